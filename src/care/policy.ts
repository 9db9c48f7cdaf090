import { Forbidden, Refused } from '../core/index.ts';
import type { Actor } from '../platform/database/index.ts';
import type { ReferralState } from '../referrals/index.ts';
import { isWorkState } from './case.ts';

/** What a policy needs to know of a case. */
export type CaseStanding = { readonly state: ReferralState; readonly linkWorkerId: string | null };

/** What is done to a case in the rooms care and sessions. */
export type CaseAct =
  | 'read'
  | 'log_contact'
  | 'plan_session'
  | 'record_session'
  | 'sign_note'
  | 'hold'
  | 'resume'
  | 'extend'
  | 'decide_extension'
  | 'close'
  | 'reopen'
  | 'withdraw'
  | 'raise_concern'
  | 'change_task';

/** Yes, or no with the words key of why. */
export type Answer = { readonly ok: true } | { readonly ok: false; readonly reasonKey: string };

const yes: Answer = { ok: true };
const no = (reasonKey: string): Answer => ({ ok: false, reasonKey });

const notInWork = 'care.refused.not_in_work';
const needsWork: ReadonlySet<CaseAct> = new Set([
  'plan_session',
  'record_session',
  'hold',
  'extend',
  'close',
]);

/**
 * May this actor do that to this case? Link workers read the cases of their team, because they stand in for each other (each
 * read is on record; cases of another team do not exist for them, docs/who-sees-what.md), and change only their own; the
 * co-ordinator changes all. Anybody who works with people may raise a concern.
 * @example may(actor, 'close', { state: 'active', linkWorkerId: actor.id }) // { ok: true }
 */
export function may(actor: Actor, act: CaseAct, standing: CaseStanding): Answer {
  if (!['link_worker', 'coordinator', 'system'].includes(actor.role)) return no('care.refused.role');
  if (act === 'read' || act === 'raise_concern') return yes;
  if (act === 'decide_extension' && actor.role === 'link_worker') return no('care.refused.coordinator');
  if (actor.role === 'link_worker' && standing.linkWorkerId !== actor.id) return no('care.refused.not_yours');
  if (needsWork.has(act) && !isWorkState(standing.state)) return no(notInWork);
  return yes;
}

/**
 * What to throw for a no: 403 when it is not for this actor to do, 409 when the state does not allow it, whoever asks.
 * @example if (!leave.ok) throw refusalOf(leave.reasonKey);
 */
export function refusalOf(reasonKey: string): Forbidden | Refused {
  return reasonKey === notInWork ? new Refused(reasonKey) : new Forbidden(reasonKey);
}
