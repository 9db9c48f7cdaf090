import { type Answer, type Case, type CaseAct, may } from '../care/index.ts';
import type { Actor } from '../platform/database/index.ts';

/** The states of a session. Only a planned one changes; the others are what became of it. */
export const sessionStates = [
  'planned',
  'held',
  'missed',
  'cancelled_by_person',
  'cancelled_by_us',
  'moved',
] as const;
export type SessionState = (typeof sessionStates)[number];

/** A meeting, planned or past. `startsAt` is local time in the programme's zone, so that a clock change never moves it. */
export type Session = {
  readonly id: string;
  readonly referralId: string;
  readonly personId: string;
  readonly linkWorkerId: string;
  readonly linkWorkerName: string;
  readonly state: SessionState;
  /** 1, 2, 3 … in the order in which they were held; null until then. */
  readonly number: number | null;
  readonly startsAt: Temporal.PlainDateTime;
  readonly minutesPlanned: number;
  readonly mode: string;
  readonly place: string | null;
  readonly knowBefore: string | null;
  readonly minutes: number | null;
  readonly othersPresent: string | null;
  readonly nextStep: string | null;
  readonly missedReason: string | null;
  readonly reasonNote: string | null;
  /** The appointment it takes the place of. */
  readonly supersedes: string | null;
  /** When the person said that they come; null when they have not. */
  readonly confirmedAt: Temporal.Instant | null;
  /** When the person said that they cannot come. */
  readonly cannotComeAt: Temporal.Instant | null;
};

/** What was recorded of a session. `draft` until signed; then locked, with addenda only. */
export type Note = {
  readonly id: string;
  readonly sessionId: string;
  readonly authorId: string;
  readonly authorName: string;
  readonly text: string;
  readonly personWords: string | null;
  readonly state: 'draft' | 'signed';
  readonly version: number;
  readonly signedAt: Temporal.Instant | null;
  readonly updatedAt: Temporal.Instant;
};

/** What was added to a note after it was signed. */
export type Addendum = {
  readonly id: string;
  readonly authorName: string;
  readonly text: string;
  readonly at: Temporal.Instant;
};

/** May this actor do that to this session? As for its case; and whoever holds the session counts as its link worker. */
export function maySession(
  actor: Actor,
  act: Extract<CaseAct, 'read' | 'plan_session' | 'record_session' | 'sign_note'>,
  kase: Pick<Case, 'state' | 'linkWorkerId'>,
  session: Pick<Session, 'linkWorkerId'>,
): Answer {
  const linkWorkerId = session.linkWorkerId === actor.id ? actor.id : kase.linkWorkerId;
  return may(actor, act, { state: kase.state, linkWorkerId });
}
