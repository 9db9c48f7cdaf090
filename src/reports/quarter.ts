/** Three months of a year. */
export type Quarter = { readonly year: number; readonly number: 1 | 2 | 3 | 4 };

/** As addresses say it. @example codeOf({ year: 2026, number: 3 }) // '2026-3' */
export function codeOf({ year, number }: Quarter): string {
  return `${year}-${number}`;
}

/** The first day, and the first that is no longer in it. */
export function daysOf({ year, number }: Quarter): {
  readonly from: Temporal.PlainDate;
  readonly until: Temporal.PlainDate;
} {
  const from = Temporal.PlainDate.from({ year, month: number * 3 - 2, day: 1 });
  return { from, until: from.add({ months: 3 }) };
}

/** The last quarters that are over on a day, the latest first. One that goes on would change, and tell what changed it. */
export function quartersBefore(today: Temporal.PlainDate, count: number): readonly Quarter[] {
  return Array.from({ length: count }, (_, back) => {
    const day = today.subtract({ months: 3 * (back + 1) });
    return { year: day.year, number: Math.ceil(day.month / 3) as Quarter['number'] };
  });
}

/** @example quarterNamed('2026-2') // { year: 2026, number: 2 } @throws RangeError */
export function quarterNamed(code: string): Quarter {
  const [, year, number] = /^(\d{4})-([1-4])$/.exec(code) ?? [];
  if (!year || !number) throw new RangeError(`${code} is no quarter`);
  return { year: Number(year), number: Number(number) as Quarter['number'] };
}
