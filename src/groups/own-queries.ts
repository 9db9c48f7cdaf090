import { sql } from 'kysely';
import { NotFound } from '../core/index.ts';
import type { Scope } from '../platform/database/index.ts';

/** A group as the person whose place it is reads of it. */
export type OwnPlace = {
  readonly placeId: string;
  readonly groupId: string;
  readonly name: string;
  readonly state: 'booked' | 'waiting' | 'offered';
  readonly mode: 'venue' | 'video';
  readonly place: string | null;
  readonly address: string | null;
  readonly directions: string | null;
  readonly videoLink: string | null;
  readonly expect: string;
  readonly queuePlace: number | null;
  readonly offerUntil: Temporal.Instant | null;
  readonly nextId: string | null;
  readonly nextAt: Temporal.Instant | null;
  /** Where the next meeting is, if somewhere else than usual. */
  readonly nextPlace: string | null;
  /** They said that they cannot come next time. */
  readonly excused: boolean;
};

/** The places a person has, was offered or waits for, soonest first. */
export async function ownPlaces({ db, actor, now }: Scope, personId: string): Promise<readonly OwnPlace[]> {
  const { rows } = await sql<OwnPlace>`
    select p.id as "placeId", g.id as "groupId", g.name, p.state, g.mode, g.place, g.address, g.directions, g.video_link as "videoLink",
      g.what_to_expect as expect, p.offer_until as "offerUntil", d.id as "nextId", d.starts_at as "nextAt", d.place as "nextPlace",
      coalesce(a.state = 'excused', false) as excused,
      case p.state when 'waiting' then (select q.queue_place from group_queue(g.id) q where q.place_id = p.id) end as "queuePlace"
    from group_place p join own_group g on g.programme_id = p.programme_id and g.id = p.group_id
    left join lateral (select id, starts_at, place from group_date where programme_id = g.programme_id and group_id = g.id
      and state = 'planned' and starts_at > ${now} order by starts_at limit 1) d on true
    left join group_attendance a on a.programme_id = p.programme_id and a.place_id = p.id and a.date_id = d.id
    where p.programme_id = ${actor.programmeId} and p.person_id = ${personId} and p.state in ('booked', 'waiting', 'offered')
    order by d.starts_at nulls last, g.name`.execute(db);
  return rows;
}

/** A group that can be booked, with what somebody wants to know before. */
export type BookableGroup = {
  readonly id: string;
  readonly name: string;
  readonly about: string;
  readonly expect: string;
  readonly mode: 'venue' | 'video';
  readonly place: string | null;
  readonly address: string | null;
  readonly directions: string | null;
  readonly free: number;
  readonly waiting: number;
  readonly nextAt: Temporal.Instant | null;
  readonly weeks: number | null;
  /** Languages in which it is held, as codes. */
  readonly languages: readonly string[];
};

/**
 * One group that is open to booking.
 * @throws NotFound also when it can no longer be booked
 */
export async function bookableGroup({ db, actor, now }: Scope, groupId: string): Promise<BookableGroup> {
  const { rows } = await sql<BookableGroup>`
    select g.id, g.name, g.about, g.what_to_expect as expect, g.mode, g.place, g.address, g.directions, g.places - g.taken as free, g.waiting,
      g.weeks, g.languages, (select min(starts_at) from group_date where programme_id = g.programme_id and group_id = g.id and state = 'planned'
        and starts_at > ${now}) as "nextAt"
    from own_group g
    where g.programme_id = ${actor.programmeId} and g.id = ${groupId} and g.state in ('open', 'running') and g.booking = 'open'`.execute(
    db,
  );
  const [row] = rows;
  if (!row) throw new NotFound('group');
  return row;
}
