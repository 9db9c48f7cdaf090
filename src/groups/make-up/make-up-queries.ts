import { sql } from 'kysely';
import { NotFound } from '../../core/index.ts';
import type { Scope } from '../../platform/database/index.ts';
import type { MakeUpState } from './make-up-store.ts';

/** A place whose person one may see, with what they are called. */
export type MissingPlace = {
  readonly placeId: string;
  readonly personId: string;
  readonly referralId: string | null;
  readonly groupId: string;
  readonly group: string;
  readonly called: string;
};

/** A date that was missed, and where it is being made up. */
export type MissedDate = {
  readonly dateId: string;
  readonly number: number;
  readonly startsAt: Temporal.Instant;
  readonly standing: 'absent' | 'excused';
  readonly makeUpId: string | null;
  readonly makeUpAt: Temporal.Instant | null;
  readonly makeUpGroup: string | null;
};

/** A date at which a missed one could be made up. */
export type OtherDate = {
  readonly dateId: string;
  readonly groupId: string;
  readonly group: string;
  readonly number: number;
  readonly startsAt: Temporal.Instant;
  readonly place: string | null;
  readonly mode: string;
  /** Places that are free on the day, guests counted. */
  readonly free: number;
};

/** Somebody who comes to make a date up, as whoever leads the group may see them. */
export type Guest = {
  readonly makeUpId: string;
  readonly placeId: string;
  readonly personId: string;
  readonly firstName: string;
  readonly state: MakeUpState;
};

/** How far ahead another date is looked for, and how many are offered. */
const WEEKS_AHEAD = 12;
const MOST_OFFERED = 40;

/** @throws NotFound, also for who leads the group but may not see the person */
export async function missingPlace({ db, actor }: Scope, placeId: string): Promise<MissingPlace> {
  const { rows } = await sql<MissingPlace>`
    select p.id as "placeId", p.person_id as "personId", p.referral_id as "referralId", g.id as "groupId", g.name as "group",
      coalesce(nullif(n.known_as, ''), n.given_name) as called
    from group_place p
    join person n on n.programme_id = p.programme_id and n.id = p.person_id
    join own_group g on g.programme_id = p.programme_id and g.id = p.group_id
    where p.programme_id = ${actor.programmeId} and p.id = ${placeId} and g.kind = 'course'
      and p.state in ('booked', 'completed')`.execute(db);
  const [row] = rows;
  if (!row) throw new NotFound('group_place');
  return row;
}

/** The dates of a place that were missed, in their order. */
export async function missedDates({ db, actor }: Scope, placeId: string): Promise<readonly MissedDate[]> {
  const { rows } = await sql<MissedDate>`
    select d.id as "dateId", d.number, d.starts_at as "startsAt", a.state as standing, case when o.id is not null then m.id end as "makeUpId",
      o.starts_at as "makeUpAt", g.name as "makeUpGroup"
    from group_attendance a
    join group_date d on d.programme_id = a.programme_id and d.id = a.date_id
    left join group_make_up m on m.programme_id = a.programme_id and m.place_id = a.place_id and m.missed_date_id = a.date_id
      and m.state = 'planned'
    left join group_date o on o.programme_id = m.programme_id and o.id = m.date_id and o.state <> 'cancelled'
    left join own_group g on g.programme_id = o.programme_id and g.id = o.group_id
    where a.programme_id = ${actor.programmeId} and a.place_id = ${placeId} and a.state in ('absent', 'excused') and d.state <> 'cancelled'
    order by d.number`.execute(db);
  return rows;
}

/** Dates of other courses that come within twelve weeks, those with the wanted number first, then by day. */
export async function otherDates(
  { db, actor, now }: Scope,
  { groupId, number }: { readonly groupId: string; readonly number: number },
): Promise<readonly OtherDate[]> {
  const until = now.add({ hours: 24 * 7 * WEEKS_AHEAD });
  const { rows } = await sql<OtherDate>`
    select d.id as "dateId", g.id as "groupId", g.name as "group", d.number, d.starts_at as "startsAt",
      coalesce(d.place, g.place) as place, g.mode, greatest(0, g.places - g.taken - group_guest_count(d.id)) as free
    from group_date d join own_group g on g.programme_id = d.programme_id and g.id = d.group_id
    where d.programme_id = ${actor.programmeId} and g.kind = 'course' and g.id <> ${groupId} and g.state in ('open', 'running')
      and d.state = 'planned' and d.starts_at > ${now} and d.starts_at < ${until}
    order by d.number <> ${number}, d.starts_at limit ${MOST_OFFERED}`.execute(db);
  return rows;
}

/** Who comes to a date to make another up. Names are given to whoever leads the group and to the co-ordinator. */
export async function guestsOf({ db, actor }: Scope, dateId: string): Promise<readonly Guest[]> {
  const { rows } = await sql<Guest>`
    select m.id as "makeUpId", m.place_id as "placeId", m.person_id as "personId", f.first_name as "firstName", m.state
    from group_make_up m join group_guest_names(${dateId}::uuid) f on f.make_up_id = m.id
    where m.programme_id = ${actor.programmeId} and m.date_id = ${dateId} and m.state <> 'cancelled'
    order by m.made_at`.execute(db);
  return rows;
}
