import { type Cell, FEWEST, fitCount, isSmall } from './fit.ts';

/** What became of a case whose first introduction was sent in the quarter: within ninety days, by any group. Never leaves. */
export type ThereCase = {
  readonly attended: boolean;
  readonly going: boolean;
  /** Why somebody who does not go stopped, as a code; null where no reason was given. */
  readonly barrier: string | null;
};

/** How many got there and what stopped others. Nobody or at least eight are in each part and between any two counts. */
export type ReleasedThere = {
  readonly introduced: Cell;
  readonly attended: Cell;
  /** Who went and still goes. */
  readonly going: Cell;
  /** Reasons of those who do not go, each for eight or more, in the order of their codes. Each case gives one. */
  readonly reasons: readonly { readonly code: string; readonly cases: Cell }[];
};

/** Whether people got there, fit to leave. */
export function fitThere(cases: readonly ThereCase[]): ReleasedThere {
  const all = cases.length;
  if (isSmall(all)) return { introduced: null, attended: null, going: null, reasons: [] };
  const attended = cases.filter(one => one.attended).length;
  const going = cases.filter(one => one.attended && one.going).length;
  const tellsAttended = !isSmall(attended) && !isSmall(all - attended);
  const tellsGoing = ![going, all - going, ...(tellsAttended ? [attended - going] : [])].some(isSmall);
  const others = cases.filter(one => !(one.attended && one.going));
  const reasons = [...Map.groupBy(others, one => one.barrier)]
    .flatMap(([code, those]) =>
      code === null || those.length < FEWEST ? [] : [{ code, count: those.length }],
    )
    .toSorted((a, b) => b.count - a.count || a.code.localeCompare(b.code, 'en'));
  const rest = () => all - (tellsGoing ? going : 0) - reasons.reduce((sum, one) => sum + one.count, 0);
  // Those without a reason that is told would be what the others leave: the rarest reason goes in with them.
  while (reasons.length > 0 && isSmall(rest())) reasons.pop();
  return {
    introduced: fitCount(all),
    attended: tellsAttended ? fitCount(attended) : null,
    going: tellsGoing ? fitCount(going) : null,
    reasons: reasons
      .map(({ code, count }) => ({ code, cases: fitCount(count) }))
      .toSorted((a, b) => a.code.localeCompare(b.code, 'en')),
  };
}
