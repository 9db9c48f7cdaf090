import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ga } from './catalogues.ts';

/** Values that are names of people and places; Irish would change their first letters after these words. */
const NAMES =
  'name|called|worker|first_name|initials|host|programme|service|who|from|by|kept|place|area|owner';
const CHANGES_WHAT_FOLLOWS = new RegExp(
  `(?:^|\\s)(?:a|ar|de|do|d’|faoi|gan|go|i|in|le|lena|ó|roimh|thar|trí|um|idir)\\s*\\{(?:${NAMES})\\}`,
  'iu',
);

/** What was chosen against in docs/irish.md, with the term to use. */
const ONE_TERM: readonly (readonly [RegExp, string])[] = [
  [/\p{L}*(?:ghuthá|guthá)\p{L}*|theileafó|teileafó/iu, 'fón, uimhir fóin, glao fóin'],
  [/teachtaireacht(?:aí)? téacs|teachtaireacht ghutha/iu, 'téacsteachtaireacht, glórphost'],
  [/glao físe|ghlao físe|fhíseán/iu, 'físghlao'],
  [/ainm(?:neacha)? baiste|chéad ainm/iu, 'céadainm'],
  [/litir (?:dheiridh|dúnta)/iu, 'litir chlabhsúir'],
  [/ar fionraí/iu, 'ar sos'],
  [/nasctha(?!\p{L})/iu, 'naisc (oibrí naisc)'],
  [/th?ionól/iu, 'déanta'],
  [/(?:i d’fhocail|ina bhfocail) féin/iu, 'i do chuid focal féin, ina gcuid focal féin'],
  [/céard/iu, 'cad'],
  [/logáil (?:isteach|amach)/iu, 'sínigh isteach, sínigh amach'],
];
const ALLOWED: ReadonlySet<string> = new Set(['people.record.merges']);

const irish = Object.entries(ga).flatMap(([room, words]) =>
  Object.entries(words).map(([key, text]): [string, string] => [`${room}.${key}`, text]),
);

test('no name in an Irish sentence stands where its first letter would have to change', () => {
  assert.deepEqual(
    irish.filter(([, text]) => CHANGES_WHAT_FOLLOWS.test(text)),
    [],
  );
});

test('one thing has one Irish term', () => {
  for (const [key, text] of irish) {
    if (ALLOWED.has(key)) continue;
    for (const [other, term] of ONE_TERM) assert.doesNotMatch(text, other, `${key}: write ${term}`);
  }
});

test('the checks find what they are for', () => {
  assert.match('Inis do {worker} é', CHANGES_WHAT_FOLLOWS);
  assert.doesNotMatch('Cuir scéala chuig {worker}', CHANGES_WHAT_FOLLOWS);
  assert.ok(ONE_TERM.some(([other]) => other.test('Ná fág teachtaireacht ghutháin.')));
  assert.ok(ONE_TERM.every(([other]) => !other.test('oibrí naisc, glórphost, litir chlabhsúir')));
});
