import type { ReferralState } from '../referrals/index.ts';

/** An accepted referral, as far as commands and policies of care and sessions need it. */
export type Case = {
  readonly id: string;
  readonly reference: string;
  readonly state: ReferralState;
  readonly version: number;
  readonly personId: string;
  /** What the person is called: known as, else given name, and family name. */
  readonly name: string;
  /** Known as, else given name. */
  readonly firstName: string;
  readonly phone: string | null;
  readonly linkWorkerId: string | null;
  readonly linkWorkerName: string | null;
  readonly allocatedAt: Temporal.Instant | null;
  readonly firstContactAt: Temporal.Instant | null;
  readonly sessionsPlanned: number;
  readonly sessionsHeld: number;
  readonly holdUntil: Temporal.PlainDate | null;
  readonly holdReason: string | null;
  readonly closedAt: Temporal.Instant | null;
  readonly closingReason: string | null;
  readonly closingWords: string | null;
  readonly diedOn: Temporal.PlainDate | null;
  /** Channels the person allows us to use besides calling. */
  readonly mayText: boolean;
  readonly mayEmail: boolean;
  readonly mayPost: boolean;
  readonly mayVoicemail: boolean;
  readonly bestTime: string | null;
  readonly contactNote: string | null;
  readonly hasEmail: boolean;
};

/** States in which the link worker works with the person. */
export const workStates = ['allocated', 'contacting', 'active', 'on_hold'] as const;

/** True while sessions may be planned and contacts made. */
export function isWorkState(state: ReferralState): boolean {
  return workStates.some(one => one === state);
}
