import { audit } from '../audit/index.ts';
import { Forbidden, NotFound, Refused, Stale } from '../core/index.ts';
import type { Scope } from '../platform/database/index.ts';
import { may } from './policy.ts';
import { next, type Transition, type TransitionName, transitions } from './referral.ts';
import { type Referral, type ReferralChanges, referralStore } from './store.ts';

export type TransitionInput = {
  readonly referralId: string;
  readonly name: TransitionName;
  /** Code of why; required where the machine says so. */
  readonly reason?: string | null | undefined;
  /** Why in words; kept in the event, never in the audit. */
  readonly note?: string | null | undefined;
  /** Further columns that change with the state. */
  readonly set?: ReferralChanges | undefined;
  /** The version the actor saw; another one means that somebody was faster. */
  readonly expectedVersion?: number | undefined;
};

/** What the record calls a transition once it is done: `referral.<this>`. */
const done = {
  receive: 'received',
  start_triage: 'triage_started',
  ask: 'asked',
  answer: 'answered',
  accept: 'accepted',
  decline: 'declined',
  redirect: 'redirected',
  mark_duplicate: 'marked_duplicate',
  wait: 'put_on_waiting_list',
  allocate: 'allocated',
  reallocate: 'reallocated',
  start_contact: 'contact_started',
  start_work: 'work_started',
  hold: 'held',
  resume: 'resumed',
  close: 'closed',
  follow_up: 'followed_up',
  reopen: 'reopened',
  withdraw: 'withdrawn',
} as const satisfies Record<TransitionName, string>;

/**
 * The only way a referral changes its state: holds the row, asks policy and machine, changes, writes the event and the
 * audit entry, all in the transaction of the scope.
 * @throws NotFound when the referral does not exist for this actor
 * @throws Forbidden when the actor may not do it
 * @throws Refused when the machine has no such arrow from the present state, or a reason is missing
 * @throws Stale when `expectedVersion` is no longer the version
 * @example await transition(scope, { referralId, name: 'decline', reason: 'out_of_area', set: { triaged_at: scope.now } });
 */
export async function transition(scope: Scope, input: TransitionInput): Promise<Referral> {
  const { referralId, name, reason = null, note = null, set = {}, expectedVersion } = input;
  const store = referralStore(scope);
  const referral = await store.hold(referralId);
  if (!referral) throw new NotFound('referral');
  const leave = may(scope.actor, name, referral);
  if (!leave.ok) throw new Forbidden(leave.reasonKey);
  const to = next(referral.state, name);
  if (to === null) throw new Refused(`referrals.refused.state.${referral.state}`);
  if (expectedVersion !== undefined && expectedVersion !== referral.version) {
    throw new Stale({ yours: note ?? '', theirs: referral.decision_note ?? '' });
  }
  const rule: Transition = transitions[name];
  if (rule.reason && !reason) throw new Refused('referrals.refused.reason');
  const moves = to === referral.state ? {} : { state: to, state_since: scope.now };
  const changed = await store.change(referralId, { ...set, ...moves });
  store.addEvent({ referralId, transition: name, from: referral.state, to, reason, note });
  await audit(scope, {
    verb: `referral.${done[name]}`,
    subject: { kind: 'referral', id: referralId },
    personId: changed.person_id,
    fields: [...(to === referral.state ? [] : ['state']), ...Object.keys(set)],
    reason,
  });
  return changed;
}
