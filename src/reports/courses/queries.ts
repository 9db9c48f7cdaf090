import { sql } from 'kysely';
import type { Standing } from '../../groups/index.ts';
import type { Scope } from '../../platform/database/index.ts';

/** One place that was asked for, however it ended. */
export type PlaceFact = {
  readonly placeId: string;
  readonly personId: string;
  readonly referralId: string | null;
  /** The whole name; null for whoever may not see the person. */
  readonly name: string | null;
  readonly state: string;
  readonly offered: boolean;
  readonly booked: boolean;
  /** They did not get a place at once. */
  readonly waited: boolean;
  readonly endedWhy: string | null;
  /** How they stand on days with a signed register, in order. */
  readonly days: readonly Standing[];
};

/** Every place of a group that was asked for, in the order of asking. @param without people who do not want to be counted */
export async function placeFacts(
  { db, actor }: Scope,
  groupId: string,
  without: readonly string[],
): Promise<readonly PlaceFact[]> {
  const { rows } = await sql<Omit<PlaceFact, 'days'> & { readonly days: readonly Standing[] | null }>`
    select p.id as "placeId", p.person_id as "personId", p.referral_id as "referralId", p.state, p.ended_why as "endedWhy",
      coalesce(n.known_as, n.given_name) || ' ' || n.family_name as name, p.offered_at is not null as offered,
      p.booked_at is not null as booked, p.booked_at is distinct from p.asked_at as waited, a.days
    from group_place p
    left join person n on n.programme_id = p.programme_id and n.id = p.person_id
    cross join lateral (select array_agg(x.state order by d.number) as days from group_attendance x
      join group_date d on d.programme_id = x.programme_id and d.id = x.date_id
      where x.programme_id = p.programme_id and x.place_id = p.id and d.signed_at is not null and d.state <> 'cancelled') a
    where p.programme_id = ${actor.programmeId} and p.group_id = ${groupId} and p.person_id <> all(${[...without]}::uuid[])
    order by p.turn`.execute(db);
  return rows.map(row => ({ ...row, days: row.days ?? [] }));
}

/** One date that takes place, with who came. Counts are of places of this group, and of guests who made one of theirs up here. */
export type DateFact = {
  readonly number: number;
  readonly startsAt: Temporal.Instant;
  readonly signed: boolean;
  readonly came: number;
  readonly excused: number;
  readonly absent: number;
  readonly madeUp: number;
  readonly guests: number;
};

/** The dates of a group that were not called off. */
export async function dateFacts(
  { db, actor }: Scope,
  groupId: string,
  without: readonly string[],
): Promise<readonly DateFact[]> {
  const { rows } = await sql<DateFact>`
    select d.number, d.starts_at as "startsAt", d.signed_at is not null as signed, a.came, a.excused, a.absent, a.made_up as "madeUp", g.guests
    from group_date d
    cross join lateral (select count(*) filter (where x.state in ('present', 'late'))::int as came,
        count(*) filter (where x.state = 'excused')::int as excused, count(*) filter (where x.state = 'absent')::int as absent,
        count(*) filter (where x.state = 'made_up')::int as made_up
      from group_attendance x where x.programme_id = d.programme_id and x.date_id = d.id and x.person_id <> all(${[...without]}::uuid[])) a
    cross join lateral (select count(*)::int as guests from group_make_up x
      where x.programme_id = d.programme_id and x.date_id = d.id and x.state = 'came' and x.person_id <> all(${[...without]}::uuid[])) g
    where d.programme_id = ${actor.programmeId} and d.group_id = ${groupId} and d.state <> 'cancelled'
    order by d.starts_at`.execute(db);
  return rows;
}
