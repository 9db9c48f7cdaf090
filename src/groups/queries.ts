import { sql } from 'kysely';
import { NotFound } from '../core/index.ts';
import type { Scope } from '../platform/database/index.ts';
import type { GroupKind, GroupMode, GroupState, OwnGroup } from './group.ts';

/** A group in a list. */
export type ListedGroup = {
  readonly id: string;
  readonly name: string;
  readonly kind: GroupKind;
  readonly mode: GroupMode;
  readonly state: GroupState;
  readonly booking: 'open' | 'closed';
  readonly place: string | null;
  readonly places: number;
  readonly taken: number;
  readonly waiting: number;
  readonly begins_on: Temporal.PlainDate;
  /** The next date that takes place. */
  readonly nextAt: Temporal.Instant | null;
  /** Dates held or past, and all that take place, of a course. */
  readonly past: number;
  readonly all: number;
  readonly leaders: readonly string[];
  readonly languages: readonly string[];
  readonly needs_met: readonly string[];
};

export const LISTED_AT_ONCE = 40;

/**
 * Groups: those that are prepared, open or running, soonest first; or those that are over, newest first. One more than is shown, so that it
 * is known whether there are others.
 * @param after the id of the last one shown, in the order of the list
 */
export async function listGroups(
  { db, actor, now }: Scope,
  asked: { readonly which: 'now' | 'over' | 'bookable'; readonly after?: string | null },
): Promise<readonly ListedGroup[]> {
  const states = {
    now: ['draft', 'open', 'running'],
    over: ['ended', 'cancelled'],
    bookable: ['open', 'running'],
  }[asked.which];
  const over = asked.which === 'over';
  const { rows } = await sql<ListedGroup>`
    select g.id, g.name, g.kind, g.mode, g.state, g.booking, g.place, g.places, g.taken, g.waiting, g.begins_on, g.languages, g.needs_met,
      d.next_at as "nextAt", d.past, d.everything as "all", coalesce(f.names, '{}') as leaders
    from own_group g
    left join lateral (select min(starts_at) filter (where state = 'planned' and starts_at > ${now}) as next_at,
        count(*) filter (where state <> 'cancelled' and starts_at <= ${now})::int as past,
        count(*) filter (where state <> 'cancelled')::int as everything
      from group_date where programme_id = g.programme_id and group_id = g.id) d on true
    left join lateral (select array_agg(coalesce(s.name, l.name) order by l.added_at, coalesce(s.name, l.name)) as names
      from group_facilitator l left join staff s on s.programme_id = l.programme_id and s.id = l.staff_id
      where l.programme_id = g.programme_id and l.group_id = g.id and l.ended_at is null) f on true
    where g.programme_id = ${actor.programmeId} and g.state = any(${states})
      and (${asked.which !== 'bookable'} or g.booking = 'open')
      and (${asked.after ?? null}::uuid is null or ${over ? sql`(g.begins_on, g.id) <` : sql`(g.begins_on, g.id) >`}
        (select begins_on, id from own_group where programme_id = ${actor.programmeId} and id = ${asked.after ?? null}::uuid))
    order by ${over ? sql`g.begins_on desc, g.id desc` : sql`g.begins_on, g.id`}
    limit ${LISTED_AT_ONCE + 1}`.execute(db);
  return rows;
}

/** Who leads a group. */
export type GroupLeader = { readonly staffId: string | null; readonly name: string };

/**
 * One group without holding it, with its leaders.
 * @throws NotFound
 */
export async function findGroup(
  { db, actor }: Scope,
  id: string,
): Promise<{ readonly group: OwnGroup; readonly leaders: readonly GroupLeader[] }> {
  const group = await db
    .selectFrom('own_group')
    .selectAll()
    .where('programme_id', '=', actor.programmeId)
    .where('id', '=', id)
    .executeTakeFirst();
  if (!group) throw new NotFound('group');
  const leaders = await db
    .selectFrom('group_facilitator as l')
    .leftJoin('staff as s', join =>
      join.onRef('s.programme_id', '=', 'l.programme_id').onRef('s.id', '=', 'l.staff_id'),
    )
    .select(['l.staff_id as staffId', sql<string>`coalesce(s.name, l.name)`.as('name')])
    .where('l.programme_id', '=', actor.programmeId)
    .where('l.group_id', '=', id)
    .where('l.ended_at', 'is', null)
    .orderBy('l.added_at')
    .orderBy(sql`coalesce(s.name, l.name)`)
    .execute();
  return { group: group as OwnGroup, leaders };
}

