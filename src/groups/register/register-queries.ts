import { sql } from 'kysely';
import { NotFound } from '../../core/index.ts';
import type { Scope } from '../../platform/database/index.ts';
import type { GroupDate } from '../group.ts';
import type { Mark, Standing } from './tally.ts';

/** One line of a register, as whoever keeps it may see it: a first name, what the group must know, and how they stand. */
export type RegisterLine = {
  readonly placeId: string;
  readonly personId: string;
  readonly referralId: string | null;
  readonly firstName: string;
  readonly interpreter_language: string | null;
  readonly carer: boolean;
  readonly transport: boolean;
  readonly access: boolean;
  readonly needs_note: string | null;
  readonly attendanceId: string | null;
  readonly standing: Standing | null;
  readonly note: string | null;
};

/** What a signed register said before it was put right. */
export type Trace = {
  readonly attendanceId: string;
  readonly was: Standing;
  readonly becomes: Standing;
  readonly why: string | null;
  readonly by: string;
  readonly at: Temporal.Instant;
};

export type Register = {
  readonly date: GroupDate;
  readonly lines: readonly RegisterLine[];
  readonly walkIns: readonly { readonly firstName: string | null; readonly wantsPlace: boolean }[];
  readonly traces: readonly Trace[];
};

/**
 * The register of one date: who has a place and, of those who left since, who stands in it.
 * @throws NotFound
 */
export async function registerOf(scope: Scope, groupId: string, dateId: string): Promise<Register> {
  const { db, actor } = scope;
  const { programmeId } = actor;
  const date = await db
    .selectFrom('group_date')
    .selectAll()
    .where('programme_id', '=', programmeId)
    .where('group_id', '=', groupId)
    .where('id', '=', dateId)
    .executeTakeFirst();
  if (!date) throw new NotFound('group_date');
  const walkIns = await db
    .selectFrom('group_walk_in')
    .select(['first_name as firstName', 'wants_place as wantsPlace'])
    .where('programme_id', '=', programmeId)
    .where('date_id', '=', dateId)
    .orderBy('noted_at')
    .execute();
  const { rows: traces } = await sql<Trace>`
    select c.attendance_id as "attendanceId", c.was, c.becomes, c.why, c.changed_by_name as by, c.changed_at as at
    from group_attendance_change c join group_attendance a on a.programme_id = c.programme_id and a.id = c.attendance_id
    where c.programme_id = ${programmeId} and a.date_id = ${dateId} order by c.changed_at`.execute(db);
  return { date, walkIns, traces, lines: await linesOf(scope, groupId, dateId) };
}

async function linesOf(
  { db, actor }: Scope,
  groupId: string,
  dateId: string,
): Promise<readonly RegisterLine[]> {
  // The note on needs is sealed: it is opened as a column of its table, and only where the person is seen as well.
  const rows = await db
    .selectFrom('group_place as p')
    .leftJoin('person as n', join =>
      join.onRef('n.programme_id', '=', 'p.programme_id').onRef('n.id', '=', 'p.person_id'),
    )
    .leftJoin('group_attendance as a', join =>
      join
        .onRef('a.programme_id', '=', 'p.programme_id')
        .onRef('a.place_id', '=', 'p.id')
        .on('a.date_id', '=', dateId),
    )
    .leftJoin(
      sql<{ place_id: string; first_name: string }>`group_first_names(${groupId}::uuid)`.as('f'),
      join => join.onRef('f.place_id', '=', 'p.id'),
    )
    .select([
      'p.id',
      'p.person_id',
      'p.referral_id',
      'p.interpreter_language',
      'p.carer',
      'p.transport',
      'p.access',
      'p.needs_note',
      'n.id as seen',
      'a.id as attendance_id',
      'a.state',
      'a.note',
      sql<string | null>`coalesce(f.first_name, n.known_as, n.given_name)`.as('first_name'),
    ])
    .where('p.programme_id', '=', actor.programmeId)
    .where('p.group_id', '=', groupId)
    .where(eb => eb.or([eb('p.state', 'in', ['booked', 'completed']), eb('a.id', 'is not', null)]))
    .orderBy(sql`coalesce(f.first_name, n.known_as, n.given_name)`)
    .orderBy('p.turn')
    .execute();
  return rows.map(row => ({
    placeId: row.id,
    personId: row.person_id,
    referralId: row.referral_id,
    firstName: row.first_name ?? '',
    interpreter_language: row.interpreter_language,
    carer: row.carer,
    transport: row.transport,
    access: row.access,
    needs_note: row.seen ? row.needs_note : null,
    attendanceId: row.attendance_id,
    standing: row.state as Standing | null,
    note: row.note,
  }));
}

/** Everybody's days in signed registers of a group, in their order, by place. */
export async function daysOfGroup(
  { db, actor }: Scope,
  groupId: string,
): Promise<ReadonlyMap<string, readonly Standing[]>> {
  const { rows } = await sql<{ place_id: string; days: Standing[] }>`
    select a.place_id, array_agg(a.state order by d.number) as days
    from group_attendance a join group_date d on d.programme_id = a.programme_id and d.id = a.date_id
    where a.programme_id = ${actor.programmeId} and a.group_id = ${groupId} and d.signed_at is not null and d.state <> 'cancelled'
    group by a.place_id`.execute(db);
  return new Map(rows.map(row => [row.place_id, row.days]));
}

/** The group a date is of. @throws NotFound */
export async function groupOfDate({ db, actor }: Scope, dateId: string): Promise<string> {
  const row = await db
    .selectFrom('group_date')
    .select('group_id')
    .where('programme_id', '=', actor.programmeId)
    .where('id', '=', dateId)
    .executeTakeFirst();
  if (!row) throw new NotFound('group_date');
  return row.group_id;
}

/** Whether somebody was at any date, or made one up. */
export async function hasBeen({ db, actor }: Scope, placeId: string): Promise<boolean> {
  const row = await db
    .selectFrom('group_attendance')
    .select('id')
    .where('programme_id', '=', actor.programmeId)
    .where('place_id', '=', placeId)
    .where('state', 'in', ['present', 'late', 'made_up'])
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** One line of a register by its place, or null. */
export async function markOf(
  { db, actor }: Scope,
  placeId: string,
  dateId: string,
): Promise<{ readonly id: string; readonly state: Mark | 'made_up'; readonly note: string | null } | null> {
  const row = await db
    .selectFrom('group_attendance')
    .select(['id', 'state', 'note'])
    .where('programme_id', '=', actor.programmeId)
    .where('place_id', '=', placeId)
    .where('date_id', '=', dateId)
    .executeTakeFirst();
  return row ? { ...row, state: row.state as Standing } : null;
}
