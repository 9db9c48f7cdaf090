import { audit } from '../audit/index.ts';
import { holdCase, isWorkState } from '../care/index.ts';
import { Forbidden, Refused } from '../core/index.ts';
import type { Scope } from '../platform/database/index.ts';
import { emit } from '../platform/events/index.ts';
import type { Need, UnmetConstraint } from '../programmes/index.ts';
import { may } from './policy.ts';
import { reachable } from './queries.ts';
import { introductionStore } from './store.ts';

export type UnmetNeed = {
  readonly referralId: string;
  readonly need: Need;
  /** The limit that nothing could meet. */
  readonly failedLimit: UnmetConstraint;
  readonly words: string | null;
};

/** "Nothing suitable": the need, the area and the limit that failed, so that what is missing can be shown. */
export async function recordUnmetNeed(scope: Scope, input: UnmetNeed): Promise<string> {
  const kase = await holdCase(scope, input.referralId);
  const leave = may(scope.actor, 'change', kase);
  if (!leave.ok) throw new Forbidden(leave.reasonKey);
  if (!isWorkState(kase.state)) throw new Refused('introductions.refused.closed');
  const { areaId } = await reachable(scope, kase.personId);
  const id = await introductionStore(scope).addUnmetNeed({ ...input, personId: kase.personId, areaId });
  await audit(scope, {
    verb: 'unmet_need.recorded',
    subject: { kind: 'unmet_need', id },
    personId: kase.personId,
    reason: input.failedLimit,
  });
  await emit(scope, { name: 'UnmetNeedRecorded', subjectId: id, payload: { referralId: kase.id } });
  return id;
}
