import { type Holidays, isWorkingDay } from '../core/index.ts';

/** A stretch of local time that somebody is taken. */
export type Taken = {
  readonly id: string;
  readonly startsAt: Temporal.PlainDateTime;
  readonly minutes: number;
  readonly personName: string;
};

/** Something to think about before an appointment is made; it never forbids. */
export type Warning =
  | {
      readonly kind: 'clash';
      readonly at: Temporal.PlainDateTime;
      readonly with: string;
      readonly taken: Temporal.PlainDateTime;
    }
  | { readonly kind: 'day_off'; readonly at: Temporal.PlainDateTime };

/**
 * The same local time, week after week. Clocks may change in between; ten o'clock stays ten o'clock.
 * @param times how many, 1 or more
 */
export function weekly(first: Temporal.PlainDateTime, times: number): readonly Temporal.PlainDateTime[] {
  return Array.from({ length: times }, (_, week) => first.add({ weeks: week }));
}

/** True when two stretches of time overlap; one may begin as the other ends. */
export function overlap(
  one: { readonly startsAt: Temporal.PlainDateTime; readonly minutes: number },
  other: { readonly startsAt: Temporal.PlainDateTime; readonly minutes: number },
): boolean {
  const { compare } = Temporal.PlainDateTime;
  return (
    compare(one.startsAt, other.startsAt.add({ minutes: other.minutes })) < 0 &&
    compare(other.startsAt, one.startsAt.add({ minutes: one.minutes })) < 0
  );
}

/** Clashes with what else the link worker has that day, weekends and holidays, in order of time. */
export function warningsFor(
  starts: readonly Temporal.PlainDateTime[],
  minutes: number,
  taken: readonly Taken[],
  holidays: Holidays,
): readonly Warning[] {
  return starts.flatMap(at => {
    const clashes = taken
      .filter(one => overlap({ startsAt: at, minutes }, one))
      .map(one => ({ kind: 'clash', at, with: one.personName, taken: one.startsAt }) as const);
    const off = isWorkingDay(at.toPlainDate(), holidays) ? [] : [{ kind: 'day_off', at } as const];
    return [...clashes, ...off];
  });
}
