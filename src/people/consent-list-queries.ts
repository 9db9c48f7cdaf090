import { sql } from 'kysely';
import type { Scope } from '../platform/database/index.ts';
import type { ConsentPurpose } from '../programmes/index.ts';

/** What the register of the programme lists: one word somebody said. */
export type RegisterRow = {
  readonly id: string;
  readonly personId: string;
  readonly name: string;
  readonly purpose: ConsentPurpose;
  readonly recipient: string | null;
  readonly scope: string | null;
  /** `withdrawn`: a yes that was taken back, or a no after a yes. */
  readonly said: 'given' | 'refused' | 'withdrawn';
  readonly at: Temporal.Instant;
  readonly how: string;
  readonly byWhom: string;
  readonly capacity: string;
  readonly recordedBy: string | null;
  readonly wording: number | null;
};

export const registerFilters = ['withdrawn', 'refused', 'given', 'all'] as const;
export type RegisterFilter = (typeof registerFilters)[number];

export type RegisterQuery = {
  readonly what: RegisterFilter;
  readonly purpose: ConsentPurpose | null;
  /** The last row seen, as `at id`; null for the first page. */
  readonly after: { readonly at: Temporal.Instant; readonly id: string } | null;
  readonly limit: number;
};

/**
 * Words people said, newest first. A yes that was taken back is one line, under the day it was taken back; the person's page has both.
 * What came with a referral and belongs to no record yet is not listed.
 */
export async function listConsents(
  { db, actor }: Scope,
  query: RegisterQuery,
): Promise<readonly RegisterRow[]> {
  const { what, purpose, after, limit } = query;
  const said = sql`case when c.withdrawn_at is not null then 'withdrawn' when c.given then 'given'
    when exists (select from consent y where y.programme_id = c.programme_id and y.person_id = c.person_id and y.purpose = c.purpose
      and y.given and y.at < c.at) then 'withdrawn' else 'refused' end`;
  const { rows } = await sql<RegisterRow>`
    select c.id, c.person_id as "personId", coalesce(p.known_as, p.given_name) || ' ' || p.family_name as name, c.purpose, c.recipient,
      c.scope, ${said} as said, coalesce(c.withdrawn_at, c.at) as at, coalesce(c.withdrawn_how, c.how) as how,
      coalesce(c.withdrawn_by_whom, c.by_whom) as "byWhom", coalesce(c.withdrawn_capacity, c.capacity) as capacity,
      s.name as "recordedBy", c.wording
    from consent c
    join person p on p.programme_id = c.programme_id and p.id = c.person_id
    left join staff s on s.programme_id = c.programme_id and s.id = coalesce(c.withdrawn_recorded_by, c.recorded_by)
    where c.programme_id = ${actor.programmeId}
      and (${purpose}::text is null or c.purpose = ${purpose}::text)
      and (${what === 'all'} or ${what === 'given' ? sql`c.given and c.withdrawn_at is null` : sql`(not c.given or c.withdrawn_at is not null) and ${said} = ${what}`})
      and (${after === null} or (coalesce(c.withdrawn_at, c.at), c.id) < (${after?.at ?? null}::timestamptz, ${after?.id ?? null}::uuid))
    order by coalesce(c.withdrawn_at, c.at) desc, c.id desc
    limit ${limit}`.execute(db);
  return rows;
}

/** Somebody who may be named as recipient: the person's own GP, and groups they were introduced to. */
export type NamedRecipient = { readonly name: string; readonly serviceId: string | null };

/** Recipients that a consent of this person may be about, by name. */
export async function recipientsFor(
  { db, actor }: Scope,
  personId: string,
): Promise<readonly NamedRecipient[]> {
  const { rows } = await sql<NamedRecipient>`
    select distinct service_name as name, service_id as "serviceId" from introduction
    where programme_id = ${actor.programmeId} and person_id = ${personId} order by 1 limit 40`.execute(db);
  return rows;
}

/** Names of the members of staff with these ids. */
export async function staffNamed(
  { db, actor }: Scope,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const rows = await db
    .selectFrom('staff')
    .select(['id', 'name'])
    .where('programme_id', '=', actor.programmeId)
    .where('id', '=', eb => eb.fn.any(eb.val([...new Set(ids)])))
    .execute();
  return new Map(rows.map(row => [row.id, row.name]));
}
