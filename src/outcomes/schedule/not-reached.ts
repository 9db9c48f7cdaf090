import { audit } from '../../audit/index.ts';
import { holdCase, houseRules } from '../../care/index.ts';
import { Forbidden, Refused } from '../../core/index.ts';
import type { Scope } from '../../platform/database/index.ts';
import type { Timepoint } from '../../programmes/index.ts';
import { may } from '../policy.ts';
import { askStore } from './ask-store.ts';

/**
 * Puts on record that somebody could not be reached to be asked. They may be asked again, and answers that come later count.
 * @throws NotFound, Forbidden, Refused (the state)
 */
export async function notReached(
  scope: Scope,
  moment: {
    readonly referralId: string;
    readonly timepoint: Timepoint;
    readonly placeId?: string | null | undefined;
  },
): Promise<void> {
  const { referralId, timepoint } = moment;
  const kase = await holdCase(scope, referralId);
  const leave = may(scope.actor, { record: timepoint }, kase);
  if (!leave.ok) throw leave.closed ? new Refused(leave.reasonKey) : new Forbidden(leave.reasonKey);
  const store = askStore(scope);
  const open = await store.open(moment);
  const { today } = await houseRules(scope);
  const id = open?.id ?? (await store.add(moment, 'phone', today));
  await store.end(moment, 'unreachable');
  await audit(scope, {
    verb: 'measures.not_reached',
    subject: { kind: 'measures_ask', id },
    personId: kase.personId,
    fields: [timepoint],
  });
}
