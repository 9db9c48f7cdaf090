import { houseRules } from '../care/index.ts';
import { addWorkingDays } from '../core/index.ts';
import type { Scope } from '../platform/database/index.ts';
import { freeTimes, type Session, sessionsOf, takenBetween } from '../sessions/index.ts';
import type { OwnCase } from './queries.ts';
import { newestSaid, type Said } from './said/said.ts';

/** What a person sees of a meeting: never what staff should know before it. */
export type Meeting = Pick<
  Session,
  | 'id'
  | 'startsAt'
  | 'minutesPlanned'
  | 'mode'
  | 'place'
  | 'linkWorkerId'
  | 'linkWorkerName'
  | 'state'
  | 'confirmedAt'
  | 'cannotComeAt'
>;

/** Meetings that are still to come or not over yet, the next one first. */
export function comingOf(sessions: readonly Meeting[], now: Temporal.PlainDateTime): readonly Meeting[] {
  const { compare } = Temporal.PlainDateTime;
  return sessions
    .filter(
      one => one.state === 'planned' && compare(one.startsAt.add({ minutes: one.minutesPlanned }), now) > 0,
    )
    .toSorted((a, b) => compare(a.startsAt, b.startsAt));
}

/** What stands between a person and a meeting, and since when: what they said of it by whatever way, while it holds. */
export type MeetingSaid =
  | { readonly what: 'nothing' }
  | {
      readonly what: 'confirm' | 'cannot' | 'move' | 'late' | 'waiting';
      readonly at: Temporal.Instant;
    };

/**
 * The newest thing said of a meeting, as it stands. That they come or cannot is read off the meeting, so that it is the same whether they
 * said it here, by text, by the link of a reminder or on paper; a wish for another time is open for as long as the meeting is planned.
 */
export function standingOfMeeting(
  said: readonly Said[],
  { id, confirmedAt, cannotComeAt }: Pick<Meeting, 'id' | 'confirmedAt' | 'cannotComeAt'>,
): MeetingSaid {
  const marked = cannotComeAt ?? confirmedAt;
  const newest = newestSaid(said, ['confirm', 'move', 'cannot_come'], id);
  if (newest && (!marked || Temporal.Instant.compare(newest.at, marked) >= 0)) {
    const { at, outcome, kind } = newest;
    if (outcome === null) return { what: 'waiting', at };
    if (outcome === 'late') return { what: 'late', at };
    if (kind === 'move') return { what: 'move', at };
    if (outcome === 'asked') return { what: 'cannot', at };
  }
  if (!marked) return { what: 'nothing' };
  return { what: cannotComeAt ? 'cannot' : 'confirm', at: marked };
}

/** All meetings of the case; none while nobody has taken it up. */
export async function meetingsOf(scope: Scope, own: OwnCase): Promise<readonly Meeting[]> {
  return own.referralId ? sessionsOf(scope, own.referralId) : [];
}

const LOOK_AHEAD = 8;
const MOST = 6;

/** Times in the coming days at which the link worker’s diary is free, other than that of the meeting itself. */
export async function timesFor(scope: Scope, own: OwnCase, meeting: Meeting) {
  const { today, holidays } = await houseRules(scope);
  const from = addWorkingDays(today, 2, holidays);
  const to = addWorkingDays(from, LOOK_AHEAD, holidays);
  const taken = await takenBetween(scope, meeting.linkWorkerId, from, to, own.referralId ?? own.personId);
  const minutes = meeting.minutesPlanned;
  return freeTimes(
    { from, days: LOOK_AHEAD, minutes, taken: [...taken, { startsAt: meeting.startsAt, minutes }], holidays },
    MOST,
  );
}
