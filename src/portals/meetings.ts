import { houseRules } from '../care/index.ts';
import { addWorkingDays } from '../core/index.ts';
import type { Scope } from '../platform/database/index.ts';
import { freeTimes, type Session, sessionsOf, takenBetween } from '../sessions/index.ts';
import type { OwnCase } from './queries.ts';
import { newestSaid, type Said } from './said/said.ts';

/** What a person sees of a meeting: never what staff should know before it. */
export type Meeting = Pick<
  Session,
  'id' | 'startsAt' | 'minutesPlanned' | 'mode' | 'place' | 'linkWorkerId' | 'linkWorkerName' | 'state'
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

/** What stands between a person and a meeting: what they said of it, while it holds. */
export type MeetingSaid =
  | { readonly what: 'nothing' }
  | { readonly what: 'confirm' | 'move' | 'late' | 'waiting'; readonly said: Said };

/** The newest thing said of a meeting, as it stands: a wish for another time is open for as long as the meeting is planned. */
export function standingOfMeeting(said: readonly Said[], meeting: Pick<Meeting, 'id'>): MeetingSaid {
  const newest = newestSaid(said, ['confirm', 'move', 'cannot_come'], meeting.id);
  if (!newest) return { what: 'nothing' };
  if (newest.outcome === null) return { what: 'waiting', said: newest };
  if (newest.outcome === 'late') return { what: 'late', said: newest };
  return { what: newest.kind === 'move' ? 'move' : 'confirm', said: newest };
}

/** The last meeting that the person took off themselves in these two weeks, where nothing else is planned since. */
export function takenOff(
  said: readonly Said[],
  sessions: readonly Meeting[],
  now: Temporal.Instant,
): { readonly said: Said; readonly meeting: Meeting } | null {
  const newest = said.find(one => one.kind === 'cannot_come' && one.outcome === 'done');
  const meeting = newest && sessions.find(one => one.id === newest.subjectId);
  const lately = newest && Temporal.Instant.compare(newest.at, now.subtract({ hours: 14 * 24 })) > 0;
  return newest && meeting && lately ? { said: newest, meeting } : null;
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
