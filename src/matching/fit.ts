import type { MatchRecord } from '../directory/index.ts';
import { type Concept, type ConceptKind, foldWord } from './lexicon/index.ts';

/** How a service answers a concept: by its kind, its name or what it writes. `said` is its own word, or the kind. */
export type Fit = {
  readonly score: number;
  readonly by: 'kind' | 'name' | 'text';
  readonly said: string;
};

/** A record with its texts folded and taken apart once, for all concepts. */
export type ReadRecord = {
  readonly record: MatchRecord;
  readonly title: string;
  readonly text: string;
  /** Runs of letters and digits, in their order. */
  readonly titleWords: readonly string[];
  readonly textWords: readonly string[];
};

/** Folds the texts of a record and takes them apart. */
export function readRecord(record: MatchRecord): ReadRecord {
  const title = plain([record.name, record.organization, ...record.terms].join(' · '));
  const text = plain([record.description, record.eligibility].join(' · '));
  return { record, title, text, titleWords: runsIn(title), textWords: runsIn(text) };
}

function runsIn(text: string): readonly string[] {
  return text.match(/[\p{L}\p{N}]+/gu) ?? [];
}

function plain(text: string): string {
  return foldWord(text).replace(/[\s-]+/g, ' ');
}

/** Where the words of a concept may stand: an expression is dear, so it is not asked of a text that has none of them. */
export type Look = { readonly title: boolean; readonly text: boolean };

const everywhere: Look = { title: true, text: true };

/** The test of a concept. */
export type ConceptTest = {
  /** How a service answers; the same whether `look` rules anything out or not, where it is right. */
  readonly fit: (read: ReadRecord, look?: Look) => Fit | null;
  /** The words with which an answer in words begins, `open` ones may go on; null where that cannot be told. */
  readonly starts: readonly { readonly word: string; readonly open: boolean }[] | null;
};

/** What being of the right kind counts. That both are sport does not make golf of swimming. */
export function kindFit(kind: ConceptKind): number {
  return kind === 'interest' ? 0.25 : 0.5;
}

const made = new WeakMap<Concept, ConceptTest>();

/** The test of a concept, made once: its words as one expression. */
export function fitOf(concept: Concept): ConceptTest {
  const known = made.get(concept);
  if (known) return known;
  const test = makeTest(concept);
  made.set(concept, test);
  return test;
}

function makeTest(concept: Concept): ConceptTest {
  // An editor may type anything: only letters and digits are looked for, and every sign stands for itself.
  const finds = concept.finds
    .map(find => ({ text: plain(find.replace('*', '')), open: find.endsWith('*') }))
    .filter(({ text }) => /[\p{L}\p{N}]/u.test(text));
  const words = finds.map(
    ({ text, open }) => text.replace(/[.*+?^$(){}|[\]\\/]/g, '\\$&') + (open ? '\\p{L}*' : ''),
  );
  const says =
    words.length > 0 ? new RegExp(`(?<![\\p{L}\\p{N}])(?:${words.join('|')})(?![\\p{L}\\p{N}])`, 'u') : null;
  const kinds = new Set(concept.assets);
  const base = kindFit(concept.kind);
  const fit: ConceptTest['fit'] = ({ record, title, text }, look = everywhere) => {
    // A service under many kinds is each of them a little less.
    const shared = record.kinds.find(one => kinds.has(one));
    const kind = shared === undefined ? 0 : base - 0.04 * Math.min(5, record.kinds.length - 1);
    // A bowling club in the park is no park: what it is known to be counts against a word in its name.
    const other = shared === undefined && record.kinds.length > 0 && kinds.size > 0 ? 0.3 : 0;
    const named = look.title ? says?.exec(title)?.[0] : undefined;
    if (named) return { score: 0.7 + kind - other, by: 'name', said: named };
    const written = look.text ? says?.exec(text)?.[0] : undefined;
    if (written) return { score: 0.35 + kind, by: 'text', said: written };
    return shared === undefined ? null : { score: kind, by: 'kind', said: shared };
  };
  return { fit, starts: startsOf(finds) };
}

// A word that ends in a letter or digit is a whole run of the text; one with anything else before it is not looked for here.
function startsOf(
  finds: readonly { readonly text: string; readonly open: boolean }[],
): ConceptTest['starts'] {
  const starts = finds.map(({ text, open }) => {
    const [word] = /^[\p{L}\p{N}]+/u.exec(text) ?? [];
    return word === undefined ? null : { word, open: open && word === text };
  });
  return starts.every(one => one !== null) ? starts : null;
}

/**
 * Tells for each record where the words of each test may stand, in the order of the tests. It never rules out what is
 * there; each different word is compared once, however many records have it.
 */
export function lookerFor(tests: readonly ConceptTest[]): (read: ReadRecord) => readonly Look[] {
  const byWord = new Map<string, readonly number[]>();
  const none: readonly number[] = [];
  const begins = (word: string): readonly number[] => {
    const known = byWord.get(word);
    if (known) return known;
    const found = tests.flatMap(({ starts }, at) =>
      starts?.some(one => (one.open ? word.startsWith(one.word) : word === one.word)) ? [at] : [],
    );
    const kept = found.length > 0 ? found : none;
    byWord.set(word, kept);
    return kept;
  };
  const unsure = tests.map(({ starts }) => starts === null);
  const among = (words: readonly string[]): boolean[] => {
    const may = [...unsure];
    for (const word of words) for (const at of begins(word)) may[at] = true;
    return may;
  };
  return ({ titleWords, textWords }) => {
    const text = among(textWords);
    return among(titleWords).map((title, at) => ({ title, text: text[at] === true }));
  };
}
