import { sql } from 'kysely';
import type { Db } from '../platform/database/index.ts';
import { nextStart, type TimeRule } from './recurrence.ts';

const zones = { ie: 'Europe/Dublin', uk: 'Europe/London' } as const;

/**
 * Makes what search reads anew for some services; call it in the transaction that changed them. A service that is not
 * active, has vanished from its source or must not be listed has no listing.
 * @param now decides which times are over and when it next begins
 */
export async function refreshListing(
  db: Db,
  serviceIds: readonly string[],
  now: Temporal.Instant,
): Promise<void> {
  const today = now.toZonedDateTimeISO(zones.ie).toPlainDate();
  const starts = await nextStarts(db, serviceIds, now);
  await sql`delete from directory.listing where service_id = any(${serviceIds})`.execute(db);
  await sql`
    insert into directory.listing (service_id, place_number, location_id, region, name, kinds, free, step_free, online,
      latitude, longitude, approximate, words, access_yes, access_no, week, languages, minimum_age, maximum_age, sex,
      open_door, next_at, several)
    select s.id, coalesce(sal.position, 0), l.id, source.region, s.name, s.kinds, s.free,
      case when 'step_free' = any(access.no) then 'no' when 'step_free' = any(access.yes) then 'yes' else 'unknown' end,
      coalesce(l.location_type = 'virtual', false) or s.online = 'yes', case when not place.hidden then l.latitude end,
      case when not place.hidden then l.longitude end, coalesce(l.approximate, false),
      setweight(to_tsvector('directory.words', concat_ws(' ', s.name, s.alternate_name)), 'A')
        || setweight(to_tsvector('directory.words', concat_ws(' ', terms.names, o.name)), 'B')
        || setweight(to_tsvector('directory.words', concat_ws(' ', case when not place.hidden then l.name end,
          case when not place.hidden then place.words end)), 'C')
        || setweight(to_tsvector('directory.words', left(concat_ws(' ', s.description, s.eligibility_description), 20000)), 'D')
        || directory.marks(s.id, source.region, s.kinds, case when not place.hidden then l.latitude end,
          case when not place.hidden then l.longitude end),
      coalesce(access.yes, '{}'), coalesce(access.no, '{}'), coalesce(times.week, 1 << 28), coalesce(spoken.codes, '{}'),
      s.minimum_age, s.maximum_age, s.sex,
      case when s.self_referral = 'yes' or s.referral_needed = 'no' then 'yes'
        when s.referral_needed = 'yes' or s.self_referral = 'no' then 'no'
        else directory.open_door(s.application_process) end,
      starts.at, count(*) over (partition by s.id) > 1
    from directory.service s
    join directory.source on source.id = s.source_id
    left join directory.organization o on o.id = s.organization_id
    left join directory.service_at_location sal on sal.service_id = s.id
    left join directory.location l on l.id = sal.location_id
    left join lateral (
      select array_agg(code order by code) filter (where said = 'no') as no,
        array_agg(code order by code) filter (where said = 'yes') as yes
      from (select distinct on (code) code, value as said from directory.accessibility
        where (service_id = s.id or (location_id = l.id and value <> 'unknown')) and code is not null
        order by code, service_id nulls last, value) codes) access on true
    left join lateral (
      select bit_or(${weekOf}) as week from directory.schedule t
      where t.service_id = s.id and (t.service_at_location_id is null or t.service_at_location_id = sal.id)
        and coalesce(t.valid_to, t.until, 'infinity') >= ${today}) times on true
    left join lateral (
      select array_agg(distinct code) filter (where code is not null) as codes from (
        select coalesce(named.code, lower(substring(spoken.code from '^[A-Za-z]{2,3}'))) as code
        from directory.language spoken
        left join directory.language_name named on named.name = lower(trim(coalesce(spoken.name, spoken.code)))
        where spoken.service_id = s.id or spoken.location_id = l.id) named) spoken on true
    left join lateral (
      select string_agg(concat_ws(' ', address_1, address_2, city, region, postal_code), ' ') as words,
        s.place_hidden or coalesce(l.address_confidential, false) as hidden
      from directory.address where location_id = l.id and address_type = 'physical') place on true
    left join lateral (
      select string_agg(term.name, ' ') as names from directory.attribute link
      join directory.taxonomy_term term on term.id = link.taxonomy_term_id where link.link_id = s.id) terms on true
    left join json_to_recordset(${JSON.stringify(starts)}::json) as starts (service uuid, place uuid, at timestamptz)
      on starts.service = s.id and starts.place is not distinct from sal.id
    where s.id = any(${serviceIds}) and s.status = 'active' and s.missing_since is null and s.not_listed_since is null
    on conflict (service_id, place_number) do nothing`.execute(db);
}

