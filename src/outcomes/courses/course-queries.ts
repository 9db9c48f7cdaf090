import { type RawBuilder, sql } from 'kysely';
import type { Scope } from '../../platform/database/index.ts';
import type { Assessment } from '../assessment.ts';
import { assessmentOf } from '../queries.ts';
import type { CoursePlace } from './course-moment.ts';

/** Whose places are meant: of a group, of a person, or these. `ever`: with what the course asked before and asks no more. */
export type WhichPlaces =
  | { readonly groupId: string; readonly ever?: true }
  | { readonly personId: string }
  | { readonly placeIds: readonly string[] };

type Row = Omit<CoursePlace, 'days'> & {
  readonly days: readonly string[] | null;
  readonly name: string | null;
};
/** A place with whose it is; null for whoever may not see the person. */
export type NamedCoursePlace = CoursePlace & { readonly name: string | null };

/** States of a case in which answers can be kept. */
const states = ['accepted', 'waiting', 'allocated', 'contacting', 'active', 'on_hold', 'closed', 'follow_up'];

/**
 * Places that were had in courses which ask questions, as far as the actor sees them. Answers are kept in the case in which the place was
 * booked; of a place that somebody booked on their own page in their case in hand, else their last.
 */
export async function coursePlaces(
  { db, actor }: Scope,
  which: WhichPlaces,
): Promise<readonly NamedCoursePlace[]> {
  const { rows } = await sql<Row>`
    select p.id as "placeId", p.group_id as "groupId", g.name as course, p.person_id as "personId", p.state,
      coalesce(p.referral_id, r.id) as "referralId", (p.booked_at at time zone h.time_zone)::date as "bookedOn", d.days, m.instruments,
      coalesce(n.known_as, n.given_name) || ' ' || n.family_name as name
    from group_place p
    join own_group g on g.programme_id = p.programme_id and g.id = p.group_id
    join programme h on h.id = p.programme_id
    left join person n on n.programme_id = p.programme_id and n.id = p.person_id
    cross join lateral (select array_agg(x.instrument order by x.position) as instruments from group_measure x
      where x.programme_id = p.programme_id and x.group_id = p.group_id and (x.ended_at is null or ${'ever' in which})) m
    cross join lateral (select json_agg((x.starts_at at time zone h.time_zone)::date order by x.starts_at) as days from group_date x
      where x.programme_id = p.programme_id and x.group_id = p.group_id and x.state <> 'cancelled') d
    left join lateral (select x.id from referral x where x.programme_id = p.programme_id and x.person_id = p.person_id
      and x.state = any(${states}) order by x.state in ('closed', 'follow_up'), x.received_at desc limit 1) r on true
    where p.programme_id = ${actor.programmeId} and ${whichRows(which)} and p.booked_at is not null and m.instruments is not null
      and g.state <> 'draft'
    order by g.begins_on, p.turn`.execute(db);
  return rows.map(row => ({
    ...row,
    instruments: [...new Set(row.instruments)],
    days: (row.days ?? []).map(day => Temporal.PlainDate.from(day)),
  }));
}

function whichRows(which: WhichPlaces): RawBuilder<unknown> {
  if ('groupId' in which) return sql`p.group_id = ${which.groupId}`;
  if ('personId' in which) return sql`p.person_id = ${which.personId}`;
  return sql`p.id = any(${[...which.placeIds]}::uuid[])`;
}

/** What a course asks now, in order. */
export async function chosenOf({ db, actor }: Scope, groupId: string): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('group_measure')
    .select('instrument')
    .where('programme_id', '=', actor.programmeId)
    .where('group_id', '=', groupId)
    .where('ended_at', 'is', null)
    .orderBy('position')
    .execute();
  return rows.map(row => row.instrument);
}

/** What a course asks or has asked: what its report compares. */
export async function everChosenOf({ db, actor }: Scope, groupId: string): Promise<readonly string[]> {
  const { rows } = await sql<{ instrument: string }>`
    select instrument from group_measure where programme_id = ${actor.programmeId} and group_id = ${groupId}
    group by instrument order by min(position), instrument`.execute(db);
  return rows.map(row => row.instrument);
}

/** An asking about a moment of a place: open, or that somebody could not be reached. */
export type CourseAsk = {
  readonly id: string;
  readonly placeId: string;
  readonly timepoint: string;
  readonly way: string;
  readonly askedOn: Temporal.PlainDate;
  readonly ended: string | null;
};

/** Askings about places: of these, or all that are open. The newest last. */
export async function courseAsks(
  { db, actor }: Scope,
  which: { readonly placeIds: readonly string[] } | 'open',
): Promise<readonly CourseAsk[]> {
  const { rows } = await sql<CourseAsk>`
    select id, place_id as "placeId", timepoint, way, asked_on as "askedOn", ended from measures_ask
    where programme_id = ${actor.programmeId} and place_id is not null
      and ${which === 'open' ? sql`ended is null` : sql`place_id = any(${[...which.placeIds]}::uuid[])`}
    order by asked_at limit 2000`.execute(db);
  return rows;
}

/** Answers of several cases that may count for a course, by case. */
export async function assessmentsOfCases(
  { db, actor }: Scope,
  referralIds: readonly string[],
): Promise<ReadonlyMap<string, readonly Assessment[]>> {
  const rows = await db
    .selectFrom('assessment')
    .select(['id', 'referral_id', 'instrument', 'instrument_version', 'timepoint', 'declined', 'answers'])
    .select(['taken_on', 'taken_how', 'mode', 'proxy', 'proxy_reason', 'asked_in', 'place_id'])
    .where('programme_id', '=', actor.programmeId)
    .where('referral_id', '=', eb => eb.fn.any(eb.val([...referralIds])))
    .where('superseded_by', 'is', null)
    .orderBy('taken_on')
    .orderBy('recorded_at')
    .execute();
  return Map.groupBy(
    rows.map(row => ({ referralId: row.referral_id, ...assessmentOf(row) })),
    one => one.referralId,
  );
}

/** Which of these people have a page of their own that opens, by their own link. */
export async function withOwnPage(
  { db, actor, now }: Scope,
  personIds: readonly string[],
): Promise<ReadonlySet<string>> {
  const rows = await db
    .selectFrom('person_link')
    .select('person_id')
    .distinct()
    .where('programme_id', '=', actor.programmeId)
    .where('person_id', '=', eb => eb.fn.any(eb.val([...personIds])))
    .where('helper_name', 'is', null)
    .where('ended_at', 'is', null)
    .where('expires_at', '>', now)
    .execute();
  return new Set(rows.map(row => row.person_id));
}
