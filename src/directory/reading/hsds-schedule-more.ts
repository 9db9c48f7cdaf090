import type { ScheduleMore } from '../record.ts';
import { type Fields, isBag } from './fields.ts';
import { filled } from './filled.ts';
import { readDate } from './values.ts';

/** As many as people may type; each is worked out day by day, so a source may not say any number of them. */
const most = { months: 12, days: 60, breaks: 20 } as const;
/** No break is longer, in days: what pauses for three years has ended. */
const longestBreak = 3 * 366;

const days = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];

/**
 * The rest of a rhythm. Our own additions (`months`, `term_time`, `off_on`, `also_on`, `breaks`) are taken only in the form in
 * which we publish them, as lists or as one cell of a table: another list of that name may mean something else.
 */
export function scheduleMore(from: Fields): ScheduleMore | null {
  const read = <T>(name: string, value: (given: unknown) => T | null): T | null => {
    const given = from.raw(name);
    const made = given === undefined || given === null || given === '' ? null : value(given);
    if (given && made === null) from.lost(`schedule.${name}`);
    return made;
  };
  return filled({
    timezone: from.number('timezone'),
    wkst: read('wkst', dayCode),
    byweekno: read('byweekno', given => numbers(given, 53)),
    byyearday: read('byyearday', given => numbers(given, 366)),
    months: read('months', given => eachOf(given, monthIn, most.months)),
    termTime: from.flag('term_time') || null,
    offOn: read('off_on', given => eachOf(given, dayIn, most.days)),
    alsoOn: read('also_on', given => eachOf(given, dayIn, most.days)),
    breaks: read('breaks', given => eachOf(given, breakIn, most.breaks)),
  });
}

function dayCode(given: unknown): string | null {
  const code = typeof given === 'string' ? given.trim().toUpperCase() : '';
  return days.includes(code) ? code : null;
}

function monthIn(cell: unknown): number | null {
  const month = typeof cell === 'string' && cell.trim() !== '' ? Number(cell) : cell;
  return typeof month === 'number' && Number.isInteger(month) && month >= 1 && month <= 12 ? month : null;
}

// RFC 5545: whole numbers apart from zero, negative ones count from the end.
function numbers(given: unknown, most: number): string | null {
  const text = typeof given === 'string' || typeof given === 'number' ? String(given) : '';
  const parts = text.split(',').map(part => part.trim());
  const fits = (part: string) =>
    /^[+-]?\d{1,3}$/.test(part) && Math.abs(Number(part)) <= most && Number(part) !== 0;
  return parts.length <= 100 && parts.every(fits) ? parts.join(',') : null;
}

// All of a list or nothing: a half of it would say another rhythm.
function eachOf<T>(value: unknown, read: (cell: unknown) => T | null, longest: number): readonly T[] | null {
  const cells = typeof value === 'string' ? value.split(',').filter(cell => cell.trim() !== '') : value;
  if (!Array.isArray(cells) || cells.length > longest) return null;
  const made = cells.map(read).filter(one => one !== null);
  return made.length === cells.length ? made : null;
}

function dayIn(cell: unknown): string | null {
  return typeof cell === 'string' ? readDate(cell.trim()) : null;
}

// {"from": …, "to": …}, or 'from/to' as ISO 8601 writes it in a cell.
function breakIn(cell: unknown): { from: string; to: string } | null {
  const [begin, end] =
    typeof cell === 'string' ? cell.split('/') : isBag(cell) ? [cell['from'], cell['to']] : [];
  const [from, to] = [dayIn(begin), dayIn(end)];
  if (from === null || to === null) return null;
  const { days: length } = Temporal.PlainDate.from(from).until(to);
  return length >= 0 && length <= longestBreak ? { from, to } : null;
}