// Four bits for the parts of a day, times sixteen to the power of the day; a rule that names no day says "unknown".
const part = sql`case when t.opens_at is null then 8 else
  (t.opens_at < '12:00')::int
  + 2 * ((t.opens_at >= '12:00' and t.opens_at < '17:00') or (t.opens_at < '12:00' and coalesce(t.closes_at >= '14:00', false)))::int
  + 4 * (t.opens_at >= '17:00' or coalesce(t.closes_at >= '19:00' or t.closes_at <= t.opens_at, false))::int end`;
const days = sql`case
  when coalesce(t.byday, '') <> '' then (t.byday ~ 'MO')::int + ((t.byday ~ 'TU')::int << 4) + ((t.byday ~ 'WE')::int << 8)
    + ((t.byday ~ 'TH')::int << 12) + ((t.byday ~ 'FR')::int << 16) + ((t.byday ~ 'SA')::int << 20) + ((t.byday ~ 'SU')::int << 24)
  when t.freq = 'DAILY' then x'1111111'::int
  when coalesce(t.freq, 'WEEKLY') = 'WEEKLY' and t.dtstart is not null then 1 << (4 * (extract(isodow from t.dtstart)::int - 1))
  else 0 end`;
const weekOf = sql`case when ${days} = 0 then 1 << 28 else ${days} * (${part}) end`;

type PlacedRules = {
  readonly service: string;
  /** The service at a place; null for one without any. */
  readonly place: string | null;
  readonly region: 'ie' | 'uk';
  readonly rules: readonly TimeRule[];
};

/** When services next begin at each of their places; left out where no rule says it. */
async function nextStarts(db: Db, serviceIds: readonly string[], now: Temporal.Instant) {
  const { rows } = await sql<PlacedRules>`
    select s.id as service, sal.id as place, source.region,
      json_agg(json_build_object('freq', t.freq, 'interval', t.interval, 'count', t.count, 'byday', t.byday,
        'bymonthday', t.bymonthday, 'dtstart', t.dtstart, 'until', t.until, 'valid_from', t.valid_from, 'valid_to', t.valid_to,
        'opens_at', t.opens_at, 'closes_at', t.closes_at, 'months', t.months, 'off_on', t.off_on, 'also_on', t.also_on,
        'breaks', t.breaks)) as rules
    from directory.service s
    join directory.source on source.id = s.source_id
    left join directory.service_at_location sal on sal.service_id = s.id
    join directory.schedule t on t.service_id = s.id and (t.service_at_location_id is null or t.service_at_location_id = sal.id)
    where s.id = any(${serviceIds}) and t.opens_at is not null
    group by s.id, sal.id, source.region`.execute(db);
  return rows.flatMap(({ service, place, region, rules }) => {
    const at = nextStart(rules, zones[region], now);
    return at === null ? [] : [{ service, place, at: at.toString() }];
  });
}

/**
 * Works out anew those services whose next time has come and gone, at most `most` of them.
 * @returns how many there were
 */
export async function refreshDueListings(db: Db, now: Temporal.Instant, most: number): Promise<number> {
  const { rows } = await sql<{ id: string }>`
    select distinct service_id as id from (
      select service_id from directory.listing where next_at <= ${now} order by next_at limit ${most}) due`.execute(
    db,
  );
  const ids = rows.map(({ id }) => id).toSorted();
  if (ids.length > 0) await refreshListing(db, ids, now);
  return ids.length;
}
