import type { Holidays } from '../../core/index.ts';
import { easterSunday } from './easter.ts';
import type { HolidayRule, RegionProfile } from './profile.ts';

/** A public holiday: the day it is kept on, and whether that is a weekday in place of a Saturday or Sunday. */
export type Holiday = { readonly id: string; readonly day: Temporal.PlainDate; readonly substitute: boolean };

/** The nth given weekday of a month; -1 is the last one. */
function nthWeekday(year: number, month: number, weekday: number, nth: number): Temporal.PlainDate {
  const first = Temporal.PlainDate.from({ year, month, day: 1 });
  const start = first.add({ days: (weekday - first.dayOfWeek + 7) % 7 });
  if (nth > 0) return start.add({ weeks: nth - 1 });
  const fifth = start.add({ weeks: 4 });
  return fifth.month === month ? fifth : start.add({ weeks: 3 });
}

function dayOf(rule: HolidayRule, year: number): Temporal.PlainDate | null {
  switch (rule.kind) {
    case 'fixed':
      return Temporal.PlainDate.from({ year, month: rule.month, day: rule.day });
    case 'weekday':
      return nthWeekday(year, rule.month, rule.weekday, rule.nth);
    case 'weekday_unless': {
      const fixed = Temporal.PlainDate.from({ year, month: rule.month, day: rule.unless.day });
      return fixed.dayOfWeek === rule.unless.weekday
        ? fixed
        : nthWeekday(year, rule.month, rule.weekday, rule.nth);
    }
    case 'easter':
      return easterSunday(year).add({ days: rule.offset });
    case 'once':
      return rule.date.year === year ? rule.date : null;
  }
}

/**
 * The public holidays of a region in a year (2023 or later), in order of date. A holiday with a substitute day that
 * falls on a weekend is kept on the next weekday that is no holiday. Ireland has no substitute days in law, so none
 * are made there and a deadline may fall a day sooner than the practice of some offices.
 */
export function holidaysIn(profile: RegionProfile, year: number): readonly Holiday[] {
  const kept = profile.holidays.flatMap(({ id, rule, substitute, since = 0 }) => {
    const day = year >= since ? dayOf(rule, year) : null;
    return day === null ? [] : [{ id, day, substitute }];
  });
  const taken = new Set(kept.map(({ day }) => day.toString()));
  const moved = kept.map(({ id, day, substitute }) => {
    if (!substitute || day.dayOfWeek <= 5) return { id, day, substitute: false };
    let instead = day;
    while (instead.dayOfWeek > 5 || taken.has(instead.toString())) instead = instead.add({ days: 1 });
    taken.add(instead.toString());
    return { id, day: instead, substitute: true };
  });
  return moved.sort((one, other) => Temporal.PlainDate.compare(one.day, other.day));
}

const calendars = new Map<string, ReadonlySet<string>>();

/** The holidays of a region for counting working days; each year is worked out once. */
export function holidaysOf(profile: RegionProfile): Holidays {
  return {
    has(isoDate) {
      const year = isoDate.slice(0, 4);
      const key = `${profile.id} ${year}`;
      let days = calendars.get(key);
      if (days === undefined) {
        days = new Set(holidaysIn(profile, Number(year)).map(({ day }) => day.toString()));
        calendars.set(key, days);
      }
      return days.has(isoDate);
    },
  };
}
