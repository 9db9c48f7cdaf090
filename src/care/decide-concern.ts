import { audit } from '../audit/index.ts';
import { addWorkingDays, Forbidden, NotFound, Refused, Stale } from '../core/index.ts';
import type { Scope } from '../platform/database/index.ts';
import { emit } from '../platform/events/index.ts';
import { type Concern, type ConcernAct, decideWithin, mayConcern } from './concern.ts';
import { makeTask, settleTasks } from './make-task.ts';
import { findConcern } from './queries/concerns.ts';
import { houseRules } from './queries/house-rules.ts';
import { staffHere } from './queries/staff.ts';
import { careStore } from './store.ts';

/** First signature with a decision; second signature that closes; sent back by the second; given to another owner. */
export type ConcernDecision =
  | { readonly what: 'sign'; readonly decision: string }
  | { readonly what: 'close' }
  | { readonly what: 'send_back' }
  | { readonly what: 'hand_on'; readonly to: string };

const verbs = { sign: 'signed', close: 'closed', send_back: 'sent_back', hand_on: 'handed_on' } as const;

/**
 * Moves a concern on. Two people close it: who signs the decision first cannot be the one who closes.
 * @param version the version the actor saw
 * @throws NotFound, Forbidden, Refused (not possible from its state, or the same person twice), Stale
 */
export async function decideConcern(
  scope: Scope,
  concernId: string,
  version: number,
  decision: ConcernDecision,
): Promise<void> {
  const concern = await findConcern(scope, concernId);
  if (!concern) throw new NotFound('concern');
  allow(scope, decision.what, concern);
  const changed = await careStore(scope).changeConcern(
    concernId,
    version,
    decision.what === 'hand_on' ? await handOn(scope, concern, decision.to) : changeOf(scope, decision),
  );
  if (!changed) {
    throw new Stale({
      yours: decision.what === 'sign' ? decision.decision : '',
      theirs: concern.decision ?? '',
    });
  }
  if (decision.what === 'close') await settleTasks(scope, 'concern', concernId);
  await audit(scope, {
    verb: `concern.${verbs[decision.what]}`,
    subject: { kind: 'concern', id: concernId },
    personId: concern.personId,
  });
  await emit(scope, {
    name: `Concern${decision.what === 'close' ? 'Closed' : 'Changed'}`,
    subjectId: concernId,
  });
}

function allow(scope: Scope, act: ConcernAct, concern: Concern): void {
  const leave = mayConcern(scope.actor, act, concern);
  if (leave.ok) return;
  const whoever = ['care.concern.refused.read', 'care.concern.refused.owner'].includes(leave.reasonKey);
  throw whoever ? new Forbidden(leave.reasonKey) : new Refused(leave.reasonKey);
}

function changeOf(scope: Scope, decision: Exclude<ConcernDecision, { readonly what: 'hand_on' }>) {
  const { actor, now } = scope;
  if (decision.what === 'sign') {
    return {
      state: 'first_signed',
      decision: decision.decision,
      first_signed_by: actor.id,
      first_signed_at: now,
    };
  }
  if (decision.what === 'close') return { state: 'closed', closed_by: actor.id, closed_at: now };
  return { state: 'open', first_signed_by: null, first_signed_at: null };
}

async function handOn(scope: Scope, concern: Concern, to: string) {
  if (!(await staffHere(scope)).some(one => one.id === to)) throw new NotFound('staff');
  const { today, holidays } = await houseRules(scope);
  const decideBy = addWorkingDays(today, decideWithin(concern.kind), holidays);
  await settleTasks(scope, 'concern', concern.id);
  await makeTask(scope, {
    kind: 'concern',
    subjectId: concern.id,
    referralId: concern.referralId,
    personId: concern.personId,
    assigneeId: to,
    dueOn: decideBy,
  });
  return { owner_id: to, decide_by: decideBy };
}
