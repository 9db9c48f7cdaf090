import { sql } from 'kysely';
import type { Scope } from '../../platform/database/index.ts';
import type { Asked } from '../asked/asked.ts';
import {
  besideEachOther,
  FEWEST_OF_A_PLACE,
  inOrder,
  MOST_PLACES,
  mostFirst,
  type PartWent,
  type ThereFigures,
  type WentCounts,
  withShare,
} from '../there/there.ts';
import { keptCohort, rowsNow, type Standing } from './standing-queries.ts';

/** Introductions counted together by one thing; `key` null: it is not recorded, or they are all of them. */
type Line = WentCounts & {
  readonly of: 'all' | 'barrier' | 'route' | 'ageBand' | 'area' | 'place';
  readonly key: string | null;
  /** Of a place. */
  readonly name: string | null;
  readonly declined: number;
};

/** Whether people get there, from the summaries: counts only, in one statement. */
export async function keptThere({ db }: Scope, standing: Standing, asked: Asked): Promise<ThereFigures> {
  const { programmeId } = standing;
  const sent = rowsNow('report_introduction', keptCohort(asked, standing), standing);
  // Alike ones are counted once, then the few kinds of them by each thing. Codes are compared byte by byte: by the rules of a language it
  // takes as long as all the rest.
  const { rows } = await sql<Line>`
    with alike as materialized (
      select barrier collate "C" as barrier, route collate "C" as route, age_band collate "C" as age_band, place_id,
        attended::int + going::int * 2 + (waiting and not attended)::int * 4 + declined::int * 8 as what, count(*)::int as n
      from (${sent}) f group by 1, 2, 3, 4, 5),
    parts as (
      select grouping(barrier, route, age_band, place_id) as part, barrier, route, age_band, place_id, sum(n) as introduced,
        coalesce(sum(n) filter (where what & 1 > 0), 0) as attended, coalesce(sum(n) filter (where what & 2 > 0), 0) as going,
        coalesce(sum(n) filter (where what & 4 > 0), 0) as waiting, coalesce(sum(n) filter (where what & 8 > 0), 0) as declined
      from alike group by grouping sets ((), (barrier), (route), (age_band), (place_id))),
    groups as (
      select service_id, min(introduction_id::text collate "C") as first_id, count(*) as introduced,
        count(*) filter (where attended) as attended, count(*) filter (where going) as going,
        count(*) filter (where waiting and not attended) as waiting
      from (${sent}) f group by service_id),
    places as (
      select * from groups where introduced - waiting >= ${FEWEST_OF_A_PLACE}
      order by introduced desc fetch first ${sql.lit(MOST_PLACES)} rows with ties)
    select case part when 15 then 'all' when 7 then 'barrier' when 11 then 'route' when 13 then 'ageBand' else 'area' end as of,
      coalesce(barrier, route, nullif(age_band, ''), a.name) as key, null as name, introduced, attended, going, waiting, declined
    from parts left join area a on a.programme_id = ${programmeId} and a.id = place_id where introduced > 0
    union all
    select 'place', p.service_id::text, i.service_name, introduced, attended, going, waiting, 0
    from places p join introduction i on i.programme_id = ${programmeId} and i.id = p.first_id::uuid`.execute(
    db,
  );
  return answerOf(rows);
}

function answerOf(lines: readonly Line[]): ThereFigures {
  const by = Map.groupBy(lines, line => line.of);
  const all = by.get('all')?.[0];
  const went = withShare(all ?? { introduced: 0, attended: 0, going: 0, waiting: 0 });
  const parts = (of: Line['of']) => inOrder(joined(by.get(of) ?? []));
  return {
    went,
    declined: all?.declined ?? 0,
    barriers: mostFirst(
      (by.get('barrier') ?? []).flatMap(({ key, introduced }) =>
        key ? [{ code: key, count: introduced }] : [],
      ),
    ),
    parts: { route: parts('route'), ageBand: parts('ageBand'), area: parts('area') },
    places: besideEachOther(
      (by.get('place') ?? []).map(line => ({
        serviceId: line.key ?? '',
        name: line.name ?? '',
        ...withShare(line),
      })),
      went,
    ),
  };
}

/** Two areas of one name are one part. */
function joined(lines: readonly Line[]): readonly PartWent[] {
  return [...Map.groupBy(lines, line => line.key)].map(([part, those]) => {
    const sum = (what: keyof WentCounts) => those.reduce((total, one) => total + one[what], 0);
    return {
      part,
      ...withShare({
        introduced: sum('introduced'),
        attended: sum('attended'),
        going: sum('going'),
        waiting: sum('waiting'),
      }),
    };
  });
}
