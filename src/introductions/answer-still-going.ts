import { audit } from '../audit/index.ts';
import { houseRules, refreshNextAction, settleTasks } from '../care/index.ts';
import { Refused } from '../core/index.ts';
import type { Scope } from '../platform/database/index.ts';
import type { Barrier } from '../programmes/index.ts';
import { goingStates } from './introduction.ts';
import { holdIntroduction, move, stepOf } from './move.ts';
import { stillGoingAfter } from './next-step.ts';
import { introductionStore } from './store.ts';

export type StillGoing = {
  readonly referralId: string;
  readonly introductionId: string;
  readonly when: '8_weeks' | '3_months';
  readonly answer: 'yes' | 'no';
  /** With a no: what stood in the way. */
  readonly barrier?: Barrier | null | undefined;
};

/** A week early is near enough: people are asked when they are met. */
const EARLY_DAYS = 7;

/** From which day an answer counts, for a first time on `since`. */
export function mayAskFrom(since: Temporal.PlainDate, when: StillGoing['when']): Temporal.PlainDate {
  return since.add(stillGoingAfter[when]).subtract({ days: EARLY_DAYS });
}

/**
 * "Are you still going?", eight weeks and three months after the first time. A yes is kept and asks again later; a no
 * stops the introduction and says what stood in the way.
 * @throws Refused when the person has not been there, it is too early, or a no comes without a barrier
 */
export async function answerStillGoing(scope: Scope, input: StillGoing): Promise<void> {
  const { referralId, introductionId, when, answer, barrier = null } = input;
  const one = { referralId, introductionId };
  const found = await holdIntroduction(scope, referralId, introductionId);
  if (!goingStates.some(state => state === found.state)) {
    throw new Refused(`introductions.refused.state.${found.state}`);
  }
  const { today } = await houseRules(scope);
  const since = found.first_attended_on ?? today;
  if (Temporal.PlainDate.compare(today, mayAskFrom(since, when)) < 0) {
    throw new Refused('introductions.refused.too_early');
  }
  const column = when === '8_weeks' ? 'still_going_8_weeks' : 'still_going_3_months';
  if (answer === 'no') {
    await move(scope, { ...one, name: 'stop', reason: barrier, set: { [column]: false } });
    return;
  }
  if (found.state === 'first_attended') await move(scope, { ...one, name: 'keep_going' });
  const kept = { ...found, state: 'attending' as const, [column]: true };
  const store = introductionStore(scope);
  await store.change(found.id, { [column]: true, ...(await stepOf(scope, kept)) });
  await store.addEvent({
    introductionId: found.id,
    transition: `still_going_${when}`,
    from: 'attending',
    to: 'attending',
  });
  await audit(scope, {
    verb: 'introduction.still_going',
    subject: { kind: 'introduction', id: found.id },
    personId: found.person_id,
    fields: [column],
  });
  await settleTasks(scope, 'still_going', found.id);
  await refreshNextAction(scope, referralId);
}
