import type { WordsAsked } from '../../directory/index.ts';
import type { Lexicon } from '../lexicon/index.ts';
import type { Match, MatchInput } from '../match.ts';

/** What the parts of an answer draw from. */
export type AnswerProps = {
  readonly asked: WordsAsked;
  readonly input: MatchInput;
  readonly result: Match;
  /** Groups that take nobody new for now, with the day from which they do; empty for visitors, who are not told. */
  readonly pausedUntil: ReadonlyMap<string, Temporal.PlainDate>;
  readonly lexicon: Lexicon;
  /** What of the address belongs to others and stays: the case in hand, the place. */
  readonly carried: Readonly<Record<string, string>>;
  /** Concepts offered for what was typed to be added; null when nothing was typed. */
  readonly offered: readonly string[] | null;
  /** What a text was said to be added, kept in its field. */
  readonly add: string;
  readonly href: (changed: Partial<MatchInput>) => string;
};
