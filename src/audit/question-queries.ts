import { sql } from 'kysely';
import type { Scope } from '../platform/database/index.ts';

/** Why somebody might ask about a reading. None of them is a finding: most have a good reason. */
export type ReadingQuestion = {
  readonly why: 'same_surname' | 'own_name' | 'name_of_colleague' | 'many_in_an_hour';
  readonly actorId: string;
  readonly actorName: string;
  /** Null for many records at once. */
  readonly personId: string | null;
  readonly personName: string | null;
  /** How often the record was opened, or how many records in that hour. */
  readonly times: number;
  readonly last: Temporal.Instant;
};

/** More different records than this in one hour is asked about: a full day of meetings is about twenty. */
export const MANY_IN_AN_HOUR = 40;
const MOST = 100;

/**
 * Readings worth a question since a moment: by somebody of the same surname, of a record with one's own name or a colleague's, and of
 * many records within an hour. Lists that a page shows do not count, only records that were opened.
 */
export async function readingQuestions(
  { db, actor }: Scope,
  since: Temporal.Instant,
): Promise<readonly ReadingQuestion[]> {
  const programme = actor.programmeId;
  const { rows: named } = await sql<ReadingQuestion>`
    with colleagues as (
      select id, name, fold(name) as folded, fold(regexp_replace(name, '^.* ', '')) as surname from staff
      where programme_id = ${programme}
    ), alike as (
      select c.id as actor_id, p.id as person_id, 'same_surname' as why from colleagues c
      join person p on p.programme_id = ${programme} and fold(p.family_name) = c.surname
      union all
      select r.id, p.id, case when r.id = c.id then 'own_name' else 'name_of_colleague' end from colleagues c
      join person p on p.programme_id = ${programme} and fold(p.family_name) = c.surname
        and c.folded in (fold(p.given_name || ' ' || p.family_name), fold(coalesce(p.known_as, '') || ' ' || p.family_name))
      cross join colleagues r
    )
    select distinct on (a.actor_id, a.person_id) a.why, s.id as "actorId", s.name as "actorName", p.id as "personId",
      coalesce(p.known_as, p.given_name) || ' ' || p.family_name as "personName", e.times, e.last
    from alike a
    join staff s on s.programme_id = ${programme} and s.id = a.actor_id
    join person p on p.programme_id = ${programme} and p.id = a.person_id
    cross join lateral (
      select count(*)::int as times, max(at) as last from audit_entry
      where programme_id = ${programme} and person_id = a.person_id and at >= ${since} and actor_id = a.actor_id and verb like '%.read'
    ) e
    where e.times > 0
    order by a.actor_id, a.person_id, case a.why when 'own_name' then 1 when 'name_of_colleague' then 2 else 3 end
    limit ${MOST}`.execute(db);
  const { rows: many } = await sql<ReadingQuestion>`
    select 'many_in_an_hour' as why, s.id as "actorId", s.name as "actorName", null::uuid as "personId", null as "personName",
      h.records as times, h.last
    from (
      -- Most hours have few entries: only those with many are looked at closely.
      with busy as materialized (
        select actor_id, date_trunc('hour', at) as hour from audit_entry
        where programme_id = ${programme} and at >= ${since} and person_id is not null and verb like '%.read'
        group by 1, 2 having count(*) > ${MANY_IN_AN_HOUR}
      )
      select b.actor_id, count(distinct e.person_id)::int as records, max(e.at) as last from busy b
      join audit_entry e on e.programme_id = ${programme} and e.actor_id = b.actor_id and e.at >= b.hour
        and e.at < b.hour + interval '1 hour' and e.person_id is not null and e.verb like '%.read'
      group by b.actor_id, b.hour having count(distinct e.person_id) > ${MANY_IN_AN_HOUR}
    ) h
    join staff s on s.programme_id = ${programme} and s.id = h.actor_id
    order by h.last desc limit ${MOST}`.execute(db);
  return [...named, ...many].toSorted((one, other) => Temporal.Instant.compare(other.last, one.last));
}
