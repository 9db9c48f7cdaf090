import ical, { ICalEventStatus } from 'ical-generator';
import { timeZoneLines } from './time-zone.ts';

/** One meeting or date as a calendar program reads it. */
export type CalendarEntry = {
  /** Stays the same however often it is moved. */
  readonly uid: string;
  /** On the clock of the place: ten o'clock stays ten o'clock. */
  readonly start: Temporal.ZonedDateTime;
  readonly minutes: number;
  readonly summary: string;
  readonly place: string | null;
  readonly cancelled: boolean;
  /** When something of it changed last. */
  readonly changedAt: Temporal.Instant;
};

/**
 * Meetings as iCalendar (RFC 5545): local times with their zone through both clock changes, UIDs that stay, a SEQUENCE that grows with
 * every change, what was called off kept as CANCELLED.
 */
export function calendarText(input: {
  readonly name: string;
  readonly zone: string;
  readonly entries: readonly CalendarEntry[];
}): string {
  const { zone } = input;
  const calendar = ical({
    name: plain(input.name),
    prodId: { company: 'Hedgerow', product: 'Meetings', language: 'EN' },
    timezone: { name: zone, generator: timeZoneLines },
    // Programs that ask how often to look.
    ttl: 3600,
  });
  for (const one of input.entries) {
    calendar.createEvent({
      id: `${one.uid}@meetings`,
      stamp: one.changedAt.toZonedDateTimeISO('UTC'),
      sequence: sequenceOf(one.changedAt),
      timezone: zone,
      start: one.start.withTimeZone(zone),
      end: one.start.withTimeZone(zone).add({ minutes: one.minutes }),
      summary: plain(one.summary),
      ...(one.place ? { location: plain(one.place) } : {}),
      status: one.cancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    });
  }
  return `${calendar.toString()}\r\n`;
}

/** Seconds since 2020: it grows with every change, and is the same for the same one. */
const sequenceOf = (changedAt: Temporal.Instant): number =>
  Math.max(0, Math.floor(changedAt.epochMilliseconds / 1000) - 1_577_836_800);

/** One line without control characters. */
const plain = (text: string): string => text.replace(/\p{Cc}+/gu, ' ').trim();
