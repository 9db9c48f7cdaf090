import { type Bag, bagsIn, endOf, textIn, textsIn } from './item.ts';
import { type Meeting, rhythmsOf } from './session-times.ts';

const days = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const codes = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];
const rhythms: Readonly<Record<string, string>> = { D: 'DAILY', W: 'WEEKLY', M: 'MONTHLY', Y: 'YEARLY' };

/** Most schedules kept of one activity; a facility with more is told by its opening hours. */
const most = 40;

/** When it is now, and where times without an offset are meant. */
export type When = { readonly today: Temporal.PlainDate; readonly zone: string };

/** Schedules (HSDS) as the activity states them: 'every Tuesday at half past eight, from October to May'. */
export function statedTimes(data: Bag): Bag[] {
  return bagsIn(data['eventSchedule']).flatMap((schedule): Bag[] => {
    const every = /^P(\d{1,2})([DWMY])$/.exec(textIn(schedule['repeatFrequency']) ?? '');
    const byday = daysIn(schedule['byDay']);
    const start = textIn(schedule['startDate']);
    const freq = every ? rhythms[every[2] ?? ''] : byday.length > 0 ? 'WEEKLY' : undefined;
    const said = {
      dtstart: start,
      valid_from: start,
      valid_to: textIn(schedule['endDate']),
      until: textIn(schedule['endDate']),
      freq,
      interval: every?.[1],
      byday: freq === undefined ? undefined : byday.join(','),
      bymonthday: textsIn(schedule['byMonthDay']).join(','),
      count: schedule['repeatCount'],
      opens_at: textIn(schedule['startTime']),
      closes_at: textIn(schedule['endTime']),
      notes: exceptions(schedule),
    };
    return said.freq || said.dtstart || said.opens_at ? [said] : [];
  });
}

function exceptions(schedule: Bag): string | undefined {
  const except = textsIn(schedule['exceptDate']).map(text => text.slice(0, 10));
  return except.length > 0 ? `Not on ${except.slice(0, 20).join(', ')}` : undefined;
}

function daysIn(value: unknown): string[] {
  const named = textsIn(value).map(text => {
    const at = days.indexOf(endOf(text));
    return at >= 0 ? codes[at] : /^[+-]?\d?(MO|TU|WE|TH|FR|SA|SU)$/.exec(text)?.[0];
  });
  return named.filter(day => day !== undefined);
}

/** Opening hours of a place or facility as weekly schedules. */
export function openingTimes(data: Bag): Bag[] {
  return bagsIn(data['openingHoursSpecification'] ?? data['hoursAvailable']).flatMap(hours => {
    const byday = daysIn(hours['dayOfWeek']);
    const opens_at = textIn(hours['opens']);
    const closes_at = textIn(hours['closes']);
    return byday.length === 0 || (!opens_at && !closes_at)
      ? []
      : [{ freq: 'WEEKLY', interval: 1, byday: byday.join(','), opens_at, closes_at }];
  });
}

/** What can still be come to of an activity's own sessions: schedules, and how many sessions they stand for. */
export function comingTimes(sessions: readonly Bag[], when: When): { times: Bag[]; coming: number } {
  const meetings = sessions.filter(isHeld).flatMap(session => {
    const meeting = meetingOf(session, when.zone);
    return meeting && meeting.on >= when.today.toString() ? [meeting] : [];
  });
  return { times: [...rhythmsOf(meetings)].slice(0, most), coming: meetings.length };
}

/** Slots of a facility as the hours between which something can be had on each weekday. */
export function slotTimes(slots: readonly Bag[], when: When): Bag[] {
  const coming = slots.filter(isHeld).flatMap(slot => {
    const meeting = meetingOf(slot, when.zone);
    return meeting && meeting.on >= when.today.toString() ? [meeting] : [];
  });
  const weekdays = Map.groupBy(coming, one => Temporal.PlainDate.from(one.on).dayOfWeek);
  const hours = [...weekdays].map(([day, list]) => ({
    day,
    opens: list.map(one => one.opensAt ?? '').sort()[0] ?? '',
    closes:
      list
        .map(one => one.closesAt ?? '')
        .sort()
        .at(-1) ?? '',
  }));
  const alike = Map.groupBy(hours, one => `${one.opens}-${one.closes}`);
  return [...alike.values()].map(list => ({
    freq: 'WEEKLY',
    interval: 1,
    byday: list
      .map(one => one.day)
      .sort((a, b) => a - b)
      .map(day => codes[day - 1])
      .join(','),
    opens_at: list[0]?.opens,
    closes_at: list[0]?.closes,
  }));
}

/** The day and hours of an event, local; null when it does not say when it begins. */
export function meetingOf(data: Bag, zone: string): Meeting | null {
  const start = localOf(textIn(data['startDate']), zone);
  if (!start) return null;
  const end = localOf(textIn(data['endDate']), zone) ?? after(start, textIn(data['duration']));
  return { on: start.date, opensAt: start.time, closesAt: end?.time ?? null };
}

function isHeld(data: Bag): boolean {
  return !/Cancelled|Postponed$/.test(textIn(data['eventStatus']) ?? '');
}

type Local = { readonly date: string; readonly time: string | null };

function localOf(text: string | null, zone: string): Local | null {
  if (text === null) return null;
  try {
    if (/^\d{4}-\d\d-\d\d$/.test(text)) return { date: Temporal.PlainDate.from(text).toString(), time: null };
    const zoned = /(Z|[+-]\d\d:?\d\d)$/i.test(text);
    const at = zoned
      ? Temporal.Instant.from(text).toZonedDateTimeISO(zone).toPlainDateTime()
      : Temporal.PlainDateTime.from(text);
    return { date: at.toPlainDate().toString(), time: at.toPlainTime().toString({ smallestUnit: 'minute' }) };
  } catch {
    return null;
  }
}

function after(start: Local, duration: string | null): Local | null {
  if (duration === null || start.time === null) return null;
  try {
    const end = Temporal.PlainDateTime.from(`${start.date}T${start.time}`).add(duration);
    return {
      date: end.toPlainDate().toString(),
      time: end.toPlainTime().toString({ smallestUnit: 'minute' }),
    };
  } catch {
    return null;
  }
}
