import type { ConsentRecipient } from '../people/index.ts';
import type { Channel } from '../programmes/index.ts';

/** Who a message is for. */
export const recipientKinds = ['person', 'referrer', 'gp', 'provider', 'funder', 'staff'] as const;
export type ToWhom = (typeof recipientKinds)[number];

/**
 * The fate of a message. `sent`: a server took it, or a member of staff did it by hand; `deliveredAt` says when it arrived, where that is told. `held`: a rule or an
 * address stopped it and a person decides. `failed`: it was tried and could not be handed over.
 */
export const messageStates = ['queued', 'sent', 'failed', 'held', 'cancelled'] as const;
export type MessageState = (typeof messageStates)[number];

/** Why a message was held back. The first group stays until the facts change; the second a person may set aside. */
export const hardHolds = [
  'way_not_allowed',
  'no_address',
  'doubtful_address',
  'died',
  'consent_withdrawn',
  'too_long',
] as const;
export const softHolds = ['neutral_letter', 'consent_not_asked', 'address_refused'] as const;
export type HardHold = (typeof hardHolds)[number];
export type SoftHold = (typeof softHolds)[number];
export type HoldReason = HardHold | SoftHold;

/**
 * Why it did not arrive. `refused`: the other side said no for good, because of the address; `bounced`: it said so later. `not_taken`: it
 * said no because of something else. `gone`: taken, and lost on the way. `unreachable`: it did not answer, many times.
 */
export type FailReason =
  | 'refused'
  | 'bounced'
  | 'not_taken'
  | 'gone'
  | 'unreachable'
  | 'too_long_ago'
  | 'too_late';

/** Why something that nothing stops waits all the same. */
export type WaitReason = 'quiet_hours' | 'day_limit' | 'slow_down';

/** What staff may do with a message. */
export const messageActs = ['release', 'again', 'by_hand', 'cancel'] as const;
export type MessageAct = (typeof messageActs)[number];

/** A message as pages and the sender see it. */
export type Message = {
  readonly id: string;
  readonly referralId: string | null;
  readonly personId: string | null;
  readonly letterId: string | null;
  readonly toWhom: ToWhom;
  readonly channel: Channel;
  readonly template: string;
  readonly locale: string;
  readonly neutral: boolean;
  readonly recipient: string;
  /** The recipient as consents name them; nobody in particular for what goes to the person. */
  readonly told: ConsentRecipient | null;
  readonly subject: string;
  readonly body: string;
  readonly state: MessageState;
  readonly stateReason: string | null;
  readonly createdAt: Temporal.Instant;
  readonly sentAt: Temporal.Instant | null;
  readonly nextTryAt: Temporal.Instant | null;
  readonly tries: number;
  /** When the other side said that it arrived. Null: it has not, or nobody says. */
  readonly deliveredAt: Temporal.Instant | null;
  /** Texts it is paid as, once it has gone. */
  readonly parts: number | null;
  /** After this it would tell something that is no use any more. */
  readonly usefulUntil: Temporal.Instant | null;
  /** With which letters it is printed. */
  readonly batchId: string | null;
};
