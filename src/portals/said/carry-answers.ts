import { houseRules } from '../../care/index.ts';
import { dayIn } from '../../core/index.ts';
import { assessmentsOf, latest, recordAssessments } from '../../outcomes/index.ts';
import type { Scope } from '../../platform/database/index.ts';
import { type SaidOutcome, saysOf } from './said.ts';
import type { ToCarry } from './to-carry.ts';

/**
 * Answers to one questionnaire become an assessment at once, so that nothing is lost when somebody is interrupted, and an answer that a
 * person must look at is looked at now. What was asked at this timepoint already, by a colleague or on another day, stays as it was.
 */
export async function carryAnswers(scope: Scope, { said, own }: ToCarry): Promise<SaidOutcome> {
  const { timepoint, instrument, declined, answers } = saysOf('answers', said);
  const { zone } = await houseRules(scope);
  const takenOn = dayIn(zone, said.at);
  const before = latest(await assessmentsOf(scope, own.referralId), instrument, timepoint);
  const mine = before === null || (before.takenHow && before.takenOn.equals(takenOn));
  if (!mine) return 'late';
  const words = said.words === null ? [] : said.words.split('\n').map(one => one || null);
  await recordAssessments(scope, {
    referralId: own.referralId,
    timepoint,
    takenOn,
    words,
    filled: [{ instrument, declined, answers }],
    takenHow: said.helperName ? 'helper' : 'link',
  });
  return 'done';
}
