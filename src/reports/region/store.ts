import { sql } from 'kysely';
import type { Scope } from '../../platform/database/index.ts';
import { DEFINITIONS, forOthers, type Release } from '../released/index.ts';

/** What one programme shows of a quarter. Its name only where it agreed to that. */
export type RegionFigures = {
  readonly programmeId: string;
  readonly name: string | null;
  readonly cells: Release;
};

/** How a programme takes part: `no`, or with what it shows. */
export type TakesPart = 'no' | 'unnamed' | 'named';

/** How the programme takes part now. */
export async function takesPart({ db, actor }: Scope): Promise<TakesPart> {
  const { rows } = await sql<{ named: boolean }>`
    select named from directory.region_figures where programme_id = ${actor.programmeId} limit 1`.execute(db);
  const [first] = rows;
  if (!first) return 'no';
  return first.named ? 'named' : 'unnamed';
}

/**
 * What the programmes of the actor’s country show of a quarter, by the same definitions, in an order that tells nothing. Only released counts
 * are there; a programme that is gone is gone from here with it.
 */
export async function regionFigures(
  { db, actor }: Scope,
  quarter: string,
): Promise<readonly RegionFigures[]> {
  const { rows } = await sql<RegionFigures>`
    select f.programme_id as "programmeId", case when f.named then p.name end as name, f.cells
    from directory.region_figures f
    join programme p on p.id = f.programme_id
    join programme own on own.id = ${actor.programmeId} and own.region = p.region
    where f.quarter = ${quarter} and f.definitions = ${DEFINITIONS}
    order by md5(f.programme_id::text || f.quarter)`.execute(db);
  return rows;
}

/** Shows these figures to the others, in place of all that was shown before. @param releases none: no longer takes part */
export async function showInRegion(
  { db, actor, now }: Scope,
  releases: readonly Release[],
  named: boolean,
): Promise<void> {
  await sql`delete from directory.region_figures where programme_id = ${actor.programmeId}`.execute(db);
  await sql`insert into directory.region_figures (programme_id, quarter, definitions, named, cells, shown_since)
    select ${actor.programmeId}::uuid, one->>'quarter', (one->>'definitions')::smallint, ${named}, one, ${now}::timestamptz
    from jsonb_array_elements(${JSON.stringify(releases.map(forOthers))}::jsonb) one`.execute(db);
}
