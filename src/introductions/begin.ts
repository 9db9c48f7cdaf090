import { audit } from '../audit/index.ts';
import { holdCase, isWorkState, refreshNextAction } from '../care/index.ts';
import { Forbidden, NotFound, newId, Refused } from '../core/index.ts';
import { serviceCards } from '../directory/index.ts';
import { answerStore } from '../matching/index.ts';
import { planStore } from '../plans/index.ts';
import type { Scope } from '../platform/database/index.ts';
import { emit } from '../platform/events/index.ts';
import type { IntroductionKind } from '../programmes/index.ts';
import { type IntroductionState, mayBegin } from './introduction.ts';
import type { Agreed } from './minimum.ts';
import { stepOf } from './move.ts';
import { may } from './policy.ts';
import { openIntroductionTo } from './queries.ts';
import { introductionStore } from './store.ts';

export type BeginIntroduction = {
  readonly referralId: string;
  readonly serviceId: string;
  readonly kind: IntroductionKind;
  /** An idea, or chosen by the person. A signpost is given and done, whatever is said here. */
  readonly state: 'suggested' | 'chosen';
  readonly goalId: string | null;
  readonly agreed: Agreed;
};

/**
 * Begins an introduction: a suggestion, a choice, or information that is simply given. Its owner is the link worker of
 * the case, or whoever begins it.
 * @returns its id
 * @throws NotFound (case, service, goal), Forbidden, Refused (case not open, service not listed, one is under way)
 */
export async function beginIntroduction(scope: Scope, input: BeginIntroduction): Promise<string> {
  const kase = await holdCase(scope, input.referralId);
  const leave = may(scope.actor, 'change', kase);
  if (!leave.ok) throw new Forbidden(leave.reasonKey);
  if (!isWorkState(kase.state)) throw new Refused('introductions.refused.closed');
  const service = (await serviceCards(scope.db, [input.serviceId])).get(input.serviceId);
  if (!service) throw new NotFound('service');
  if (!service.listed) throw new Refused('introductions.refused.not_listed', { name: service.name });
  if (await openIntroductionTo(scope, kase.id, service.id)) {
    throw new Refused('introductions.refused.already', { name: service.name });
  }
  await checkGoal(scope, kase.id, input.goalId);
  const state: IntroductionState = input.kind === 'signposted' ? 'given' : input.state;
  if (!mayBegin(input.kind, state)) throw new Refused(`introductions.refused.state.${state}`);
  const id = newId();
  const fresh = {
    state,
    sent_at: null,
    chased_times: 0,
    booked_for: null,
    first_attended_on: null,
    still_going_8_weeks: null,
    still_going_3_months: null,
  };
  const store = introductionStore(scope);
  await store.add({
    id,
    referral_id: kase.id,
    person_id: kase.personId,
    service_id: service.id,
    service_name: service.name,
    kind: input.kind,
    owner_id: kase.linkWorkerId ?? scope.actor.id,
    shared: input.kind === 'signposted' ? null : { agreed: { ...input.agreed }, sent: null },
    goal_id: input.goalId,
    ...fresh,
    ...(await stepOf(scope, fresh)),
  });
  await store.addEvent({ introductionId: id, transition: 'begin', from: null, to: state });
  await answerStore(scope).attach(id, kase.id, service.id);
  await audit(scope, {
    verb: `introduction.${state}`,
    subject: { kind: 'introduction', id },
    personId: kase.personId,
    fields: ['kind', 'service_id', 'shared'],
  });
  await emit(scope, {
    name: 'IntroductionBegun',
    subjectId: id,
    payload: { referralId: kase.id, serviceId: service.id, state },
  });
  await refreshNextAction(scope, kase.id);
  return id;
}

async function checkGoal(scope: Scope, referralId: string, goalId: string | null): Promise<void> {
  if (goalId === null) return;
  const plan = await planStore(scope).ofReferral(referralId);
  if (!plan?.goals.some(goal => goal.id === goalId)) throw new NotFound('goal');
}
