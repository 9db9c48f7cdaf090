import type { Coverage } from './coverage.ts';

/** `faithful` keeps all that can be drawn; `strict` also gives up joined and combined signs, when the first did not print. */
export type Care = 'faithful' | 'strict';

const MISSING = '\ufffd';
const WORD_JOINER = '\u2060';
const SOFT_BREAK = '\u200b';
const LONGEST_WORD = 28;
const RIGHT_TO_LEFT = /\p{Script=Arabic}|\p{Script=Hebrew}/u;
/** References, and telephone numbers of several groups, which would read backwards in a sentence from right to left. */
const NUMBERS = /\b[A-Z]{1,3}(?:-[0-9A-Z]{2,})+|\+?\d[\d\u00a0 ()/-]*\d/g;

/**
 * Makes any string printable: drops signs that have no shape (control characters, unpaired surrogates, private use)
 * and those that could turn the rest of a sentence around (bidirectional overrides and embeddings; plain direction
 * marks stay), shows \ufffd for what no font of ours can draw, lets very long words break, and
 * keeps telephone numbers in order inside Arabic.
 * `lost` is called once for each sign that has to be left out or replaced by one that says so.
 */
export function printable(text: string, coverage: Coverage, care: Care, lost: () => void): string {
  let out = '';
  let run = 0;
  for (const sign of text
    .toWellFormed()
    .normalize('NFC')
    .replace(/\r\n?|[\u2028\u2029\v\f]/g, '\n')) {
    const shown = shape(sign, coverage, care, lost);
    if (shown === '') continue;
    run = /[\s\u200b-]/u.test(shown) ? 0 : run + 1;
    if (run > LONGEST_WORD && !/\p{M}|\p{Cf}/u.test(shown)) {
      out += SOFT_BREAK;
      run = 1;
    }
    out += shown;
  }
  return RIGHT_TO_LEFT.test(out) ? out.replace(NUMBERS, '\u2066$&\u2069') : out;
}

/**
 * The same for a page that is written from right to left: a line without any letter of that direction, an address for
 * instance, is kept in its own order too.
 */
export function inOwnOrder(text: string): string {
  return text
    .split('\n')
    .map(line => {
      if (RIGHT_TO_LEFT.test(line) || !/[\p{L}\p{N}]/u.test(line)) return line;
      // What ends it belongs to the sentence that goes on from right to left.
      const end = /(?<![\s:;,.])[\s:;,.]+$/.exec(line)?.[0] ?? '';
      return `\u2066${line.slice(0, line.length - end.length)}\u2069${end}`;
    })
    .join('\n');
}

function shape(sign: string, coverage: Coverage, care: Care, lost: () => void): string {
  const point = sign.codePointAt(0) ?? 0;
  if (sign === '\n') return sign;
  if (sign === '\t') return ' ';
  if (/[\p{Cc}\p{Cs}\p{Co}\p{Cn}\u00ad\u202a-\u202e\u2066-\u2069\ufff9-\uffff]/u.test(sign)) {
    return /[\p{Co}\p{Cn}\ufffc\ufffd]/u.test(sign) ? missing(lost) : '';
  }
  if (/\p{Cf}|\ufe0e|\ufe0f/u.test(sign)) return care === 'faithful' && isMark(sign) ? sign : '';
  if (/\p{M}/u.test(sign) && care === 'strict') {
    lost();
    return '';
  }
  if (coverage.has(point)) return sign;
  const simpler = sign.normalize('NFKC');
  if (simpler !== sign && [...simpler].every(s => coverage.has(s.codePointAt(0) ?? 0))) return simpler;
  return /\p{Z}/u.test(sign) ? ' ' : missing(lost);
}

/** Invisible signs that shape or direct the letters around them: joiners, direction marks. */
const isMark = (sign: string) => /[\u200b-\u200f\u061c]/u.test(sign) || sign === WORD_JOINER;

function missing(lost: () => void): string {
  lost();
  return MISSING;
}
