import { audit } from '../../audit/index.ts';
import { holdCase, isWorkState } from '../../care/index.ts';
import { Forbidden, Refused } from '../../core/index.ts';
import type { Scope } from '../../platform/database/index.ts';
import { emit } from '../../platform/events/index.ts';
import { needs, type UnmetConstraint } from '../../programmes/index.ts';
import { may } from '../policy.ts';
import { reachable } from '../queries.ts';
import { unmetStore } from './unmet-store.ts';

export type NothingFound = {
  /** The concept of the sentence for which nothing was found. */
  readonly concept: string;
  readonly failedLimit: UnmetConstraint;
  /** The first part of a postcode, or a place's name; never an address. */
  readonly placeArea: string | null;
  /** The case in hand; null when one only looked around. */
  readonly referralId: string | null;
};

/**
 * Records with one tap that a sentence found nothing: the concept, the area, the limit that failed, the day. Nothing of
 * the sentence; of a person only where their case was in hand.
 * @throws NotFound (case), Forbidden, Refused (case not open)
 */
export async function recordNothingFound(scope: Scope, input: NothingFound): Promise<string> {
  const whose = input.referralId === null ? null : await caseInHand(scope, input.referralId);
  const leave = may(scope.actor, 'read', { linkWorkerId: null });
  if (!leave.ok) throw new Forbidden(leave.reasonKey);
  const [kind, code = ''] = input.concept.split('.');
  const id = await unmetStore(scope).add({
    ...input,
    need: kind === 'need' && needs.has(code) ? code : null,
    areaId: whose?.areaId ?? null,
    personId: whose?.personId ?? null,
  });
  await audit(scope, {
    verb: 'unmet_need.recorded',
    subject: { kind: 'unmet_need', id },
    personId: whose?.personId ?? null,
    reason: input.failedLimit,
  });
  await emit(scope, {
    name: 'UnmetNeedRecorded',
    subjectId: id,
    payload: input.referralId === null ? {} : { referralId: input.referralId },
  });
  return id;
}

async function caseInHand(scope: Scope, referralId: string) {
  const kase = await holdCase(scope, referralId);
  const leave = may(scope.actor, 'change', kase);
  if (!leave.ok) throw new Forbidden(leave.reasonKey);
  if (!isWorkState(kase.state)) throw new Refused('introductions.refused.closed');
  const { areaId } = await reachable(scope, kase.personId);
  return { personId: kase.personId, areaId };
}
