import type { WordsAsked } from '../../directory/index.ts';
import type { Match, MatchInput } from '../match.ts';

/** What the parts of an answer draw from. */
export type AnswerProps = {
  readonly asked: WordsAsked;
  readonly input: MatchInput;
  readonly result: Match;
  readonly carried: Readonly<Record<string, string>>;
  readonly href: (changed: Partial<MatchInput>) => string;
};
