import { type Holidays, isWorkingDay } from '../core/index.ts';
import { overlap, type Taken } from './calendar.ts';

/** When a day of meetings usually has one; a wish, which the link worker answers. */
const HOURS = ['10:00', '11:30', '14:00', '15:30'] as const;
const MOST_A_DAY = 2;

export type Wanted = {
  readonly from: Temporal.PlainDate;
  /** How many working days are looked at. */
  readonly days: number;
  readonly minutes: number;
  readonly taken: readonly Pick<Taken, 'startsAt' | 'minutes'>[];
  readonly holidays: Holidays;
};

/**
 * Local times in the coming working days at which the diary is still free: at most two a day, mornings and afternoons in turn, so that a
 * few of them already give a choice. Nothing is held by looking.
 */
export function freeTimes(wanted: Wanted, most: number): readonly Temporal.PlainDateTime[] {
  const { from, days, minutes, taken, holidays } = wanted;
  const found: Temporal.PlainDateTime[] = [];
  let looked = 0;
  for (let day = from; looked < days && found.length < most; day = day.add({ days: 1 })) {
    if (!isWorkingDay(day, holidays)) continue;
    // Every other day begins in the afternoon.
    const hours = looked % 2 === 0 ? HOURS : HOURS.toReversed();
    looked += 1;
    const free = hours
      .map(hour => day.toPlainDateTime(Temporal.PlainTime.from(hour)))
      .filter(startsAt => !taken.some(one => overlap({ startsAt, minutes }, one)));
    found.push(...free.slice(0, MOST_A_DAY));
  }
  return found.toSorted(Temporal.PlainDateTime.compare).slice(0, most);
}
