import {
  type AbsentReason,
  type Answer,
  type Answers,
  type Instrument,
  isAsked,
  questionsOf,
} from './instruments/index.ts';
import { isAnswer } from './scoring.ts';

/** Answers as they are stored: nothing empty among them. */
export type KeptAnswers = Record<string, number | number[] | string | { absent: AbsentReason }>;

/**
 * The answers to keep: those to questions of the definition that were really asked, in its order. What was answered
 * before another answer took the question away is left out.
 * @throws RangeError for an answer the item does not offer
 */
export function keptAnswers(instrument: Instrument, answers: Answers): KeptAnswers {
  const kept: KeptAnswers = {};
  for (const item of questionsOf(instrument)) {
    const answer = Object.hasOwn(answers, item.id) ? answers[item.id] : null;
    if (answer === null || answer === undefined || !isAsked(instrument, item, answers)) continue;
    if (!isAnswer(item, answer)) throw new RangeError(`no answer to ${instrument.id} ${item.id}`);
    kept[item.id] = copied(answer);
  }
  return kept;
}

function copied(answer: Answer): KeptAnswers[string] {
  if (typeof answer === 'number' || typeof answer === 'string') return answer;
  return 'absent' in answer ? { absent: answer.absent } : [...answer];
}
