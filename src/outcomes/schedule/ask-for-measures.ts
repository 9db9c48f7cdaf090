import { audit } from '../../audit/index.ts';
import { holdCase, houseRules } from '../../care/index.ts';
import { Forbidden, Refused } from '../../core/index.ts';
import type { Scope } from '../../platform/database/index.ts';
import { emit } from '../../platform/events/index.ts';
import type { Timepoint } from '../../programmes/index.ts';
import { may } from '../policy.ts';
import { type AskWay, askStore } from './ask-store.ts';
import { hasOwnPage } from './queries.ts';

export type AskForMeasures = {
  readonly referralId: string;
  readonly timepoint: Timepoint;
  /** The place in a course whose moment it is. */
  readonly placeId?: string | null | undefined;
  readonly way: AskWay;
};

/**
 * Puts on record that a person is asked, and by which way; by the link of their own page they are told. Asking again by the same way on
 * the same day does nothing; by another way replaces the first.
 * @returns false when it was asked so already today
 * @throws NotFound, Forbidden, Refused (the state; nobody has a link to send them)
 */
export async function askForMeasures(scope: Scope, input: AskForMeasures): Promise<boolean> {
  const { referralId, timepoint, placeId = null, way } = input;
  const kase = await holdCase(scope, referralId);
  const leave = may(scope.actor, { record: timepoint }, kase);
  if (!leave.ok) throw leave.closed ? new Refused(leave.reasonKey) : new Forbidden(leave.reasonKey);
  const { today } = await houseRules(scope);
  const store = askStore(scope);
  const open = await store.open(input);
  if (open?.way === way && open.askedOn.equals(today)) return false;
  if (way === 'link' && !(await hasOwnPage(scope, kase.personId)))
    throw new Refused('outcomes.refused.no_link');
  await store.end(input, 'replaced');
  const id = await store.add(input, way, today);
  await audit(scope, {
    verb: 'measures.asked',
    subject: { kind: 'measures_ask', id },
    personId: kase.personId,
    fields: [timepoint, way],
  });
  await emit(scope, {
    name: 'MeasuresAsked',
    subjectId: referralId,
    payload: { askId: id, timepoint, placeId, way },
  });
  return true;
}
