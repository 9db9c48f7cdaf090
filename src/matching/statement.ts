import { foldWord } from './lexicon/index.ts';

/** One word of a statement, with where it stands in the person's text. */
export type Token = {
  readonly text: string;
  readonly folded: string;
  readonly from: number;
  readonly to: number;
  /** Number of the sentence; nothing that belongs together reaches over its end. */
  readonly sentence: number;
  /** First word of its sentence. */
  readonly first: boolean;
};

/** More than anybody says; what is beyond is left out and nothing breaks. */
export const longestStatement = 60_000;

/** Takes a statement apart into words; emoji, signs and numbers of a list are between them. */
export function tokensOf(statement: string): Token[] {
  const text = statement.toWellFormed().slice(0, longestStatement);
  const tokens: Token[] = [];
  let sentence = 0;
  let end = 0;
  for (const match of text.matchAll(/[\p{L}\p{M}\p{N}]+(?:['’‘ʼ`´][\p{L}\p{M}\p{N}]+)*/gu)) {
    const from = match.index;
    const between = text.slice(end, from);
    const first = tokens.length === 0 || /[.!?;\n…]/.test(between);
    if (first) sentence += 1;
    end = from + match[0].length;
    tokens.push({ text: match[0], folded: foldWord(match[0]), from, to: end, sentence, first });
  }
  return tokens;
}
