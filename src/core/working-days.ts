/** Counting in working days: Monday to Friday, without the holidays of the region. */

type Day = Temporal.PlainDate;

/** Holidays by ISO date ('2026-12-25'). A `Set<string>` is one; a region profile gives one for every year. */
export type Holidays = { has(isoDate: string): boolean };

/** No holidays at all. */
export const noHolidays: Holidays = { has: () => false };

/** True on Monday to Friday that are no holiday. */
export function isWorkingDay(day: Day, holidays: Holidays): boolean {
  return day.dayOfWeek <= 5 && !holidays.has(day.toString());
}

/** The first working day after `day`. */
export function nextWorkingDay(day: Day, holidays: Holidays): Day {
  let next = day.add({ days: 1 });
  while (!isWorkingDay(next, holidays)) next = next.add({ days: 1 });
  return next;
}

/** The day itself if work is done on it, else the first working day after. */
export function workingDayFrom(day: Day, holidays: Holidays): Day {
  return isWorkingDay(day, holidays) ? day : nextWorkingDay(day, holidays);
}

/**
 * The day `count` working days after `day` (0 gives `day` itself). A deadline of two working days for what came
 * on a Friday is the Tuesday.
 */
export function addWorkingDays(day: Day, count: number, holidays: Holidays): Day {
  if (!Number.isInteger(count) || count < 0) throw new RangeError('count is a whole number, 0 or more');
  let at = day;
  for (let added = 0; added < count; added++) at = nextWorkingDay(at, holidays);
  return at;
}

/**
 * Working days after `from`, up to and with `to`; negative when `to` is earlier, 0 on the same day.
 * So `workingDaysBetween(d, addWorkingDays(d, n)) === n`.
 */
export function workingDaysBetween(from: Day, to: Day, holidays: Holidays): number {
  if (Temporal.PlainDate.compare(from, to) > 0) return -workingDaysBetween(to, from, holidays) || 0;
  let count = 0;
  for (
    let day = from.add({ days: 1 });
    Temporal.PlainDate.compare(day, to) <= 0;
    day = day.add({ days: 1 })
  ) {
    if (isWorkingDay(day, holidays)) count++;
  }
  return count;
}
