/** One meeting: a local day with the hours it begins and ends, 'HH:MM'. */
export type Meeting = {
  readonly on: string;
  readonly opensAt: string | null;
  readonly closesAt: string | null;
};

/** A rule for meetings, as an HSDS schedule says it. One day only has no rhythm. */
export type Rhythm = {
  readonly dtstart: string;
  readonly until: string;
  readonly freq: 'WEEKLY' | null;
  readonly interval: number | null;
  readonly byday: string | null;
  readonly opens_at: string | null;
  readonly closes_at: string | null;
};

const codes = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];
const byDay = (a: Temporal.PlainDate, b: Temporal.PlainDate) => Temporal.PlainDate.compare(a, b);
const daysTo = (a: Temporal.PlainDate, b: Temporal.PlainDate) => a.until(b, { largestUnit: 'day' }).days;

/**
 * The fewest weekly rules that say exactly these meetings and no other: each meeting falls under one rule, and no rule
 * names a day without a meeting. The answer does not depend on their order, and a meeting told twice counts once.
 */
export function rhythmsOf(meetings: readonly Meeting[]): readonly Rhythm[] {
  const groups = Map.groupBy(meetings, one => `${one.opensAt ?? ''}-${one.closesAt ?? ''}`);
  const rules = [...groups].flatMap(([, group]) => {
    const { opensAt, closesAt } = group[0] ?? { opensAt: null, closesAt: null };
    const days = [...new Set(group.map(one => one.on))].map(day => Temporal.PlainDate.from(day)).sort(byDay);
    const weekdays = Map.groupBy(days, day => day.dayOfWeek);
    const runs = merged([...weekdays.values()].flatMap(weeklyRuns).sort((a, b) => byDay(a.first, b.first)));
    return runs.map(
      (run): Rhythm => ({
        dtstart: run.first.toString(),
        until: run.last.toString(),
        freq: run.single ? null : 'WEEKLY',
        interval: run.single ? null : 1,
        byday: run.single ? null : run.weekdays.map(day => codes[day - 1]).join(','),
        opens_at: opensAt,
        closes_at: closesAt,
      }),
    );
  });
  return rules.sort((a, b) => (orderOf(a) < orderOf(b) ? -1 : 1));
}

const orderOf = (rule: Rhythm) =>
  `${rule.dtstart} ${rule.opens_at ?? ''} ${rule.closes_at ?? ''} ${rule.byday}`;

type Run = {
  readonly first: Temporal.PlainDate;
  readonly last: Temporal.PlainDate;
  readonly weekdays: readonly number[];
  readonly single: boolean;
};

// Days of one weekday, cut wherever a week is missing.
function weeklyRuns(days: readonly Temporal.PlainDate[]): Run[] {
  const runs: Temporal.PlainDate[][] = [];
  for (const day of days) {
    const run = runs.at(-1);
    const last = run?.at(-1);
    if (run && last && daysTo(last, day) === 7) run.push(day);
    else runs.push([day]);
  }
  return runs.flatMap(run => {
    const [first, last] = [run[0], run.at(-1)];
    return first && last ? [{ first, last, weekdays: [first.dayOfWeek], single: run.length === 1 }] : [];
  });
}

// Runs that begin and end within the same seven days are one rule with several weekdays; it names no day more.
function merged(runs: readonly Run[]): Run[] {
  const rules: Run[] = [];
  for (const run of runs) {
    const at = rules.findIndex(
      rule =>
        !rule.single &&
        !run.single &&
        daysTo(rule.first, run.first) < 7 &&
        Math.abs(daysTo(rule.last, run.last)) < 7 &&
        !rule.weekdays.some(day => run.weekdays.includes(day)) &&
        fits(rule, run),
    );
    const rule = rules[at];
    if (!rule) rules.push(run);
    else {
      rules[at] = {
        first: rule.first,
        last: byDay(rule.last, run.last) < 0 ? run.last : rule.last,
        weekdays: [...rule.weekdays, ...run.weekdays].sort((a, b) => a - b),
        single: false,
      };
    }
  }
  return rules;
}

// A weekday of the rule must not come once more between its own last day and the later end.
function fits(rule: Run, run: Run): boolean {
  const last = byDay(rule.last, run.last) < 0 ? run.last : rule.last;
  const size = (first: Temporal.PlainDate, weekday: number, end: Temporal.PlainDate) =>
    Math.floor((daysTo(first, end) - ((weekday - first.dayOfWeek + 7) % 7)) / 7) + 1;
  const before = (one: Run) => one.weekdays.reduce((sum, day) => sum + size(one.first, day, one.last), 0);
  const all = [...rule.weekdays, ...run.weekdays];
  const after = all.reduce((sum, day) => sum + size(rule.first, day, last), 0);
  return after === before(rule) + before(run);
}
