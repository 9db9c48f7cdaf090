import { weekdays } from '../published.ts';
import type { ScheduleRow } from './entry-rows.ts';
import type { ScheduleEdit } from './service-edit.ts';

const hour = (time: string | null): string | null => time?.slice(0, 5) ?? null;
const allWeek: readonly string[] = weekdays;

/** A schedule as people edit it. A rule that the form cannot hold stays as it is behind its words. */
export function scheduleEditOf(row: ScheduleRow): ScheduleEdit {
  const words = [row.description, row.notes].filter(part => part !== null).join('. ');
  return {
    id: row.id,
    rhythm: 'words',
    days: [],
    nth: [],
    dates: [],
    from: hour(row.opens_at),
    to: hour(row.closes_at),
    startsOn: row.dtstart ?? row.valid_from,
    endsOn: row.until ?? row.valid_to,
    months: row.months,
    termTime: row.term_time,
    offOn: row.off_on,
    breaks: row.breaks.map(({ from, to }) => ({ from, to })),
    words: words === '' ? null : words,
    ...(rhythmOf(row) ?? {}),
  };
}

type Rule = Pick<ScheduleEdit, 'rhythm' | 'days'> & Partial<ScheduleEdit>;

function rhythmOf(row: ScheduleRow): Rule | null {
  const { freq, byday, count, bymonthday } = row;
  const interval = row.interval ?? 1;
  if (count !== null || bymonthday !== null) return null;
  if (row.also_on.length > 0 && freq === null && byday === null)
    return { rhythm: 'dates', days: [], dates: row.also_on, startsOn: null, endsOn: null };
  if (freq === 'DAILY' && interval === 1 && byday === null) return { rhythm: 'weekly', days: allWeek };
  if (freq === 'WEEKLY' || (freq === null && byday !== null)) {
    const days = byday === null ? firstDay(row.dtstart) : byday.split(',');
    if (days.length === 0 || !days.every(day => allWeek.includes(day))) return null;
    if (interval === 1) return { rhythm: 'weekly', days: inOrder(days) };
    return interval === 2 && row.dtstart !== null ? { rhythm: 'fortnightly', days: inOrder(days) } : null;
  }
  return freq === 'MONTHLY' && interval === 1 && byday !== null ? monthly(byday) : null;
}

function firstDay(dtstart: string | null): string[] {
  if (dtstart === null) return [];
  return [weekdays[Temporal.PlainDate.from(dtstart).dayOfWeek - 1] ?? 'MO'];
}

// '2MO,4MO' is the second and the fourth Monday; only what is a whole grid of days and numbers fits the form.
function monthly(byday: string): Rule | null {
  const parts = byday.split(',').map(part => /^\+?(-?1|[234])(MO|TU|WE|TH|FR|SA|SU)$/.exec(part));
  const pairs = parts.flatMap(part => (part ? [{ nth: Number(part[1]), day: part[2] ?? '' }] : []));
  if (pairs.length !== parts.length) return null;
  const nth = [...new Set(pairs.map(pair => pair.nth))];
  const days = inOrder(new Set(pairs.map(pair => pair.day)));
  return nth.length * days.length === pairs.length ? { rhythm: 'monthly', days, nth } : null;
}

function inOrder(days: Iterable<string>): string[] {
  const given = new Set(days);
  return allWeek.filter(day => given.has(day));
}

/** What a schedule is in its table, as far as people edit it; what they cannot edit stays with the row it was. */
export function scheduleColumns(edit: ScheduleEdit): Readonly<Record<string, unknown>> {
  const kept = {
    months: edit.months,
    term_time: edit.termTime,
    off_on: edit.offOn,
    breaks: edit.breaks,
    opens_at: edit.from,
    closes_at: edit.to,
    description: edit.words,
    notes: null,
  };
  if (edit.rhythm === 'words') return kept;
  const dates = edit.rhythm === 'dates';
  return {
    ...kept,
    freq: dates ? null : edit.rhythm === 'monthly' ? 'MONTHLY' : 'WEEKLY',
    interval: edit.rhythm === 'fortnightly' ? 2 : null,
    count: null,
    bymonthday: null,
    byday: dates ? null : bydayOf(edit),
    dtstart: dates ? null : edit.startsOn,
    valid_from: dates ? null : edit.startsOn,
    until: dates ? null : edit.endsOn,
    valid_to: dates ? null : edit.endsOn,
    also_on: edit.dates,
  };
}

function bydayOf({ rhythm, days, nth }: ScheduleEdit): string {
  if (rhythm !== 'monthly') return days.join(',');
  return nth.flatMap(number => days.map(day => `${number}${day}`)).join(',');
}
