import { sql } from 'kysely';
import { compiledOnce, type Db } from '../platform/database/index.ts';
import { confirmedOnOf } from './confirmed-queries.ts';
import type { Fact } from './record.ts';
import type { Search } from './search.ts';
import { distanceTo } from './search-filter-queries.ts';
import type { Placed } from './search-rows-queries.ts';

/** What the listing knows of a service beside its text, as a list of results shows it. */
export type ListedFacts = {
  /** Null when not known, or when the place is told to nobody. */
  readonly latitude: number | null;
  readonly longitude: number | null;
  readonly placeHidden: boolean;
  /** When it next begins, an instant as ISO text; null when that is not known. */
  readonly nextAt: string | null;
  /** Parts of the week as bits, see search-week.ts. */
  readonly week: number;
  /** House codes of access known to be there, and known not to be. */
  readonly accessYes: readonly string[];
  readonly accessNo: readonly string[];
  /** Codes of languages; empty when nothing is said. */
  readonly languages: readonly string[];
  readonly sex: 'anyone' | 'women' | 'men' | 'unknown';
  readonly minimumAge: number | null;
  readonly maximumAge: number | null;
  /** Whether one may come without a referral. */
  readonly openDoor: Fact;
};

/** One service as a list of results shows it. */
export type Found = {
  readonly serviceId: string;
  readonly name: string;
  readonly organization: string | null;
  readonly description: string | null;
  readonly kinds: readonly string[];
  readonly free: Fact;
  readonly stepFree: Fact;
  readonly online: boolean;
  /** Metres from the place asked for; null when either is unknown. */
  readonly metres: number | null;
  readonly approximate: boolean;
  readonly placeName: string | null;
  readonly address: string | null;
  readonly postalCode: string | null;
  readonly feesDescription: string | null;
  readonly eligibility: string | null;
  readonly confirmedOn: Temporal.PlainDate | null;
  /** Which of the words asked for were found by full text; for "because". */
  readonly because: readonly string[];
  readonly facts?: ListedFacts;
  /** When it next begins, where no more of the facts is read. */
  readonly nextAt?: Temporal.Instant | null;
};

/**
 * What a list of results shows of services at places, in the order in which they are given; one that has gone meanwhile is
 * left out. One statement, the same for every search.
 */
export async function foundAt(
  db: Db,
  places: readonly Placed[],
  near: Search['near'],
): Promise<readonly Found[]> {
  if (places.length === 0) return [];
  const asked = {
    services: places.map(({ serviceId }) => serviceId),
    numbers: places.map(({ placeNumber }) => String(placeNumber)),
    near: near !== null,
    lat: near?.lat ?? 0,
    lon: near?.lon ?? 0,
  };
  const { rows } = await db.executeQuery(details(asked));
  return rows.map(row => ({ ...row, because: [] }));
}

type Asked = {
  readonly services: readonly string[];
  readonly numbers: readonly string[];
  readonly near: boolean;
  readonly lat: number;
  readonly lon: number;
};

const details = compiledOnce(
  (_, { services, numbers, near, lat, lon }: Asked) => sql<Omit<Found, 'because'>>`
    select l.service_id as "serviceId", l.name, o.name as organization, left(s.description, 400) as description, l.kinds,
      l.free, l.step_free as "stepFree", l.online, case when ${near}::boolean then ${distanceTo(lat, lon)} end as metres,
      l.approximate,
      case when not hidden then place.name end as "placeName",
      case when not hidden then nullif(concat_ws(', ', address.address_1, address.address_2, address.city), '') end as address,
      case when not hidden then address.postal_code end as "postalCode",
      s.fees_description as "feesDescription", s.eligibility_description as eligibility,
      ${confirmedOnOf(sql`s.id`)} as "confirmedOn", ${listedFacts} as facts
    from unnest(${services}::uuid[], ${numbers}::int[]) with ordinality as page (service_id, place_number, nth)
    join directory.listing l on l.service_id = page.service_id and l.place_number = page.place_number
    join directory.service s on s.id = page.service_id
    left join directory.organization o on o.id = s.organization_id
    left join directory.location place on place.id = l.location_id
    cross join lateral (select s.place_hidden or coalesce(place.address_confidential, false) as hidden) secret
    left join lateral (select * from directory.address a where a.location_id = l.location_id and a.address_type = 'physical'
      order by a.position limit 1) address on true
    order by page.nth`,
);

/** The facts of a row `l` of the listing, `hidden` telling whether its place is secret. */
const listedFacts = sql`json_build_object('latitude', l.latitude, 'longitude', l.longitude, 'placeHidden', hidden,
  'nextAt', nullif(l.next_at, '-infinity'), 'week', l.week, 'accessYes', l.access_yes, 'accessNo', l.access_no,
  'languages', l.languages, 'sex', l.sex, 'minimumAge', l.minimum_age, 'maximumAge', l.maximum_age, 'openDoor', l.open_door)`;
