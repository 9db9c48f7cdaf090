import { sql } from 'kysely';
import { compiledOnce, type Scope } from '../../platform/database/index.ts';
import type { Asked } from '../asked/asked.ts';
import {
  besideEachOther,
  FEWEST_OF_A_PLACE,
  inOrder,
  MOST_PLACES,
  mostFirst,
  type PartWent,
  type ThereFigures,
  type Went,
  type WentCounts,
  withShare,
} from '../there/there.ts';
import { linesOver } from './month-queries.ts';
import type { Standing } from './standing-queries.ts';

/** By what introductions are counted together. */
type By = 'all' | 'barrier' | 'route' | 'ageBand' | 'area' | 'place';

/** Introductions counted together by one thing; key null: it is not recorded, or they are all of them. */
type Line = readonly [
  by: By,
  key: string | null,
  /** Of a group: the introduction that tells its name. */
  first: string | null,
  introduced: number,
  attended: number,
  going: number,
  waiting: number,
  declined: number,
];

type Counts = { -readonly [count in keyof WentCounts]: number };

/** Lines of one thing and one key, of all months together. */
type Sum = Counts & {
  readonly by: By;
  readonly key: string | null;
  first: string;
  declined: number;
};

/** Whether people get there, from the summaries: counts in one statement, then the names of the groups that are shown. */
export async function keptThere(scope: Scope, standing: Standing, asked: Asked): Promise<ThereFigures> {
  const { programmeId } = standing;
  const found = await linesOver<Line>(scope, 'there', standing, asked);
  const sums = summed(found.flatMap(({ lines }) => lines));
  const places = mostIntroduced(sums('place'));
  const ids = places.map(one => one.first);
  const { rows } = await scope.db.executeQuery(namesOf({ programmeId, ids }));
  const names = new Map(rows.map(({ id, name }) => [id, name]));
  const [all] = sums('all');
  const went = withShare(all ?? { introduced: 0, attended: 0, going: 0, waiting: 0 });
  return {
    went,
    declined: all?.declined ?? 0,
    barriers: mostFirst(
      sums('barrier').flatMap(({ key, introduced }) => (key ? [{ code: key, count: introduced }] : [])),
    ),
    parts: {
      route: inOrder(sums('route').map(partOf)),
      ageBand: inOrder(sums('ageBand').map(partOf)),
      area: inOrder(ofOneName(sums('area'), names)),
    },
    places: besideEachOther(
      places.map(one => ({ serviceId: one.key ?? '', name: names.get(one.first) ?? '', ...wentOf(one) })),
      went,
    ),
  };
}

/** Names of the programme’s areas, and of groups as they stand in these introductions. */
const namesOf = compiledOnce(
  (_, { programmeId, ids }: { programmeId: string; ids: readonly string[] }) =>
    sql<{ id: string; name: string }>`
    select a.id, a.name from area a where a.programme_id = ${programmeId}
    union all select i.id, i.service_name from introduction i where i.programme_id = ${programmeId} and i.id = any(${ids}::uuid[])`,
);

/** Lines of several months as sums by what and by key. */
function summed(lines: readonly Line[]): (by: By) => readonly Sum[] {
  const sums = new Map<string, Sum>();
  for (const [by, key, first, introduced, attended, going, waiting, declined] of lines) {
    const id = `${by} ${key}`;
    const sum = sums.get(id);
    if (sum) {
      add(sum, { introduced, attended, going, waiting });
      sum.declined += declined;
      if (first !== null && first < sum.first) sum.first = first;
    } else sums.set(id, { by, key, first: first ?? '', introduced, attended, going, waiting, declined });
  }
  const parts = Map.groupBy(sums.values(), sum => sum.by);
  return by => parts.get(by) ?? [];
}

function add(sum: Counts, { introduced, attended, going, waiting }: WentCounts): void {
  sum.introduced += introduced;
  sum.attended += attended;
  sum.going += going;
  sum.waiting += waiting;
}

/** Two areas of one name are one part; one that is there no more is not recorded. */
function ofOneName(sums: readonly Sum[], names: ReadonlyMap<string, string>): readonly PartWent[] {
  const parts = new Map<string | null, Counts>();
  for (const one of sums) {
    const name = names.get(one.key ?? '') ?? null;
    const part = parts.get(name);
    if (part) add(part, one);
    else parts.set(name, { ...one });
  }
  return [...parts].map(([part, counts]) => ({ part, ...wentOf(counts) }));
}

/** Groups with enough to tell, no more than are shown; of equally many introductions all, since names decide who is shown. */
function mostIntroduced(places: readonly Sum[]): readonly Sum[] {
  const enough = places
    .filter(one => one.introduced - one.waiting >= FEWEST_OF_A_PLACE)
    .toSorted((a, b) => b.introduced - a.introduced);
  const fewest = enough[MOST_PLACES - 1]?.introduced ?? 0;
  return enough.filter(one => one.introduced >= fewest);
}

const wentOf = ({ introduced, attended, going, waiting }: WentCounts): Went =>
  withShare({ introduced, attended, going, waiting });
const partOf = (sum: Sum): PartWent => ({ part: sum.key, ...wentOf(sum) });
