import type { Population } from '../population/index.ts';
import type { Release, ReleasedPart } from '../released/index.ts';
import { besideResidents } from '../statistics/beside.ts';
import type { Interval } from '../statistics/interval.ts';
import { added, type Told, toldShare } from './fit.ts';

/** What a pack compares with who lives here. Not by place: a place is small, and named. */
export const packDimensions = ['age', 'sex', 'ethnicity', 'deprivation'] as const;
export type PackDimension = (typeof packDimensions)[number];

/** People of one part beside the residents of it. */
export type ReachOfPart = {
  readonly part: string;
  readonly people: Told;
  /** Of those of whom it is recorded; null where not all of it is told. */
  readonly share: Interval | null;
  readonly residentShare: number | null;
  /** Share of the people over share of the residents. */
  readonly ratio: Interval | null;
  readonly beside: 'fewer' | 'more' | null;
};
export type ReachFigures = readonly {
  readonly dimension: PackDimension;
  /** Null where nothing of it can be told. */
  readonly parts: readonly ReachOfPart[] | null;
  readonly notRecorded: Told;
  /** Whose figures the residents are: title, publisher, date. */
  readonly from: readonly {
    readonly title: string;
    readonly publisher: string;
    readonly dated: Temporal.PlainDate;
  }[];
}[];

/** How parts are named of which nothing can be said. */
const unknown: ReadonlySet<string> = new Set(['', 'not_said']);

/** Whom we reach: counts as they were released of each quarter, beside published figures of who lives here. */
export function reachFigures(releases: readonly Release[], population: Population): ReachFigures {
  return packDimensions.map(dimension => {
    const tables = releases.map(one => tableOf(one, dimension));
    const residents = population[dimension];
    const names = [...new Set(tables.flatMap(table => table?.map(row => row.part) ?? []))];
    const toldOf = (part: string): Told =>
      added(
        // Where a quarter tells the cut but has no such part, nobody is in it.
        tables.map(table =>
          table ? (table.find(row => row.part === part) ?? { referred: 0 }).referred : null,
        ),
      );
    const shown = [...new Set([...names, ...(residents?.parts.keys() ?? [])])].filter(
      part => !unknown.has(part),
    );
    const known = wholeOf(shown.map(toldOf));
    const all = [...(residents?.parts.values() ?? [])].reduce((sum, one) => sum + one, 0);
    return {
      dimension,
      parts:
        names.length === 0
          ? null
          : shown
              .toSorted((a, b) => a.localeCompare(b, 'en', { numeric: true }))
              .map(part => partOf(part, toldOf(part), known, all && (residents?.parts.get(part) ?? 0) / all)),
      notRecorded: names.length === 0 ? null : wholeOf([...unknown].map(toldOf)),
      from: residents?.from ?? [],
    };
  });
}

function tableOf(release: Release, dimension: PackDimension): readonly ReleasedPart[] | null {
  const of: readonly { readonly cut: string; readonly parts: readonly ReleasedPart[] | null }[] = [
    ...release.cuts,
    ...(release.more?.reach ?? []),
  ];
  return of.find(one => one.cut === dimension)?.parts ?? null;
}

/** Everybody of several parts; more than is told where one of them is not wholly told. */
function wholeOf(parts: readonly Told[]): Told {
  const value = parts.reduce((sum, one) => sum + (one?.value ?? 0), 0);
  const atLeast = parts.some(one => one === null || one.atLeast);
  return atLeast && value === 0 ? null : { value, atLeast };
}

function partOf(part: string, people: Told, known: Told, residentShare: number): ReachOfPart {
  const share = toldShare(people, known);
  const here = residentShare > 0 ? residentShare : null;
  return { part, people, share, residentShare: here, ...besideResidents(share, here) };
}
