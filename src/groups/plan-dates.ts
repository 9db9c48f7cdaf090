import type { Holidays } from '../core/index.ts';
import type { GroupKind, GroupTimes } from './group.ts';
import { daysOf, ruleOf, startOn } from './rhythm.ts';

/** How far ahead the dates of a group that goes on are written down. */
export const WEEKS_AHEAD = 12;

/** A meeting before it is written down. */
export type PlannedDate = { readonly day: Temporal.PlainDate; readonly startsAt: Temporal.Instant };

/**
 * The dates of a new group: all of a course, the next twelve weeks of one that goes on, or the days of a list.
 * @param from for a group that goes on: the first day wanted
 */
export function planDates(
  kind: GroupKind,
  times: GroupTimes,
  where: { readonly zone: string; readonly holidays: Holidays },
  from: Temporal.PlainDate = times.beginsOn,
): readonly PlannedDate[] {
  const { compare } = Temporal.PlainDate;
  const { beginsOn, rhythm, days, off, weeks } = times;
  const rule = ruleOf(rhythm, beginsOn);
  const later = compare(from, beginsOn) > 0 ? from : beginsOn;
  const found =
    rule === null
      ? days.toSorted(compare).filter((day, index, all) => index === 0 || !day.equals(all[index - 1] ?? ''))
      : daysOf({
          rule,
          begins: beginsOn,
          from: kind === 'course' ? beginsOn : later,
          most: kind === 'course' ? (weeks ?? 1) : 2 * WEEKS_AHEAD,
          ...(kind === 'course' ? {} : { until: later.add({ weeks: WEEKS_AHEAD }) }),
          holidays: where.holidays,
          off: new Set(off.map(String)),
        });
  return found.map(day => ({ day, startsAt: startOn(day, times.beginsAt, where.zone) }));
}
