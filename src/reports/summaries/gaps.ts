/** A span of days by months, as texts: what of each lies in it, and which lie in it whole. */
export type Gaps = {
  readonly from: string;
  readonly until: string;
  readonly lows: readonly string[];
  readonly highs: readonly string[];
  /** First days of the whole ones. */
  readonly months: readonly string[];
  /** From the first day of the first whole one to the last day of the last. Null where fewer than two are whole. */
  readonly low: string | null;
  readonly high: string | null;
};

/** The months of a span of days; both of its ends count. */
export function gapsOf(from: Temporal.PlainDate, until: Temporal.PlainDate): Gaps {
  const months = Array.from({ length: Math.max(0, monthsBetween(from, until) + 1) }, (_, at) =>
    from.toPlainYearMonth().add({ months: at }),
  ).map(month => {
    const [first, last] = [
      month.toPlainDate({ day: 1 }),
      month.toPlainDate({ day: 1 }).add({ months: 1 }).subtract({ days: 1 }),
    ];
    return { first, low: laterOf(from, first), high: earlierOf(until, last), last };
  });
  const whole = months.filter(({ first, low, high, last }) => low.equals(first) && high.equals(last));
  const several = whole.length > 1;
  return {
    from: from.toString(),
    until: until.toString(),
    lows: months.map(one => one.low.toString()),
    highs: months.map(one => one.high.toString()),
    months: whole.map(({ first }) => first.toString()),
    low: several ? String(whole[0]?.first) : null,
    high: several ? String(whole.at(-1)?.last) : null,
  };
}

/** The same span in one piece and without whole months: for what no month can answer. */
export function inOnePiece(from: Temporal.PlainDate, until: Temporal.PlainDate): Gaps {
  const [first, last] = [from.toString(), until.toString()];
  return { from: first, until: last, lows: [first], highs: [last], months: [], low: null, high: null };
}

const monthsBetween = (from: Temporal.PlainDate, until: Temporal.PlainDate): number =>
  12 * (until.year - from.year) + until.month - from.month;
const laterOf = (one: Temporal.PlainDate, other: Temporal.PlainDate) =>
  Temporal.PlainDate.compare(one, other) > 0 ? one : other;
const earlierOf = (one: Temporal.PlainDate, other: Temporal.PlainDate) =>
  Temporal.PlainDate.compare(one, other) < 0 ? one : other;
