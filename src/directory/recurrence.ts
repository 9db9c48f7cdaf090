import { RRuleTemporal } from 'rrule-temporal';

/** When something takes place, as its row says it; dates 'YYYY-MM-DD', times 'HH:MM:SS', local. */
export type TimeRule = {
  readonly freq: string | null;
  readonly interval: number | null;
  readonly count: number | null;
  readonly byday: string | null;
  readonly bymonthday: string | null;
  readonly dtstart: string | null;
  readonly until: string | null;
  readonly valid_from: string | null;
  readonly valid_to: string | null;
  readonly opens_at: string | null;
  readonly closes_at: string | null;
  /** The season; empty for all year. */
  readonly months?: readonly number[];
  readonly off_on?: readonly string[];
  readonly also_on?: readonly string[];
  readonly breaks?: readonly { readonly from: string; readonly to: string }[];
};

/** One time that something takes place. */
export type Occurrence = {
  readonly start: Temporal.ZonedDateTime;
  readonly end: Temporal.ZonedDateTime | null;
};

const dayPattern = /^[+-]?\d{0,2}(MO|TU|WE|TH|FR|SA|SU)$/;

/** The RRULE of a schedule without its end; null when it does not say plainly when. */
export function ruleOf(time: TimeRule): string | null {
  const freq = time.freq ?? (time.byday === null ? null : 'WEEKLY');
  if (freq !== 'WEEKLY' && freq !== 'MONTHLY' && freq !== 'DAILY') return null;
  const asked = (time.byday ?? '').split(',').map(day => day.trim().toUpperCase());
  // Only a month has a second Monday.
  const days = asked
    .filter(day => dayPattern.test(day))
    .map(day => (freq === 'MONTHLY' ? day.replace('+', '') : day.slice(-2)));
  const monthDays = freq === 'MONTHLY' && /^-?\d{1,2}(,-?\d{1,2})*$/.test(time.bymonthday ?? '');
  if (freq === 'MONTHLY' && days.length === 0 && !monthDays) return null;
  // Without BYDAY the weekday is that of the day it began on, which must then be said.
  if (freq === 'WEEKLY' && days.length === 0 && time.dtstart === null) return null;
  if ((time.interval ?? 1) > 1 && (time.dtstart ?? time.valid_from) === null) return null;
  const parts = [
    `FREQ=${freq}`,
    ...((time.interval ?? 1) > 1 ? [`INTERVAL=${time.interval}`] : []),
    ...(days.length > 0 ? [`BYDAY=${[...new Set(days)].join(',')}`] : []),
    ...(monthDays ? [`BYMONTHDAY=${time.bymonthday}`] : []),
    ...((time.months ?? []).length > 0 ? [`BYMONTH=${time.months?.join(',')}`] : []),
  ];
  return parts.join(';');
}

/** The end of a rule, with its semicolon: the last day counts whole, in UTC as RFC 5545 wants it. */
export function untilOf(time: TimeRule, zone: string): string {
  const [last = null] = [time.until, time.valid_to].filter(day => day !== null).toSorted();
  if (last === null) return time.count === null ? '' : `;COUNT=${time.count}`;
  const end = Temporal.PlainDate.from(last).toZonedDateTime({ timeZone: zone, plainTime: '23:59:59' });
  return `;UNTIL=${end.toInstant().toString({ smallestUnit: 'second' }).replace(/[-:]/g, '')}`;
}

/**
 * The times at which something takes place from a moment on, in order, at most `most` and none that is off. Without a day on
 * which it began it is taken to run already.
 */
export function occurrences(
  time: TimeRule,
  zone: string,
  from: Temporal.Instant,
  most: number,
): readonly Occurrence[] {
  if (time.opens_at === null || most < 1) return [];
  const begin = beginOf(time, zone, from);
  // A day without any rhythm is an event that takes place once.
  const once = time.freq === null && time.byday === null && time.dtstart !== null ? [time.dtstart] : [];
  const single = [...once, ...(time.also_on ?? [])].map(day =>
    at(Temporal.PlainDate.from(day), time.opens_at ?? '', zone),
  );
  const starts = [...repeated(time, zone, begin, most), ...single]
    .filter(start => Temporal.ZonedDateTime.compare(start, begin) >= 0)
    .toSorted(Temporal.ZonedDateTime.compare);
  const distinct = starts.filter((start, index) => index === 0 || !start.equals(starts[index - 1] ?? begin));
  return distinct.slice(0, most).map(start => ({ start, end: endOf(time, start) }));
}

