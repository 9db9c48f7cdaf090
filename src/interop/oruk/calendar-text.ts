import ical, { type ICalCalendar, ICalEventStatus } from 'ical-generator';
import { timeZoneLines } from '../../calendar/index.ts';
import {
  endOf,
  isOff,
  type PublishedDetail,
  type PublishedSchedule,
  rruleOf,
  ruleOf,
  untilOf,
} from '../../directory/index.ts';
import { firstSaid } from './said.ts';

const zones = { ie: 'Europe/Dublin', uk: 'Europe/London' } as const;

/**
 * The regular times of a service as iCalendar (RFC 5545), one repeating event for each schedule that says when: local time
 * through the clock change, UIDs that stay, a SEQUENCE that grows with every change, breaks left out, days taken off kept as
 * cancelled. Schedules without
 * days or hours are only words and make no event.
 */
export function calendarText(service: PublishedDetail): string {
  const zone = zones[service.region];
  const calendar = ical({
    // The library writes this one as it is.
    name: plain(service.name).replaceAll('\n', ' '),
    prodId: { company: 'Hedgerow', product: 'Directory', language: 'EN' },
    timezone: { name: zone, generator: timeZoneLines },
  });
  for (const schedule of service.schedules) addEvent(calendar, service, schedule, zone);
  return `${calendar.toString()}\r\n`;
}

function addEvent(
  calendar: ICalCalendar,
  service: PublishedDetail,
  schedule: PublishedSchedule,
  zone: string,
): void {
  const changedOn = service.changedAt.toZonedDateTimeISO(zone).toPlainDate();
  const days = daysOf(schedule, zone, changedOn);
  if (days === null) return;
  const at = schedule.service_at_location_id;
  // What belongs to a place that is told to nobody happens at none of the others.
  const place = at === null ? service.places[0] : service.places.find(one => one.id === at);
  const [address] = place?.location.addresses ?? [];
  const named = place?.location.name?.trim() ?? '';
  // Names of places often hold half of the address.
  const where = [named, address?.address_1, address?.city, address?.postal_code].filter(
    (part, at) => part?.trim() && (at === 0 || !named.includes(part)),
  );
  const about = firstSaid(schedule.description, service.description);
  const same = {
    id: `${schedule.id}@directory`,
    stamp: service.changedAt.toZonedDateTimeISO('UTC'),
    sequence: sequenceOf(service.changedAt),
    timezone: zone,
    summary: plain(service.name),
    ...(about ? { description: plain(about) } : {}),
    ...(where.length > 0 ? { location: plain(where.join(', ')) } : {}),
  };
  calendar.createEvent({
    ...same,
    start: days.first,
    end: endOf(schedule, days.first),
    repeating: days.rule,
    status: ICalEventStatus.CONFIRMED,
  });
  for (const day of days.cancelled) {
    calendar.createEvent({
      ...same,
      recurrenceId: day,
      start: day,
      end: endOf(schedule, day),
      status: ICalEventStatus.CANCELLED,
    });
  }
}

/** Seconds since 2020: it grows with every change and is the same for the same one, and has room until 2088. */
function sequenceOf(changedAt: Temporal.Instant): number {
  return Math.max(0, Math.floor(changedAt.epochMilliseconds / 1000) - 1_577_836_800);
}

type Days = {
  readonly first: Temporal.ZonedDateTime;
  readonly rule: string;
  /** Days that were taken off: kept as cancelled, so that who took them over is told. */
  readonly cancelled: readonly Temporal.ZonedDateTime[];
};

// The first day it falls on, and the lines that repeat it; a repeating event must begin on one of its days.
function daysOf(schedule: PublishedSchedule, zone: string, changedOn: Temporal.PlainDate): Days | null {
  const { opens_at: opens } = schedule;
  if (opens === null) return null;
  const on = (day: string) =>
    Temporal.PlainDate.from(day).toZonedDateTime({ timeZone: zone, plainTime: opens });
  const also = schedule.also_on.toSorted().map(on);
  const repeated = rruleOf(schedule, zone, changedOn);
  const said = schedule.dtstart ?? schedule.valid_from;
  const begin = said === null ? changedOn : Temporal.PlainDate.from(said);
  const start = repeated?.next(begin.toZonedDateTime(zone), true) ?? null;
  const first = start ?? also[0];
  if (!first) return null;
  const gone = start && repeated ? off(schedule, repeated.between.bind(repeated), on) : [];
  const taken = new Set(schedule.off_on);
  // A break belongs to the rhythm, as a season does; a single day is taken off, and that is news.
  const [cancelled, left] = [gone.filter(isTaken), gone.filter(day => !isTaken(day))];
  const lines = [
    // Readers overlook the first of several single days unless a rule names it.
    `RRULE:${start ? `${ruleOf(schedule)}${untilOf(schedule, zone)}` : 'FREQ=DAILY;COUNT=1'}`,
    ...listed('RDATE', zone, start ? also : also.slice(1)),
    ...listed('EXDATE', zone, left),
  ];
  return { first, rule: lines.join('\r\n'), cancelled };

  function isTaken(day: Temporal.ZonedDateTime): boolean {
    const date = day.toPlainDate().toString();
    return taken.has(date) && !schedule.breaks.some(({ from, to }) => from <= date && date <= to);
  }
}

/** A break is left out for so long: days that nobody plans for are not worked out. */
const longestBreak = { years: 3 };

type Between = (after: Temporal.ZonedDateTime, before: Temporal.ZonedDateTime, inc: boolean) => unknown;

function off(
  schedule: PublishedSchedule,
  between: Between,
  on: (day: string) => Temporal.ZonedDateTime,
): Temporal.ZonedDateTime[] {
  const stretches = [...schedule.breaks, ...schedule.off_on.map(day => ({ from: day, to: day }))];
  const found = stretches.flatMap(({ from, to }) => {
    const end = Temporal.PlainDate.from(from).add(longestBreak).toString();
    const [last = to] = [to, end].toSorted();
    const days = between(on(from), on(last), true);
    return Array.isArray(days) ? days.filter(day => day instanceof Temporal.ZonedDateTime) : [];
  });
  const distinct = new Map(found.map(day => [day.toString(), day]));
  return [...distinct.values()]
    .filter(day => isOff(schedule, day.toPlainDate()))
    .toSorted(Temporal.ZonedDateTime.compare);
}

// One property a day: a long line is not folded inside a list by every reader.
function listed(name: string, zone: string, days: readonly Temporal.ZonedDateTime[]): string[] {
  return days.map(
    day =>
      `${name};TZID=${zone}:${day.toPlainDateTime().toString({ smallestUnit: 'second' }).replace(/[-:]/g, '')}`,
  );
}

// Line breaks stay; other control characters may not stand in a calendar.
function plain(text: string): string {
  return text.replace(/\r\n?/g, '\n').replace(/[^\P{Cc}\n]/gu, ' ');
}
