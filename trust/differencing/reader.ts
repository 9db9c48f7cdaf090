import {
  type Cell,
  type CutStep,
  cutSteps,
  type ReachCut,
  type Release,
  type ReleasedCut,
  type ReleasedStep,
  type ReleasedTable,
  type ReleaseFact,
  releasedSteps,
} from '../../src/reports/released/index.ts';

/** Between which numbers something lies, as far as a reader can tell. */
export type Span = { low: number; high: number };
/** A count that was shown, or that it was not, with what it truly is. */
export type Seen = {
  readonly cut: ReleasedCut | ReachCut | 'whole';
  readonly part: string;
  readonly step: ReleasedStep;
  readonly cell: Cell;
  readonly who: ReadonlySet<number>;
};

/** More than there are people: exact when it is added up. */
export const MANY = 100_000;
export const isFew = (count: number): boolean => count >= 1 && count <= 7;

/** Told again from the words of the rule: 1 to 7 not shown, others to the nearest five, nought as it is. */
export function spanOf(cell: Cell, true_: number): Span {
  // The strongest reader has been told which of the missing numbers are small.
  if (cell === null) return isFew(true_) ? { low: 1, high: 7 } : { low: 8, high: MANY };
  if (cell === 0) return { low: 0, high: 0 };
  return { low: Math.max(8, cell - 2), high: cell + 2 };
}

const reaches = (fact: ReleaseFact, step: ReleasedStep): boolean =>
  releasedSteps.indexOf(fact.furthest) >= releasedSteps.indexOf(step);

/** Every count of a release that is told as a table, with who it is. */
export function seenOf(release: Release, facts: readonly ReleaseFact[]): readonly Seen[] {
  const who = (test: (fact: ReleaseFact) => boolean) =>
    new Set(facts.flatMap((fact, at) => (test(fact) ? [at] : [])));
  const whole = releasedSteps.flatMap((step): readonly Seen[] =>
    release.funnel[step] === null
      ? []
      : [{ cut: 'whole', part: '', step, cell: release.funnel[step], who: who(fact => reaches(fact, step)) }],
  );
  const told = cutSteps.filter(step => release.funnel[step] !== null);
  const partOf = (fact: ReleaseFact, cut: ReleasedCut | ReachCut) =>
    cut === 'ethnicity' || cut === 'deprivation' ? fact.reach?.[cut] : fact.parts[cut];
  const tables: readonly ReleasedTable<ReleasedCut | ReachCut>[] = [
    ...release.cuts,
    ...(release.more?.reach ?? []),
  ];
  const parts = tables.flatMap(({ cut, parts: rows }) =>
    (rows ?? []).flatMap(row =>
      told.map(
        (step): Seen => ({
          cut,
          part: row.part,
          step,
          cell: row[step],
          who: who(fact => partOf(fact, cut) === row.part && reaches(fact, step)),
        }),
      ),
    ),
  );
  return [...whole, ...parts];
}

/** What is narrowed: 1 to 7 people of whom a reader can leave out one of the numbers that the rule keeps open. */
export function isNarrowed(true_: number, { low, high }: Span, open: readonly [number, number]): boolean {
  return isFew(true_) && (low > open[0] || high < open[1]);
}

export type CutTable = {
  readonly cut: ReleasedCut | ReachCut;
  readonly steps: readonly CutStep[];
  readonly rows: readonly (readonly Seen[])[];
};

/** The parts of each cut, row by row. */
export function tablesOf(seen: readonly Seen[]): readonly CutTable[] {
  const byCut = Map.groupBy(seen, one => one.cut);
  return [...byCut].flatMap(([cut, those]) =>
    cut === 'whole'
      ? []
      : [
          {
            cut,
            steps: cutSteps.filter(step => those.some(one => one.step === step)),
            rows: [...Map.groupBy(those, one => one.part).values()],
          },
        ],
  );
}