/** The moment asked for, or the beginning of the first day on which the schedule holds, whichever is later. */
function beginOf({ valid_from }: TimeRule, zone: string, from: Temporal.Instant): Temporal.ZonedDateTime {
  const asked = from.toZonedDateTimeISO(zone);
  if (valid_from === null) return asked;
  const holds = Temporal.PlainDate.from(valid_from).toZonedDateTime(zone);
  return Temporal.ZonedDateTime.compare(holds, asked) > 0 ? holds : asked;
}

const at = (day: Temporal.PlainDate, time: string, timeZone: string): Temporal.ZonedDateTime =>
  day.toZonedDateTime({ timeZone, plainTime: Temporal.PlainTime.from(time) });

function repeated(
  time: TimeRule,
  zone: string,
  begin: Temporal.ZonedDateTime,
  most: number,
): readonly Temporal.ZonedDateTime[] {
  const rule = rruleOf(time, zone, begin.toPlainDate());
  if (rule === null) return [];
  const found: Temporal.ZonedDateTime[] = [];
  let last = begin.subtract({ seconds: 1 });
  // Two years of days off are more than any group takes.
  for (let tries = 0; found.length < most && tries < 750; tries += 1) {
    const next = nextOf(rule, last);
    if (!next) break;
    last = next;
    if (!isOff(time, next.toPlainDate())) found.push(next);
  }
  return found;
}

/** A rhythm that never falls on a day, or further away than there is time, has no next: feeds may say anything. */
function nextOf(rule: RRuleTemporal, after: Temporal.ZonedDateTime): Temporal.ZonedDateTime | null {
  try {
    return rule.next(after, false);
  } catch {
    return null;
  }
}

/** The rule made ready to be asked; null when the schedule has none. `today` stands in for the day it began. */
export function rruleOf(time: TimeRule, zone: string, today: Temporal.PlainDate): RRuleTemporal | null {
  const rule = ruleOf(time);
  if (rule === null || time.opens_at === null) return null;
  const said = time.dtstart ?? time.valid_from;
  const day = said === null ? today : Temporal.PlainDate.from(said);
  try {
    return new RRuleTemporal({
      rruleString: `${rule}${untilOf(time, zone)}`,
      dtstart: at(day, time.opens_at, zone),
    });
  } catch {
    return null;
  }
}

/** Whether it does not take place on a day on which it otherwise would. */
export function isOff(time: TimeRule, day: Temporal.PlainDate): boolean {
  const text = day.toString();
  return (
    (time.off_on ?? []).includes(text) ||
    (time.breaks ?? []).some(({ from, to }) => from <= text && text <= to)
  );
}

/** When one that begins then ends: a closing time before the opening is after midnight. */
export function endOf(time: TimeRule, start: Temporal.ZonedDateTime): Temporal.ZonedDateTime | null {
  if (time.closes_at === null) return null;
  const end = at(start.toPlainDate(), time.closes_at, start.timeZoneId);
  return Temporal.ZonedDateTime.compare(end, start) < 0
    ? at(start.toPlainDate().add({ days: 1 }), time.closes_at, start.timeZoneId)
    : end;
}

/** When the first of several schedules next begins; null when none says it plainly. */
export function nextStart(
  times: readonly TimeRule[],
  zone: string,
  from: Temporal.Instant,
): Temporal.Instant | null {
  const starts = times.flatMap(time =>
    occurrences(time, zone, from, 1).map(({ start }) => start.toInstant()),
  );
  return starts.toSorted(Temporal.Instant.compare)[0] ?? null;
}
