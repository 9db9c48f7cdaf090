import { expand, type Piece, patterns, phrases, pieces } from './phrases/index.ts';
import { plain } from './plain-text.ts';
import { timeWord, type When } from './when-words.ts';
import { conditions, emergencies, negations, reasons } from './words.ts';

/** What a reply can be understood as. Everything else is read by a person. */
export const meanings = ['yes', 'cannot_come', 'call_me', 'stop', 'start', 'not_understood'] as const;
export type Meaning = (typeof meanings)[number];

export type ReplyAbout = {
  /** The language of the person who writes, for words that mean different things in two of them. */
  readonly locale?: string | undefined;
  /** The meeting that a reminder asked about: only its own day and hour may stand in a yes. */
  readonly when?: When | null | undefined;
  /** Names that may stand in it: the person's and their link worker's. */
  readonly names?: readonly string[] | undefined;
};

const words = (list: readonly string[]): ReadonlySet<string> =>
  new Set(list.flatMap(word => plain(word).tokens));
const turned = words(negations);
const conditional = words(conditions);
const reasonBegins = words(reasons);
const emergency = words(emergencies);

/** A bare “no”: what it says no to depends on what comes after it. */
type Said = Piece | 'no';

/** Every phrase there is, to what it says. A phrase in two languages with two meanings says nothing. */
const book = new Map<string, Piece | 'two'>();
const english = new Set<string>();
let longest = 1;
for (const [locale, written] of Object.entries(phrases)) {
  for (const piece of pieces) {
    for (const phrase of patterns(written[piece]).flatMap(expand)) {
      const { tokens } = plain(phrase);
      if (tokens.length === 0) continue;
      longest = Math.max(longest, tokens.length);
      enter(tokens.join(' '), piece);
      if (tokens.length > 1 && tokens.includes('tá')) enter(tokens.join(' ').replaceAll('tá', 'ta'), piece);
      if (locale === 'en') for (const token of tokens) if (token.length >= 6) english.add(token);
    }
  }
}
const known = new Set([...book.keys()].flatMap(phrase => phrase.split(' ')));

function enter(phrase: string, piece: Piece): void {
  const before = book.get(phrase);
  book.set(phrase, before === undefined || before === piece ? piece : 'two');
}

/** Words that mean one thing to who speaks this language and another to everybody else. */
const inLanguage: Readonly<Record<string, Readonly<Record<string, Piece>>>> = { ga: { ta: 'yes' } };
/** In Polish “no” is a way of saying well, or even yes. */
const doubtful: Readonly<Record<string, ReadonlySet<string>>> = { pl: new Set(['no']) };

/**
 * Understands a reply to a text of ours, or does not. A text is understood only when every word of it is: a yes with anything beside
 * that nobody foresaw is no yes. A question is never a yes.
 *
 * @example readReply('yeah grand') // 'yes'
 * @example readReply('yes but can I come later') // 'not_understood'
 */
export function readReply(text: string, about: ReplyAbout = {}): Meaning {
  const { tokens: written, asks } = plain(text);
  if (written.length === 0 || written.length > 40) return 'not_understood';
  const tokens = written.map(rightlySpelt);
  if (tokens.some(token => emergency.has(token))) return 'not_understood';
  // Somebody called May or Tak does not change what a word says.
  const names = new Set([...words(about.names ?? [])].filter(name => !known.has(name) && !turned.has(name)));
  const said = cover(tokens, 0, new Set(), { about, names, failed: new Set() });
  const meaning = said ? meaningOf(said) : 'not_understood';
  return asks && meaning !== 'call_me' ? 'not_understood' : meaning;
}

/** A long English word with one letter wrong, swapped, missing or too many. Never across its first letter: “unable” begins there. */
function rightlySpelt(token: string): string {
  if (token.length < 6 || known.has(token) || turned.has(token) || conditional.has(token)) return token;
  const near = [...english].filter(word => word[0] === token[0] && isNear(token, word));
  return near.length === 1 ? (near[0] ?? token) : token;
}

