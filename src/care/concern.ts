import type { Actor } from '../platform/database/index.ts';
import type { ConcernKind } from '../programmes/index.ts';
import type { Answer } from './policy.ts';

/** open → first_signed → closed; back from first_signed to open when the second person does not agree. */
export type ConcernState = 'open' | 'first_signed' | 'closed';

/** A restricted record of something that may not be safe. */
export type Concern = {
  readonly id: string;
  readonly kind: ConcernKind;
  /** What was seen or heard, in the words of who raised it. */
  readonly words: string;
  readonly state: ConcernState;
  readonly personId: string;
  readonly personName: string;
  readonly referralId: string | null;
  readonly raisedBy: string;
  readonly raisedByName: string;
  readonly raisedAt: Temporal.Instant;
  readonly ownerId: string;
  readonly ownerName: string;
  readonly decideBy: Temporal.PlainDate;
  readonly decision: string | null;
  readonly firstSignedBy: string | null;
  readonly firstSignedByName: string | null;
  readonly firstSignedAt: Temporal.Instant | null;
  readonly closedByName: string | null;
  readonly closedAt: Temporal.Instant | null;
  readonly version: number;
};

export type ConcernAct = 'read' | 'sign' | 'close' | 'send_back' | 'hand_on';
type Standing = Pick<Concern, 'state' | 'ownerId' | 'raisedBy' | 'firstSignedBy'>;

const no = (reasonKey: string): Answer => ({ ok: false, reasonKey });

/**
 * May this actor do that to this concern? Seen by the co-ordinator, its owner and who raised it. The owner or a co-ordinator
 * signs a decision; another of them closes it. Nobody closes what they signed first.
 */
export function mayConcern(actor: Actor, act: ConcernAct, concern: Standing): Answer {
  const coordinator = actor.role === 'coordinator' || actor.role === 'system';
  const owner = concern.ownerId === actor.id;
  if (!coordinator && !owner && concern.raisedBy !== actor.id) return no('care.concern.refused.read');
  if (act === 'read') return { ok: true };
  if (concern.state === 'closed') return no('care.concern.refused.closed');
  if (!coordinator && !owner) return no('care.concern.refused.owner');
  if (act === 'sign' && concern.state !== 'open') return no('care.concern.refused.signed');
  if (act === 'close' || act === 'send_back') {
    if (concern.state !== 'first_signed') return no('care.concern.refused.unsigned');
    if (concern.firstSignedBy === actor.id) return no('care.concern.refused.second');
  }
  return { ok: true };
}

/** Working days for a decision: the next one where a life or a body may be in danger, else two. */
export function decideWithin(kind: ConcernKind): number {
  const urgent: readonly ConcernKind[] = [
    'thoughts_of_suicide',
    'self_harm',
    'harm_from_others',
    'domestic_abuse',
    'child_at_risk',
  ];
  return urgent.includes(kind) ? 1 : 2;
}
