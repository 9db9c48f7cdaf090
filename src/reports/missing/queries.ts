import { sql } from 'kysely';
import { distanceKm, type Point } from '../../core/index.ts';
import { whoSaidNo } from '../../people/index.ts';
import type { Scope } from '../../platform/database/index.ts';
import type { MissingFact } from './missing.ts';

/** Each time that nothing fitted in a span of days, without who does not want to be counted. */
export async function missingFacts(
  { db, actor, ...rest }: Scope,
  {
    from,
    until,
    area,
    zone,
  }: {
    readonly from: Temporal.PlainDate;
    readonly until: Temporal.PlainDate;
    readonly area: string | null;
    readonly zone: string;
  },
): Promise<readonly MissingFact[]> {
  const { programmeId } = actor;
  const without = [...(await whoSaidNo({ db, actor, ...rest }, 'figures'))];
  const { rows } = await sql<MissingFact>`
    select u.id, u.person_id as "personId", coalesce(u.concept, 'need.' || u.need) as what, coalesce(a.name, u.place_area) as place,
      u.failed_limit as "limit", (u.at at time zone ${zone})::date as "on"
    from unmet_need u
    left join person p on p.programme_id = u.programme_id and p.id = u.person_id
    left join lateral (
      select b.id, b.name from area b where b.programme_id = u.programme_id
        and (b.id = coalesce(u.area_id, p.area_id) or coalesce(u.area_id, p.area_id) is null and u.place_area = any(b.postcode_areas))
      order by b.name limit 1) a on true
    where u.programme_id = ${programmeId} and u.at >= (${from}::date::timestamp at time zone ${zone})
      and u.at < (${until.add({ days: 1 })}::date::timestamp at time zone ${zone})
      and (${area}::uuid is null or a.id = ${area}::uuid)
      and (u.person_id is null or u.person_id <> all(${without}::uuid[]))
    order by u.at, u.id`.execute(db);
  return rows;
}

/** What is looked for near a place. */
export type Wanted = {
  readonly key: string;
  readonly near: Point;
  readonly kinds: readonly string[];
  readonly free: boolean;
  readonly stepFree: boolean;
};
export type Nearest = {
  readonly serviceId: string;
  readonly name: string;
  readonly km: number;
  readonly approximate: boolean;
};

type Candidate = Point & Pick<Nearest, 'serviceId' | 'name' | 'approximate'> & { readonly key: string };

/** Nearer in degrees is not nearer in kilometres, so that some of the nearest are measured. */
const MEASURED = 12;

/**
 * The nearest listed service of a kind to each place, with a recorded yes to what was the limit. One statement, by the index of places;
 * what is online only has no distance and is not meant.
 */
export async function nearestOf(
  { db }: Scope,
  region: 'ie' | 'uk',
  wanted: readonly Wanted[],
): Promise<ReadonlyMap<string, Nearest>> {
  const asked = JSON.stringify(wanted.map(({ near, ...one }) => ({ ...one, lat: near.lat, lon: near.lon })));
  const { rows } = await sql<Candidate>`
    select x.key, n.service_id as "serviceId", n.name, n.latitude as lat, n.longitude as lon, n.approximate
    from json_to_recordset(${asked}::json) as x (key text, lat float8, lon float8, kinds text[], free boolean, "stepFree" boolean)
    cross join lateral (
      select l.service_id, l.name, l.latitude, l.longitude, l.approximate from directory.listing l
      where l.region = ${region} and l.latitude is not null and l.kinds && x.kinds
        and (not x.free or l.free = 'yes') and (not x."stepFree" or l.step_free = 'yes')
      order by point(l.longitude, l.latitude) <-> point(x.lon, x.lat), l.service_id limit ${MEASURED}) n`.execute(
    db,
  );
  const nearOf = new Map(wanted.map(one => [one.key, one.near]));
  const nearest = new Map<string, Nearest>();
  for (const { key, lat, lon, serviceId, name, approximate } of rows) {
    const near = nearOf.get(key);
    if (!near) continue;
    const km = distanceKm(near, { lat, lon });
    if (km < (nearest.get(key)?.km ?? Number.POSITIVE_INFINITY))
      nearest.set(key, { serviceId, name, km, approximate });
  }
  return nearest;
}

/** Where the middle of each area of the programme lies, by its name; null where nobody said. */
export async function placesOfAreas({
  db,
  actor,
}: Scope): Promise<
  readonly { readonly name: string; readonly codes: readonly string[]; readonly point: Point | null }[]
> {
  const rows = await db
    .selectFrom('area')
    .select(['name', 'postcode_areas', 'lat', 'lon'])
    .where('programme_id', '=', actor.programmeId)
    .orderBy('name')
    .execute();
  return rows.map(({ name, postcode_areas: codes, lat, lon }) => ({
    name,
    codes,
    point: lat === null || lon === null ? null : { lat, lon },
  }));
}
