import { sql } from 'kysely';
import type { Scope } from '../../platform/database/index.ts';

/** A place in a group, as messages speak of it. */
export type AboutPlace = {
  readonly placeId: string;
  readonly groupId: string;
  readonly personId: string;
  readonly referralId: string | null;
  readonly called: string;
  readonly workerId: string | null;
  readonly state: string;
  readonly endedWhy: string | null;
  readonly cannotMeet: readonly string[];
  readonly offerUntil: Temporal.Instant | null;
  readonly group: string;
  readonly groupState: string;
  readonly mode: string;
  readonly place: string | null;
  readonly address: string | null;
  readonly videoLink: string | null;
  /** The next date that takes place. */
  readonly nextAt: Temporal.Instant | null;
  /** How many dates are still to come. */
  readonly toCome: number;
  /** Their place in the queue while they wait. */
  readonly queuePlace: number | null;
};

const columns = sql`p.id as "placeId", g.id as "groupId", p.person_id as "personId", p.referral_id as "referralId",
  coalesce(n.known_as, n.given_name) as called, r.link_worker_id as "workerId", p.state, p.ended_why as "endedWhy",
  p.cannot_meet as "cannotMeet", p.offer_until as "offerUntil", g.name as "group", g.state as "groupState", g.mode, g.place, g.address,
  g.video_link as "videoLink", d.next_at as "nextAt", d.to_come as "toCome",
  case p.state when 'waiting' then (select q.queue_place from group_queue(g.id) q where q.place_id = p.id) end as "queuePlace"`;
const ofPlaces = sql`group_place p join own_group g on g.programme_id = p.programme_id and g.id = p.group_id`;
const sources = (now: Temporal.Instant, placesAndGroups = ofPlaces) => sql`${placesAndGroups}
  join person n on n.programme_id = p.programme_id and n.id = p.person_id
  left join referral r on r.programme_id = p.programme_id and r.id = p.referral_id
  left join lateral (select min(starts_at) as next_at, count(*)::int as to_come from group_date
    where programme_id = g.programme_id and group_id = g.id and state = 'planned' and starts_at > ${now}) d on true`;

/** One place with its group; undefined when it is gone. */
export async function aboutPlace(
  { db, actor, now }: Scope,
  placeId: string,
): Promise<AboutPlace | undefined> {
  const { rows } = await sql<AboutPlace>`
    select ${columns} from ${sources(now)} where p.programme_id = ${actor.programmeId} and p.id = ${placeId}`.execute(
    db,
  );
  return rows[0];
}

/** Everybody who has a place in a group. */
export async function bookedIn({ db, actor, now }: Scope, groupId: string): Promise<readonly AboutPlace[]> {
  const { rows } = await sql<AboutPlace>`
    select ${columns} from ${sources(now)} where p.programme_id = ${actor.programmeId} and p.group_id = ${groupId} and p.state = 'booked'
    order by p.turn`.execute(db);
  return rows;
}

/** Everybody who comes to a date of another group to make one of theirs up; the group is the one they come to. */
export async function guestsAt({ db, actor, now }: Scope, dateId: string): Promise<readonly AboutPlace[]> {
  const { rows } = await sql<AboutPlace>`
    select ${columns} from ${sources(
      now,
      sql`group_make_up m join group_place p on p.programme_id = m.programme_id and p.id = m.place_id
      join own_group g on g.programme_id = m.programme_id and g.id = m.group_id`,
    )}
    where m.programme_id = ${actor.programmeId} and m.date_id = ${dateId} and m.state = 'planned' order by m.made_at`.execute(
    db,
  );
  return rows.map(row => ({ ...row, nextAt: null, toCome: 1 }));
}

/** Who need not be reminded of a date, or not be asked: by place who said that they cannot come, by person who said that they come. */
export async function saidOfDate(
  { db, actor }: Scope,
  dateId: string,
): Promise<{ readonly excused: ReadonlySet<string>; readonly coming: ReadonlySet<string> }> {
  const { rows } = await sql<{ place_id: string | null; person_id: string | null }>`
    select place_id, null::uuid as person_id from group_attendance
      where programme_id = ${actor.programmeId} and date_id = ${dateId} and state = 'excused'
    union all select null, person_id from (select distinct on (person_id) person_id, answer from reminder_ask
      where programme_id = ${actor.programmeId} and subject_id = ${dateId} and about = 'group_date' and answer is not null
      order by person_id, answered_at desc) said where answer = 'yes'`.execute(db);
  return {
    excused: new Set(rows.flatMap(row => row.place_id ?? [])),
    coming: new Set(rows.flatMap(row => row.person_id ?? [])),
  };
}

/** A date of a group as it stands now. */
export async function aboutDate({ db, actor }: Scope, dateId: string) {
  return db
    .selectFrom('group_date')
    .select(['id', 'group_id as groupId', 'starts_at as startsAt', 'state', 'place', 'version'])
    .where('programme_id', '=', actor.programmeId)
    .where('id', '=', dateId)
    .executeTakeFirst();
}
