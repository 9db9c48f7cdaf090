import {
  type SurveyAnswers,
  type SurveyKind,
  type SurveyMark,
  surveyQuestions,
} from '../../surveys/index.ts';
import { type Interval, shareOf } from '../statistics/interval.ts';

/** One filled-in survey; who it was by is not in it. */
export type Filled = {
  readonly answers: SurveyAnswers;
  readonly words: string | null;
  readonly mayQuote: boolean;
  /** Drawn by lot, or a key that is: orders words so that they tell no time. */
  readonly lot: string;
};

/** How often somebody was asked, and what became of it. */
export type AskedCounts = {
  readonly asked: number;
  readonly answered: number;
  /** The link is still open. */
  readonly open: number;
  readonly silent: number;
  readonly unreached: number;
  readonly midway: number;
  readonly closed: number;
  readonly paper: number;
};

/** Below this no share and no words are shown. */
export const FEWEST = 8;

export type QuestionResult = Readonly<Record<SurveyMark, number>> & {
  readonly question: string;
  readonly left: number;
  /** Said yes, of those who answered the question; null with fewer than eight. */
  readonly share: Interval | null;
};

/** Each question with its counts, and with its share from eight answers on; null where fewer than eight answered at all. */
export function resultsOf(kind: SurveyKind, filled: readonly Filled[]): readonly QuestionResult[] | null {
  if (filled.length < FEWEST) return null;
  return surveyQuestions[kind].map(question => {
    const count = (mark: SurveyMark) => filled.filter(one => one.answers[question] === mark).length;
    const marks = { yes: count('yes'), partly: count('partly'), no: count('no') };
    const given = marks.yes + marks.partly + marks.no;
    return {
      question,
      ...marks,
      left: filled.length - given,
      share: given < FEWEST ? null : shareOf(marks.yes, given),
    };
  });
}

/** Words that may be shown, in an order that tells nothing: only of those who said so, and only among eight answers at least. */
export function wordsToShow(filled: readonly Filled[]): readonly string[] {
  if (filled.length < FEWEST) return [];
  return filled
    .toSorted((a, b) => a.lot.localeCompare(b.lot))
    .flatMap(({ words, mayQuote }) => (mayQuote && words !== null ? [words] : []));
}