function isNear(one: string, other: string): boolean {
  if (Math.abs(one.length - other.length) > 1) return false;
  let at = 0;
  while (at < one.length && one[at] === other[at]) at += 1;
  const [a, b] = [one.slice(at), other.slice(at)];
  if (a.slice(1) === b || a === b.slice(1) || a.slice(1) === b.slice(1)) return true;
  return a.length === b.length && a[0] === b[1] && a[1] === b[0] && a.slice(2) === b.slice(2);
}

type Walk = {
  readonly about: ReplyAbout;
  readonly names: ReadonlySet<string>;
  /** Places from which the rest could not be read, so that no text makes it try for long. */
  readonly failed: Set<string>;
};

/** Reads the rest of a text piece by piece, the longest phrase first. Null where a word stays that no phrase explains. */
function cover(
  tokens: readonly string[],
  from: number,
  said: ReadonlySet<Said>,
  walk: Walk,
): ReadonlySet<Said> | null {
  if (from === tokens.length) return said;
  const place = `${from} ${[...said].sort().join(' ')}`;
  if (walk.failed.has(place)) return null;
  const { about, names } = walk;
  for (let length = Math.min(longest, tokens.length - from); length > 0; length -= 1) {
    const phrase = tokens.slice(from, from + length).join(' ');
    const found = length === 1 && names.has(phrase) ? 'filler' : pieceOf(phrase, about);
    if (!found) continue;
    const piece = found === 'cannot' && turned.has(phrase) ? 'no' : found;
    const all = cover(tokens, from + length, new Set([...said, piece]), walk);
    if (all) return all;
    const rest = tokens.slice(from + length);
    if (piece === 'call' && isMoreOfACall(rest)) return new Set([...said, piece]);
    if (piece === 'cannot' && length > 1 && isReason(rest)) return new Set([...said, piece]);
  }
  walk.failed.add(place);
  return null;
}

function pieceOf(phrase: string, { locale, when }: ReplyAbout): Piece | null {
  if (locale && doubtful[locale]?.has(phrase)) return null;
  const own = locale ? inLanguage[locale]?.[phrase] : undefined;
  const piece = own ?? book.get(phrase);
  if (piece) return piece === 'two' ? null : piece;
  const time = timeWord(phrase, when ?? null);
  return time === 'right' || time === 'around' ? 'filler' : null;
}

/** “… after five”, “… about the bus”: whatever it is, somebody rings. Not what takes the call back, and no joke about an ambulance. */
function isMoreOfACall(rest: readonly string[]): boolean {
  return !['an', 'a', 'crazy', 'if'].includes(rest[0] ?? '') && !rest.some(token => turned.has(token));
}

/** “… because I am sick”. Not “… until three”, nor a second thought. */
function isReason(rest: readonly string[]): boolean {
  const begins = reasonBegins.has(rest[0] ?? '') || book.get(rest[0] ?? '') === 'regret';
  return (
    begins &&
    rest.length <= 25 &&
    !rest.some(
      token =>
        turned.has(token) ||
        conditional.has(token) ||
        (token !== 'tá' && ['yes', 'stop'].includes(book.get(token) ?? '')),
    )
  );
}

function meaningOf(said: ReadonlySet<Said>): Meaning {
  const has = (piece: Said) => said.has(piece);
  if (has('stop')) return alone(said, ['stop']) ? 'stop' : 'not_understood';
  if (has('start')) return alone(said, ['start']) ? 'start' : 'not_understood';
  // “No need to cancel”, “não liguem”: both are there, and neither is meant.
  if (has('cannot') && has('cancel')) return 'not_understood';
  if (has('no') && (has('cancel') || has('call'))) return 'not_understood';
  if (has('no') || has('cannot') || has('cancel')) return has('yes') ? 'not_understood' : 'cannot_come';
  if (has('call')) return 'call_me';
  if (has('regret')) return 'not_understood';
  return has('yes') || has('ok') ? 'yes' : 'not_understood';
}

/** Nothing is said beside it but courtesies. */
const alone = (said: ReadonlySet<Said>, wanted: readonly Piece[]): boolean =>
  [...said].every(
    piece => wanted.some(one => one === piece) || piece === 'filler' || piece === 'regret' || piece === 'ok',
  );

/** Words that ask for an ambulance, not for us. */
export const isEmergency = (text: string): boolean => plain(text).tokens.some(token => emergency.has(token));
