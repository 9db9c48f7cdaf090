import { codeOf, daysOf, quartersBefore } from '../quarter.ts';

/** A span of days that a report is about; both count. */
export type Period = {
  /** As addresses say it: `12m`, `2026`, `2026-3`. */
  readonly code: string;
  readonly from: Temporal.PlainDate;
  readonly until: Temporal.PlainDate;
};

/** Quarters and years one may go back. */
const QUARTERS = 8;
const YEARS = 3;

/** The spans one may ask for on a day: twelve months up to it, this year, the years before, the quarters that are over. */
export function periodsOn(today: Temporal.PlainDate): readonly Period[] {
  const year = (back: number): Period => {
    const from = Temporal.PlainDate.from({ year: today.year - back, month: 1, day: 1 });
    return {
      code: String(from.year),
      from,
      until: back === 0 ? today : from.add({ years: 1 }).subtract({ days: 1 }),
    };
  };
  return [
    { code: '12m', from: today.subtract({ years: 1 }).add({ days: 1 }), until: today },
    ...Array.from({ length: YEARS }, (_, back) => year(back)),
    ...quartersBefore(today, QUARTERS).map(quarter => {
      const { from, until } = daysOf(quarter);
      return { code: codeOf(quarter), from, until: until.subtract({ days: 1 }) };
    }),
  ];
}

/** The span an address names, or the twelve months up to today where it names none that there is. */
export function periodOf(code: string, today: Temporal.PlainDate): Period {
  const [latest, ...others] = periodsOn(today);
  if (!latest) throw new RangeError('there is always a latest span');
  return others.find(one => one.code === code) ?? latest;
}
