import { audit } from '../audit/index.ts';
import { addWorkingDays, Forbidden, NotFound, newId } from '../core/index.ts';
import type { Scope } from '../platform/database/index.ts';
import { emit } from '../platform/events/index.ts';
import type { ConcernKind } from '../programmes/index.ts';
import { decideWithin } from './concern.ts';
import { makeTask, settleTasks } from './make-task.ts';
import { may } from './policy.ts';
import { caseOf } from './queries/case.ts';
import { houseRules } from './queries/house-rules.ts';
import { staffHere } from './queries/staff.ts';
import { careStore } from './store.ts';

export type NewConcern = {
  readonly referralId: string;
  readonly kind: ConcernKind;
  readonly words: string;
  /** Who decides; a co-ordinator when left out. */
  readonly ownerId?: string | null | undefined;
};

/**
 * Raises a concern about the person of a case. It has an owner and a day of decision from the first moment.
 * @throws NotFound, Forbidden
 * @returns the id of the concern
 */
export async function raiseConcern(scope: Scope, input: NewConcern): Promise<string> {
  const kase = await caseOf(scope, input.referralId);
  const leave = may(scope.actor, 'raise_concern', kase);
  if (!leave.ok) throw new Forbidden(leave.reasonKey);
  const staff = await staffHere(scope);
  const owner = input.ownerId
    ? staff.find(one => one.id === input.ownerId)
    : (staff.find(one => one.role === 'coordinator') ?? staff.find(one => one.id === kase.linkWorkerId));
  if (!owner) throw new NotFound('staff');
  const { today, holidays } = await houseRules(scope);
  const decideBy = addWorkingDays(today, decideWithin(input.kind), holidays);
  const id = newId();
  await careStore(scope).addConcern({
    id,
    person_id: kase.personId,
    referral_id: kase.id,
    kind: input.kind,
    words: input.words,
    raised_by: scope.actor.id,
    raised_at: scope.now,
    owner_id: owner.id,
    decide_by: decideBy,
    state: 'open',
  });
  await makeTask(scope, {
    kind: 'concern',
    subjectId: id,
    referralId: kase.id,
    personId: kase.personId,
    assigneeId: owner.id,
    dueOn: decideBy,
  });
  await settleTasks(scope, 'judge_words', kase.id);
  await audit(scope, {
    verb: 'concern.raised',
    subject: { kind: 'concern', id },
    personId: kase.personId,
  });
  await emit(scope, { name: 'ConcernRaised', subjectId: id });
  return id;
}
