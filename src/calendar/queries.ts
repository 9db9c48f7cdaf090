import { sql } from 'kysely';
import type { Scope } from '../platform/database/index.ts';

/** A meeting or a date of a group, as it stands. */
export type Meeting = {
  /** Of the first appointment, however often it was moved since. */
  readonly uid: string;
  readonly id: string;
  /** On the clock of the programme. */
  readonly startsAt: Temporal.PlainDateTime;
  readonly minutes: number;
  readonly cancelled: boolean;
  readonly mode: string;
  readonly place: string | null;
  readonly changedAt: Temporal.Instant;
  readonly givenName: string;
  readonly familyName: string;
};

/** How far back a calendar goes, and how many entries it has at most. */
const DAYS_BACK = 60;
const MOST = 1000;

/** Meetings of a member of staff or of a person; a moved one is the same meeting on another day. */
export async function meetingsOf(
  { db, actor, now }: Scope,
  whose: { readonly staffId: string } | { readonly personId: string },
): Promise<readonly Meeting[]> {
  const staffId = 'staffId' in whose ? whose.staffId : null;
  const personId = 'personId' in whose ? whose.personId : null;
  const { rows } = await sql<Meeting>`
    with recursive up as (
      select s.id, s.id as at, s.supersedes from session s
      where s.programme_id = ${actor.programmeId} and s.state <> 'moved'
        and (${staffId}::uuid is null or s.link_worker_id = ${staffId}::uuid)
        and (${personId}::uuid is null or s.person_id = ${personId}::uuid)
        and s.starts_at > ${now}::timestamptz::timestamp - make_interval(days => ${DAYS_BACK})
      union all
      select u.id, s.id, s.supersedes from up u join session s on s.programme_id = ${actor.programmeId} and s.id = u.supersedes
    )
    select u.at as uid, s.id, s.starts_at as "startsAt", s.minutes_planned as minutes, s.mode, s.place,
      s.state in ('cancelled_by_person', 'cancelled_by_us') as cancelled,
      greatest(s.created_at, s.recorded_at) as "changedAt", p.given_name as "givenName", p.family_name as "familyName"
    from up u join session s on s.programme_id = ${actor.programmeId} and s.id = u.id
      join person p on p.programme_id = s.programme_id and p.id = s.person_id
    where u.supersedes is null and p.died_on is null
    order by s.starts_at, s.id limit ${MOST}`.execute(db);
  return rows;
}

/** A date of a group. */
export type GroupDate = {
  readonly id: string;
  readonly name: string;
  readonly startsAt: Temporal.Instant;
  readonly minutes: number;
  readonly place: string | null;
  readonly cancelled: boolean;
  readonly changedAt: Temporal.Instant;
};

/** Dates of one group, of those somebody leads, or of those a person has a place in. */
export async function groupDatesOf(
  { db, actor, now }: Scope,
  whose: { readonly groupId: string } | { readonly staffId: string } | { readonly personId: string },
): Promise<readonly GroupDate[]> {
  const of =
    'groupId' in whose
      ? sql`g.id = ${whose.groupId}::uuid`
      : 'staffId' in whose
        ? sql`exists (select from group_facilitator f where f.programme_id = g.programme_id and f.group_id = g.id
            and f.staff_id = ${whose.staffId}::uuid and f.ended_at is null)`
        : sql`exists (select from group_place l where l.programme_id = g.programme_id and l.group_id = g.id
            and l.person_id = ${whose.personId}::uuid and l.state in ('booked', 'completed'))`;
  const { rows } = await sql<GroupDate>`
    select d.id, g.name, d.starts_at as "startsAt", d.minutes, coalesce(d.place, g.place) as place,
      d.state = 'cancelled' as cancelled, coalesce(d.changed_at, g.created_at) as "changedAt"
    from group_date d join own_group g on g.programme_id = d.programme_id and g.id = d.group_id
    where d.programme_id = ${actor.programmeId} and ${of} and d.starts_at > ${now}::timestamptz - make_interval(days => ${DAYS_BACK})
    order by d.starts_at, d.id limit ${MOST}`.execute(db);
  return rows;
}

/** Whether whose calendar it is still stands: works here, lives and is not joined with another record, or is a group. */
export async function subjectOf(
  { db, actor }: Scope,
  kind: string,
  id: string,
): Promise<{ readonly name: string; readonly locale: string | null } | undefined> {
  const programmeId = actor.programmeId;
  if (kind === 'staff')
    return db
      .selectFrom('staff')
      .select(['name', sql<string | null>`null`.as('locale')])
      .where('programme_id', '=', programmeId)
      .where('id', '=', id)
      .where('active', '=', true)
      .executeTakeFirst();
  if (kind === 'group')
    return db
      .selectFrom('own_group')
      .select(['name', sql<string | null>`null`.as('locale')])
      .where('programme_id', '=', programmeId)
      .where('id', '=', id)
      .executeTakeFirst();
  return db
    .selectFrom('person')
    .select(['given_name as name', 'locale'])
    .where('programme_id', '=', programmeId)
    .where('id', '=', id)
    .where('died_on', 'is', null)
    .where('merged_into', 'is', null)
    .executeTakeFirst();
}

/** Groups that have dates to come, for the page where addresses are given. */
export async function groupsWithDates({ db, actor }: Scope) {
  return db
    .selectFrom('own_group')
    .select(['id', 'name'])
    .where('programme_id', '=', actor.programmeId)
    .where('state', 'in', ['open', 'running'])
    .orderBy('name')
    .limit(200)
    .execute();
}
