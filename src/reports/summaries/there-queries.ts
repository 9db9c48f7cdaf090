import { sql } from 'kysely';
import type { Scope } from '../../platform/database/index.ts';
import type { Asked } from '../asked/asked.ts';
import {
  besideEachOther,
  FEWEST_OF_A_PLACE,
  inOrder,
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
  const counts = sql`count(*) as introduced, count(*) filter (where attended) as attended, count(*) filter (where going) as going,
    count(*) filter (where waiting and not attended) as waiting, count(*) filter (where declined) as declined`;
  const counted = sql`introduced, attended, going, waiting, declined`;
  const { rows } = await sql<Line>`
    with sent as materialized (${rowsNow('report_introduction', keptCohort(asked, standing), standing)}),
    parts as (
      select grouping(barrier, route, age_band, place_id) as part, barrier, route, age_band, place_id, ${counts}
      from sent group by grouping sets ((), (barrier), (route), (age_band), (place_id))),
    places as (
      select service_id, min(introduction_id::text collate "C")::uuid as first_id, ${counts} from sent group by service_id)
    select case part when 15 then 'all' when 7 then 'barrier' when 11 then 'route' when 13 then 'ageBand' else 'area' end as of,
      coalesce(barrier, route, nullif(age_band, ''), a.name) as key, null as name, ${counted}
    from parts left join area a on a.programme_id = ${programmeId} and a.id = place_id
    union all
    select 'place', p.service_id::text, i.service_name, ${counted}
    from places p join introduction i on i.programme_id = ${programmeId} and i.id = p.first_id
    where p.introduced - p.waiting >= ${FEWEST_OF_A_PLACE}`.execute(db);
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