/** Somebody with a place, or who waits for one, as far as the reader may see them. */
export type GroupPerson = {
  readonly id: string;
  readonly state: 'booked' | 'waiting' | 'offered';
  readonly personId: string;
  readonly referralId: string | null;
  /** The first name; the whole name only for whoever may see the person. */
  readonly firstName: string | null;
  readonly name: string | null;
  readonly worker: string | null;
  readonly interpreter_language: string | null;
  readonly carer: boolean;
  readonly transport: boolean;
  readonly access: boolean;
  readonly needs_note: string | null;
  readonly cannot_meet: readonly string[];
  readonly asked_at: Temporal.Instant;
  readonly asked_how: string;
  readonly offer_until: Temporal.Instant | null;
};

/** Who has a place and who waits, in the order of asking, as far as the reader may see them: their own team’s, or whom they lead. */
export async function peopleOf({ db, actor }: Scope, groupId: string): Promise<readonly GroupPerson[]> {
  // The note is sealed: it is opened as a column of its table, and only where the person is seen as well.
  const rows = await db
    .selectFrom('group_place as p')
    .leftJoin('person as n', join =>
      join.onRef('n.programme_id', '=', 'p.programme_id').onRef('n.id', '=', 'p.person_id'),
    )
    .leftJoin('referral as r', join =>
      join.onRef('r.programme_id', '=', 'p.programme_id').onRef('r.id', '=', 'p.referral_id'),
    )
    .leftJoin('staff as w', join =>
      join.onRef('w.programme_id', '=', 'r.programme_id').onRef('w.id', '=', 'r.link_worker_id'),
    )
    .leftJoin(
      sql<{ place_id: string; first_name: string }>`group_first_names(${groupId}::uuid)`.as('f'),
      join => join.onRef('f.place_id', '=', 'p.id'),
    )
    .select([
      'p.id',
      'p.state',
      'p.person_id as personId',
      'p.referral_id as referralId',
      'p.interpreter_language',
      'p.carer',
      'p.transport',
      'p.access',
      'p.needs_note',
      'p.cannot_meet',
      'p.asked_at',
      'p.asked_how',
      'p.offer_until',
      'w.name as worker',
      'n.id as seen',
      sql<string | null>`coalesce(f.first_name, n.known_as, n.given_name)`.as('firstName'),
      sql<string | null>`coalesce(n.known_as, n.given_name) || ' ' || n.family_name`.as('name'),
    ])
    .where('p.programme_id', '=', actor.programmeId)
    .where('p.group_id', '=', groupId)
    .where('p.state', 'in', ['booked', 'waiting', 'offered'])
    .orderBy('p.turn')
    .execute();
  return rows.map(({ seen, needs_note, ...row }) => ({
    ...row,
    state: row.state as GroupPerson['state'],
    needs_note: seen ? needs_note : null,
  }));
}

/** Somebody who could be given a place. */
export type FoundForGroup = {
  readonly referralId: string;
  readonly personId: string;
  readonly name: string;
  readonly birthDate: Temporal.PlainDate | null;
  readonly reference: string;
  readonly interpreterLanguage: string | null;
  readonly accessNeeds: string | null;
  /** How they stand in this group already. */
  readonly already: string | null;
};

