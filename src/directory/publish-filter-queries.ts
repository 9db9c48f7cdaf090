import { type RawBuilder, sql } from 'kysely';
import { type PublishedFilter, weekdays } from './published.ts';
import { boxAround, earthRadiusKm } from './search.ts';

/** A service `s` that may be published at all: active, still told by its source, and not taken off the list by people. */
export const mayBePublished = sql`s.status = 'active' and s.missing_since is null and s.not_listed_since is null`;

/** Its place `l` may be published too: whose address is kept confidential is published without any. */
export const placeMayBePublished = sql`not (s.place_hidden or l.address_confidential)`;

/**
 * The conditions on a service `s`, all of which hold.
 * @param at `service`: any of its places will do; `place`: the place `sal` with the location `l` it is
 */
export function conditionsOf(asked: PublishedFilter, at: 'service' | 'place'): RawBuilder<unknown> {
  const list = [mayBePublished];
  if (at === 'place') list.push(placeMayBePublished);
  const words = asked.search?.toWellFormed().replaceAll('\u0000', ' ').trim().slice(0, 2000);
  if (words) {
    list.push(sql`s.id in (select service_id from directory.listing
      where words @@ websearch_to_tsquery('directory.words', ${words}))`);
  }
  for (const id of asked.taxonomyTermIds ?? []) {
    list.push(
      sql`exists (select from directory.attribute link where link.link_id = s.id and link.taxonomy_term_id = ${id})`,
    );
  }
  if (asked.taxonomyId) {
    list.push(sql`exists (select from directory.attribute link join directory.taxonomy_term term
      on term.id = link.taxonomy_term_id where link.link_id = s.id and term.taxonomy_id = ${asked.taxonomyId})`);
  }
  if (asked.organizationId) list.push(sql`s.organization_id = ${asked.organizationId}`);
  if (asked.minimumAge !== undefined) list.push(sql`s.minimum_age >= ${asked.minimumAge}::numeric`);
  if (asked.maximumAge !== undefined) list.push(sql`s.maximum_age <= ${asked.maximumAge}::numeric`);
  if (asked.modifiedAfter) list.push(sql`s.changed_at >= ${asked.modifiedAfter.toString()}::timestamptz`);
  list.push(...times(asked, at), ...nearby(asked, at));
  return sql.join(list, sql` and `);
}

function times(asked: PublishedFilter, at: 'service' | 'place'): RawBuilder<unknown>[] {
  const list: RawBuilder<unknown>[] = [];
  if (asked.startTime) list.push(sql`t.opens_at >= ${asked.startTime}::time`);
  if (asked.endTime) list.push(sql`t.closes_at <= ${asked.endTime}::time`);
  if (asked.day) {
    // Without BYDAY a weekly schedule falls on the weekday it began on; "2MO" is a Monday too.
    const pattern = `(^|[^A-Z])${asked.day}($|[^A-Z])`;
    const number = weekdays.indexOf(asked.day) + 1;
    list.push(sql`(t.byday ~ ${pattern} or t.freq = 'DAILY'
      or (t.byday is null and t.bymonthday is null and extract(isodow from t.dtstart) = ${number}))`);
  }
  if (list.length === 0) return [];
  const here =
    at === 'place' ? sql`(t.service_at_location_id is null or t.service_at_location_id = sal.id)` : sql`true`;
  return [
    sql`exists (select from directory.schedule t where t.service_id = s.id and ${here} and ${sql.join(list, sql` and `)})`,
  ];
}

function nearby({ near }: PublishedFilter, at: 'service' | 'place'): RawBuilder<unknown>[] {
  if (!near) return [];
  const km = near.metres / 1000;
  const box = boxAround(near, km);
  const within = sql`l.latitude is not null and point(l.longitude, l.latitude) <@ box(
      point(${box.west}::float8, ${box.south}::float8), point(${box.east}::float8, ${box.north}::float8))
    and 2 * ${earthRadiusKm}::float8 * asin(least(1, sqrt(sin(radians(l.latitude - ${near.lat}::float8) / 2) ^ 2
      + cos(radians(${near.lat}::float8)) * cos(radians(l.latitude))
      * sin(radians(l.longitude - ${near.lon}::float8) / 2) ^ 2))) <= ${km}::float8`;
  if (at === 'place') return [within];
  return [
    sql`exists (select from directory.service_at_location sal join directory.location l on l.id = sal.location_id
      where sal.service_id = s.id and ${placeMayBePublished} and ${within})`,
  ];
}
