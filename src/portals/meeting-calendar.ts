import ical from 'ical-generator';
import type { Meeting } from './meetings.ts';

export type InCalendar = {
  readonly meeting: Meeting;
  readonly zone: string;
  readonly summary: string;
  readonly place: string | null;
  readonly now: Temporal.Instant;
};

/**
 * One meeting as iCalendar (RFC 5545), in UTC, so that no table of clock changes is needed. It says no more than the person’s page:
 * calendars are often shared in a family.
 */
export function meetingCalendar({ meeting, zone, summary, place, now }: InCalendar): string {
  const start = meeting.startsAt.toZonedDateTime(zone).toInstant();
  const calendar = ical({ prodId: { company: 'Hedgerow', product: 'Own page', language: 'EN' } });
  calendar.createEvent({
    id: `${meeting.id}@own-page`,
    start: new Date(start.epochMilliseconds),
    end: new Date(start.add({ minutes: meeting.minutesPlanned }).epochMilliseconds),
    stamp: new Date(now.epochMilliseconds),
    summary,
    ...(place ? { location: place } : {}),
  });
  return `${calendar.toString()}\r\n`;
}