/** People with a case in hand by any part of their name, at most twenty. @param words at least two characters */
export async function findForGroup(
  { db, actor }: Scope,
  groupId: string,
  words: string,
): Promise<readonly FoundForGroup[]> {
  const parts = words
    .trim()
    .split(/\s+/)
    .filter(Boolean)
    .map(part => `%${part.replaceAll(/[\\%_]/g, '\\$&')}%`);
  const longest = words
    .trim()
    .split(/\s+/)
    .toSorted((one, other) => other.length - one.length)[0];
  if (!longest || longest.length < 2) return [];
  const { rows } = await sql<FoundForGroup>`
    with wanted as materialized (select distinct person_id from person_piece where programme_id = ${actor.programmeId}
      and piece >= left(fold(${longest}::text), 24) and piece < left(fold(${longest}::text), 24) || chr(1114111))
    select r.id as "referralId", p.id as "personId", coalesce(p.known_as, p.given_name) || ' ' || p.family_name as name,
      p.birth_date as "birthDate", r.reference, p.interpreter_language as "interpreterLanguage", p.access_needs as "accessNeeds",
      (select g.state from group_place g where g.programme_id = p.programme_id and g.group_id = ${groupId} and g.person_id = p.id
        and g.state in ('booked', 'waiting', 'offered') limit 1) as already
    from wanted join person p on p.programme_id = ${actor.programmeId} and p.id = wanted.person_id and p.merged_into is null
    join referral r on r.programme_id = p.programme_id and r.person_id = p.id and r.state in ('allocated', 'contacting', 'active', 'on_hold')
    where p.searched like all (array(select fold(part) from unnest(${parts}::text[]) part))
    order by name limit 20`.execute(db);
  return rows;
}

/**
 * The person of a case, for the page that books a place.
 * @throws NotFound
 */
export async function caseForGroup(
  { db, actor }: Scope,
  groupId: string | null,
  referralId: string,
): Promise<FoundForGroup> {
  const { rows } = await sql<FoundForGroup>`
    select r.id as "referralId", p.id as "personId", coalesce(p.known_as, p.given_name) || ' ' || p.family_name as name,
      p.birth_date as "birthDate", r.reference, p.interpreter_language as "interpreterLanguage", p.access_needs as "accessNeeds",
      (select g.state from group_place g where g.programme_id = p.programme_id and g.group_id = ${groupId}::uuid and g.person_id = p.id
        and g.state in ('booked', 'waiting', 'offered') limit 1) as already
    from referral r join person p on p.programme_id = r.programme_id and p.id = r.person_id
    where r.programme_id = ${actor.programmeId} and r.id = ${referralId}`.execute(db);
  const [row] = rows;
  if (!row) throw new NotFound('referral');
  return row;
}

/** The words of a step of the plan of a case, or null when it is none of it. */
export async function stepOfCase(
  { db, actor }: Scope,
  { referralId, actionId }: { readonly referralId: string; readonly actionId: string },
): Promise<string | null> {
  const row = await db
    .selectFrom('action as a')
    .innerJoin('plan as p', join =>
      join.onRef('p.programme_id', '=', 'a.programme_id').onRef('p.id', '=', 'a.plan_id'),
    )
    .select('a.words')
    .where('a.programme_id', '=', actor.programmeId)
    .where('a.id', '=', actionId)
    .where('p.referral_id', '=', referralId)
    .where('a.removed_at', 'is', null)
    .executeTakeFirst();
  return row?.words ?? null;
}

/** A place of a person, as their case shows it. */
export type CaseGroup = {
  readonly placeId: string;
  readonly groupId: string;
  readonly name: string;
  readonly state: string;
  readonly nextAt: Temporal.Instant | null;
  readonly offerUntil: Temporal.Instant | null;
  readonly queuePlace: number | null;
  /** Dates of a course that they missed and that could be made up. */
  readonly missed: number;
};

/** The groups a person has a place in or waits for, and those they finished, newest first; at most ten. */
export async function groupsOfPerson(
  { db, actor, now }: Scope,
  personId: string,
): Promise<readonly CaseGroup[]> {
  const { rows } = await sql<CaseGroup>`
    select p.id as "placeId", g.id as "groupId", g.name, p.state, p.offer_until as "offerUntil",
      (select min(d.starts_at) from group_date d where d.programme_id = g.programme_id and d.group_id = g.id and d.state = 'planned'
        and d.starts_at > ${now}) as "nextAt",
      case p.state when 'waiting' then (select q.queue_place from group_queue(g.id) q where q.place_id = p.id) end as "queuePlace",
      case g.kind when 'course' then (select count(*)::int from group_attendance a where a.programme_id = p.programme_id
        and a.place_id = p.id and a.state in ('absent', 'excused')) else 0 end as missed
    from group_place p join own_group g on g.programme_id = p.programme_id and g.id = p.group_id
    where p.programme_id = ${actor.programmeId} and p.person_id = ${personId} and p.state in ('booked', 'waiting', 'offered', 'completed')
    order by p.ended_at is not null, p.asked_at desc limit 10`.execute(db);
  return rows;
}
