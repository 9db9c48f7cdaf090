import type { PublishedDetail, PublishedSchedule, Weekday } from '../../directory/index.ts';
import { weekdays } from '../../directory/index.ts';
import { firstSaid } from './said.ts';

const zones = { ie: 'Europe/Dublin', uk: 'Europe/London' } as const;

// The clocks of Ireland and the United Kingdom change together: the last Sundays of March and October, at 1:00 UTC.
const timeZone = (zone: string): readonly string[] => [
  'BEGIN:VTIMEZONE',
  `TZID:${zone}`,
  'BEGIN:DAYLIGHT',
  'DTSTART:19810329T010000',
  'RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU',
  'TZOFFSETFROM:+0000',
  'TZOFFSETTO:+0100',
  'END:DAYLIGHT',
  'BEGIN:STANDARD',
  'DTSTART:19961027T020000',
  'RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU',
  'TZOFFSETFROM:+0100',
  'TZOFFSETTO:+0000',
  'END:STANDARD',
  'END:VTIMEZONE',
];

/**
 * The regular times of a service as iCalendar (RFC 5545), one repeating event for each schedule that says when: local
 * time through the clock change, UIDs that stay. Schedules without days or hours are only words and make no event.
 */
export function calendarText(service: PublishedDetail): string {
  const zone = zones[service.region];
  const events = service.schedules.flatMap(schedule => eventOf(service, schedule, zone));
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Hedgerow//Directory//EN',
    `NAME:${escaped(service.name)}`,
    ...timeZone(zone),
    ...events,
    'END:VCALENDAR',
  ];
  return lines.map(folded).join('');
}

function eventOf(service: PublishedDetail, schedule: PublishedSchedule, zone: string): readonly string[] {
  const rule = ruleOf(schedule);
  const first = firstDay(schedule, service.changedAt.toZonedDateTimeISO(zone).toPlainDate());
  if (rule === null || first === null || schedule.opens_at === null) return [];
  const start = first.toPlainDateTime(schedule.opens_at);
  const closes = schedule.closes_at === null ? null : first.toPlainDateTime(schedule.closes_at);
  const place = service.places.find(one => one.id === schedule.service_at_location_id) ?? service.places[0];
  const [address] = place?.location.addresses ?? [];
  const named = place?.location.name?.trim() ?? '';
  // Names of places often hold half of the address.
  const where = [named, address?.address_1, address?.city, address?.postal_code].filter(
    (part, at) => part?.trim() && (at === 0 || !named.includes(part)),
  );
  const about = firstSaid(schedule.description, service.description);
  // A closing time before the opening is after midnight.
  const end =
    closes && (Temporal.PlainDateTime.compare(closes, start) < 0 ? closes.add({ days: 1 }) : closes);
  return [
    'BEGIN:VEVENT',
    `UID:${schedule.id}@directory`,
    `DTSTAMP:${compact(service.changedAt.toString({ smallestUnit: 'second' }))}`,
    `DTSTART;TZID=${zone}:${compact(start.toString())}`,
    ...(end ? [`DTEND;TZID=${zone}:${compact(end.toString())}`] : []),
    `RRULE:${rule}${untilOf(schedule, zone)}`,
    `SUMMARY:${escaped(service.name)}`,
    ...(about ? [`DESCRIPTION:${escaped(about)}`] : []),
    ...(where.length > 0 ? [`LOCATION:${escaped(where.join(', '))}`] : []),
    'END:VEVENT',
  ];
}

const dayPattern = /^[+-]?\d{0,2}(MO|TU|WE|TH|FR|SA|SU)$/;

function daysOf(schedule: PublishedSchedule): readonly string[] {
  const days = (schedule.byday ?? '').split(',').map(day => day.trim().toUpperCase());
  return days.filter(day => dayPattern.test(day));
}

function ruleOf(schedule: PublishedSchedule): string | null {
  const { freq } = schedule;
  const days = daysOf(schedule);
  if (freq !== 'WEEKLY' && freq !== 'MONTHLY' && freq !== 'DAILY') return null;
  const monthDays = freq === 'MONTHLY' && /^-?\d{1,2}(,-?\d{1,2})*$/.test(schedule.bymonthday ?? '');
  if (freq === 'MONTHLY' && days.length === 0 && !monthDays) return null;
  const every = schedule.interval !== null && schedule.interval > 1 ? `;INTERVAL=${schedule.interval}` : '';
  const on = days.length > 0 ? `;BYDAY=${days.join(',')}` : '';
  return `FREQ=${freq}${every}${on}${monthDays ? `;BYMONTHDAY=${schedule.bymonthday}` : ''}`;
}

// The first day an event falls on, on or after the day the schedule begins; a repeating event must begin on one.
function firstDay(schedule: PublishedSchedule, changedOn: Temporal.PlainDate): Temporal.PlainDate | null {
  const said = schedule.dtstart ?? schedule.valid_from;
  // Every other week from when? Nobody told, and the wrong week is worse than none.
  if (said === null && (schedule.interval ?? 1) > 1) return null;
  const from = said === null ? changedOn : Temporal.PlainDate.from(said);
  if (schedule.freq === 'DAILY') return from;
  const days = daysOf(schedule);
  // Without BYDAY the weekday is that of the day it began on, which must then be said.
  if (schedule.freq === 'WEEKLY' && days.length === 0) return schedule.dtstart === null ? null : from;
  for (let ahead = 0; ahead < 62; ahead++) {
    const day = from.add({ days: ahead });
    if (fallsOn(day, schedule, days)) return day;
  }
  return null;
}

function fallsOn(day: Temporal.PlainDate, schedule: PublishedSchedule, days: readonly string[]): boolean {
  const back = day.day - day.daysInMonth - 1;
  const monthDays = schedule.freq === 'MONTHLY' ? (schedule.bymonthday ?? '').split(',').map(Number) : [];
  if (
    schedule.freq === 'MONTHLY' &&
    schedule.bymonthday &&
    !monthDays.some(one => one === day.day || one === back)
  ) {
    return false;
  }
  if (days.length === 0) return true;
  const weekday: Weekday | undefined = weekdays[day.dayOfWeek - 1];
  return days.some(one => {
    if (!weekday || !one.endsWith(weekday)) return false;
    const which = Number(one.slice(0, -2));
    if (which === 0 || schedule.freq === 'WEEKLY') return true;
    return which > 0 ? Math.ceil(day.day / 7) === which : Math.ceil(-back / 7) === -which;
  });
}

// The last day counts whole: until its end, in UTC as RFC 5545 wants it.
function untilOf(schedule: PublishedSchedule, zone: string): string {
  const last = schedule.until ?? schedule.valid_to;
  if (last === null) return schedule.count === null ? '' : `;COUNT=${schedule.count}`;
  const end = Temporal.PlainDate.from(last).toZonedDateTime({ timeZone: zone, plainTime: '23:59:59' });
  return `;UNTIL=${compact(end.toInstant().toString({ smallestUnit: 'second' }))}`;
}

const compact = (text: string): string => text.replace(/[-:]/g, '');

function escaped(text: string): string {
  return text
    .replace(/[\\;,]/g, '\\$&')
    .replace(/\r\n|\r|\n/g, '\\n')
    .replace(/\p{Cc}/gu, ' ');
}

// A line has at most 75 octets; it goes on in the next, behind a space.
function folded(line: string): string {
  let text = '';
  let octets = 0;
  for (const character of line) {
    const size = Buffer.byteLength(character);
    if (octets + size > 75) {
      text += '\r\n ';
      octets = 1;
    }
    text += character;
    octets += size;
  }
  return `${text}\r\n`;
}
