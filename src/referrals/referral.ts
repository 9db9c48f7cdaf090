import type { Role } from '../platform/database/index.ts';

/** The states of a referral, in the order of the pathway. */
export const referralStates = [
  'received',
  'in_triage',
  'info_requested',
  'accepted',
  'declined',
  'redirected',
  'duplicate',
  'waiting',
  'allocated',
  'contacting',
  'active',
  'on_hold',
  'closed',
  'follow_up',
  'withdrawn',
] as const;
export type ReferralState = (typeof referralStates)[number];

/** States in which nobody has decided yet. */
export const triageStates = ['received', 'in_triage', 'info_requested'] as const;
/** States in which the programme works with the person. */
export const caseStates = ['accepted', 'waiting', 'allocated', 'contacting', 'active', 'on_hold'] as const;
/** States from which the person can still withdraw. */
export const openStates = [...triageStates, ...caseStates] as const;

/** One named change of state. Pages, API and tests all read this table; there is no other way to change a state. */
export type Transition = {
  readonly from: readonly ReferralState[];
  /** `unchanged`: what changes is something else, such as who has the case. */
  readonly to: ReferralState | 'unchanged';
  /** Roles that may do it at all; policy.ts adds whose referral it must be. */
  readonly who: readonly Role[];
  /** Whether a coded reason must be given. */
  readonly reason: boolean;
};

const staff = ['link_worker', 'coordinator', 'system'] as const;
const triage = ['coordinator', 'system'] as const;

/** The machine of domain.md, "Referral states". */
export const transitions = {
  receive: { from: [], to: 'received', who: ['public', ...staff], reason: false },
  start_triage: { from: ['received', 'info_requested'], to: 'in_triage', who: triage, reason: false },
  ask: { from: ['in_triage'], to: 'info_requested', who: triage, reason: false },
  answer: { from: ['info_requested'], to: 'in_triage', who: ['referrer', ...triage], reason: false },
  accept: { from: ['in_triage'], to: 'accepted', who: triage, reason: false },
  decline: { from: ['in_triage'], to: 'declined', who: triage, reason: true },
  redirect: { from: ['in_triage'], to: 'redirected', who: triage, reason: true },
  mark_duplicate: { from: ['in_triage'], to: 'duplicate', who: triage, reason: false },
  wait: { from: ['accepted'], to: 'waiting', who: triage, reason: false },
  allocate: { from: ['accepted', 'waiting'], to: 'allocated', who: triage, reason: false },
  reallocate: {
    from: ['allocated', 'contacting', 'active', 'on_hold'],
    to: 'unchanged',
    who: triage,
    reason: true,
  },
  start_contact: { from: ['allocated'], to: 'contacting', who: staff, reason: false },
  start_work: { from: ['allocated', 'contacting'], to: 'active', who: staff, reason: false },
  hold: { from: ['active', 'contacting', 'allocated'], to: 'on_hold', who: staff, reason: true },
  resume: { from: ['on_hold'], to: 'active', who: staff, reason: false },
  close: { from: ['allocated', 'contacting', 'active', 'on_hold'], to: 'closed', who: staff, reason: true },
  follow_up: { from: ['closed'], to: 'follow_up', who: staff, reason: false },
  reopen: { from: ['closed', 'follow_up'], to: 'active', who: staff, reason: true },
  withdraw: { from: openStates, to: 'withdrawn', who: staff, reason: false },
} as const satisfies Record<string, Transition>;

export type TransitionName = keyof typeof transitions;

/**
 * The state a transition leads to from here, or null when the machine has no such arrow.
 * @example next('waiting', 'allocate') // 'allocated'
 */
export function next(state: ReferralState, name: TransitionName): ReferralState | null {
  const transition: Transition = transitions[name];
  if (!transition.from.includes(state)) return null;
  return transition.to === 'unchanged' ? state : transition.to;
}

/**
 * Whether triage can come to this from here. What has only been received, or waits for an answer, is taken into triage by
 * whoever decides (`takeIntoTriage`), so that every decision is one of triage.
 * @example canDecide('received', 'accept') // true
 */
export function canDecide(state: ReferralState, name: TransitionName): boolean {
  const looked = next(state, 'start_triage');
  return next(state, name) !== null || (looked !== null && next(looked, name) !== null);
}
