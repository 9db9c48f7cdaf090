import { sql } from 'kysely';
import type { Scope } from '../platform/database/index.ts';
import { tokensToFind } from '../platform/vault/index.ts';
import { outcomesInTouch } from '../programmes/index.ts';
import type { Identity, Person } from './person.ts';

/** Which people a list shows, by their newest referral. */
export const peopleFilters = ['all', 'with_us', 'waiting', 'finished'] as const;
export type PeopleFilter = (typeof peopleFilters)[number];

const statesOf: Readonly<Record<Exclude<PeopleFilter, 'all'>, readonly string[]>> = {
  with_us: ['allocated', 'contacting', 'active', 'on_hold'],
  waiting: ['accepted', 'waiting'],
  finished: ['closed', 'follow_up', 'withdrawn', 'declined', 'redirected', 'duplicate'],
};

/** How the list may be sorted; the keys are the only ones that reach SQL. */
export const peopleSorts = ['name', 'last_contact', 'newest'] as const;
export type PeopleSort = (typeof peopleSorts)[number];

export type PeopleRow = {
  readonly id: string;
  readonly given_name: string;
  readonly family_name: string;
  readonly known_as: string | null;
  readonly birth_date: Temporal.PlainDate | null;
  readonly postcode_area: string | null;
  readonly area_name: string | null;
  readonly referral_id: string | null;
  readonly state: string | null;
  readonly reference: string | null;
  readonly link_worker: string | null;
  /** When they were last met or reached in their newest referral; null: never so far. */
  readonly last_contact: Temporal.Instant | null;
  /** Where the next page starts. */
  readonly sort_key: string;
};

export type PeopleQuery = {
  /** Words of a name, or a reference. */
  readonly q: string;
  readonly filter: PeopleFilter;
  readonly sort: PeopleSort;
  /** `sort_key` of the last row seen; empty for the first page. */
  readonly after: string;
  readonly limit: number;
};

/** A moment as text that sorts as time does; the id makes it one of a kind. */
const newestFirst = (moment: ReturnType<typeof sql>) =>
  sql`coalesce(to_char(${moment} at time zone 'UTC', 'YYYYMMDDHH24MISSUS'), '0') || ' ' || p.id::text`;

/** Each order with the text its pages go on from. Days come the latest first, whoever was never reached last. */
const orders = {
  name: {
    key: sql`fold(p.family_name) || ' ' || fold(p.given_name) || ' ' || p.id::text`,
    way: sql`asc`,
    beyond: sql`>`,
  },
  last_contact: { key: newestFirst(sql`touch.at`), way: sql`desc`, beyond: sql`<` },
  newest: { key: newestFirst(sql`p.created_at`), way: sql`desc`, beyond: sql`<` },
} as const satisfies Record<PeopleSort, object>;

/** People with their newest referral, one page at a time. */
export async function listPeople({ db, actor }: Scope, query: PeopleQuery): Promise<readonly PeopleRow[]> {
  const words = query.q
    .split(/\s+/)
    .filter(word => word !== '')
    .slice(0, 6);
  const states = query.filter === 'all' ? null : statesOf[query.filter];
  const { key, way, beyond } = orders[query.sort];
  const inTouch = [...outcomesInTouch];
  const { rows } = await sql<PeopleRow>`
    select p.id, p.given_name, p.family_name, p.known_as, p.birth_date, p.postcode_area, area.name as area_name,
      r.id as referral_id, r.state, r.reference, s.name as link_worker, touch.at as last_contact, ${key} as sort_key
    from person p
    left join lateral (
      select id, state, reference, link_worker_id from referral
      where programme_id = p.programme_id and person_id = p.id
      order by received_at desc limit 1) r on true
    left join lateral (select greatest(
      (select max(c.at) from contact c where c.programme_id = p.programme_id and c.referral_id = r.id
        and c.with_whom = 'person' and c.outcome = any(${inTouch}::text[])),
      (select max(m.starts_at) at time zone (select time_zone from programme where id = p.programme_id) from session m
        where m.programme_id = p.programme_id and m.referral_id = r.id and m.state = 'held')) as at) touch on true
    left join staff s on s.programme_id = p.programme_id and s.id = r.link_worker_id
    left join area on area.programme_id = p.programme_id and area.id = p.area_id
    where p.programme_id = ${actor.programmeId} and p.merged_into is null
      and (${query.after} = '' or ${key} ${beyond} ${query.after})
      and (${states === null} or r.state = any(${states ?? []}::text[]))
      and (r.reference = upper(${query.q}) or not exists (
        select from unnest(${words}::text[]) word
        where position(fold(word) in fold(p.given_name || ' ' || p.family_name || ' ' || coalesce(p.known_as, ''))) = 0))
    order by ${key} ${way}
    limit ${query.limit}`.execute(db);
  return rows;
}

export type ReferralOfPerson = {
  readonly id: string;
  readonly reference: string;
  readonly state: string;
  readonly received_at: Temporal.Instant;
};

/** A person's referrals, newest first. */
export async function referralsOf(
  { db, actor }: Scope,
  personId: string,
): Promise<readonly ReferralOfPerson[]> {
  return db
    .selectFrom('referral')
    .select(['id', 'reference', 'state', 'received_at'])
    .where('programme_id', '=', actor.programmeId)
    .where('person_id', '=', personId)
    .orderBy('received_at', 'desc')
    .execute();
}

/** People who share a birth date, a postcode or an identifier with any of these identities. */
export async function matchCandidates(
  { db, actor }: Scope,
  identities: readonly Identity[],
): Promise<readonly Person[]> {
  if (identities.length === 0) return [];
  const births = [...new Set(identities.flatMap(one => (one.birthDate ? [one.birthDate.toString()] : [])))];
  const postcodes = [...new Set(identities.flatMap(one => (one.postcode ? [one.postcode] : [])))];
  const values = identities.flatMap(one => (one.identifier ? [one.identifier.value] : []));
  return db
    .selectFrom('person')
    .selectAll()
    .where('programme_id', '=', actor.programmeId)
    .where('merged_into', 'is', null)
    .where(eb =>
      eb.or([
        sql<boolean>`birth_date = any(${births}::date[])`,
        sql<boolean>`postcode = any(${postcodes}::text[])`,
        sql<boolean>`identifier_value = any(${values}::text[])`,
        sql<boolean>`postcode_token = any(${tokensToFind('postcode', postcodes)}::bytea[])`,
        sql<boolean>`identifier_token = any(${tokensToFind('identifier', values)}::bytea[])`,
      ]),
    )
    .orderBy('id')
    .limit(2000)
    .execute();
}
