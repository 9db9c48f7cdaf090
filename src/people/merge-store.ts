import { sql } from 'kysely';
import { newId } from '../core/index.ts';
import type { JsonObject, Scope } from '../platform/database/index.ts';
import { sealed } from '../platform/vault/index.ts';
import type { PersonMerge } from './store.ts';

/**
 * Every table with rows of a person, besides the audit, which keeps what was true when it was written. The referral is last:
 * what hangs on it goes where it goes (migration 0601), and is asked before, so that it is known what moved.
 */
export const tablesOfPerson = [
  'consent',
  'person_contact',
  'contact',
  'task',
  'concern',
  'session',
  'note',
  'plan',
  'introduction',
  'unmet_need',
  'group_place',
  'group_attendance',
  'group_attendance_change',
  'group_make_up',
  'group_certificate',
  'assessment',
  'person_said',
  'letter',
  'message',
  'arrived_text',
  'reminder_ask',
  'calendar_feed',
  'data_key',
  'legal_hold',
  'access_request',
  'access_package',
  'referral',
] as const;
export type TableOfPerson = (typeof tablesOfPerson)[number];

/** Ids of the rows that moved, by table. */
export type MovedRows = Partial<Record<TableOfPerson, string[]>>;

export function mergeStore({ db, actor, now }: Scope) {
  const programmeId = actor.programmeId;
  return {
    /** Moves every row of one person to another and says which. */
    async moveAll(from: string, to: string): Promise<MovedRows> {
      const moved: MovedRows = {};
      for (const table of tablesOfPerson) {
        const { rows } = await sql<{ id: string }>`
          update ${sql.table(table)} set person_id = ${to}
          where programme_id = ${programmeId} and person_id = ${from} returning id`.execute(db);
        if (rows.length > 0) moved[table] = rows.map(row => row.id);
      }
      // What one record said no to stays a no until the person is asked again: each word keeps where it was said.
      await db
        .updateTable('consent')
        .set({ from_record: from, joined_at: now })
        .where('programme_id', '=', programmeId)
        .where('id', '=', eb => eb.fn.any(eb.val(moved.consent ?? [])))
        .where('from_record', 'is', null)
        .execute();
      return moved;
    },

    /** Moves exactly these rows back. */
    async moveBack(moved: MovedRows, from: string, to: string): Promise<void> {
      for (const table of tablesOfPerson) {
        const ids = moved[table] ?? [];
        if (ids.length === 0) continue;
        await sql`
          update ${sql.table(table)} set person_id = ${to}
          where programme_id = ${programmeId} and person_id = ${from} and id = any(${[...ids]}::uuid[])`.execute(
          db,
        );
      }
      await db
        .updateTable('consent')
        .set({ from_record: null, joined_at: null })
        .where('programme_id', '=', programmeId)
        .where('id', '=', eb => eb.fn.any(eb.val(moved.consent ?? [])))
        .where('from_record', '=', to)
        .execute();
    },

    /** Ends the private links of both records: whoever held one gets a new one, to the record that is kept. */
    async endLinks(personIds: readonly string[]): Promise<void> {
      await db
        .updateTable('person_link')
        .set({ ended_at: sql<Temporal.Instant>`now()`, ended_by: actor.id, ended_why: 'merged' })
        .where('programme_id', '=', programmeId)
        .where('person_id', '=', eb => eb.fn.any(eb.val([...personIds])))
        .where('ended_at', 'is', null)
        .execute();
    },

    async add(merge: {
      readonly keptId: string;
      readonly mergedId: string;
      readonly moved: JsonObject;
      readonly reason: string;
    }): Promise<string> {
      const id = newId();
      await db
        .insertInto('person_merge')
        .values({
          programme_id: programmeId,
          id,
          kept_id: merge.keptId,
          merged_id: merge.mergedId,
          ...sealed('person_merge', id, { kind: 'person', id: merge.keptId }, { moved: merge.moved }),
          reason: merge.reason,
          merged_at: now,
          merged_by: actor.id,
        })
        .execute();
      return id;
    },

    async hold(id: string): Promise<PersonMerge | undefined> {
      return db
        .selectFrom('person_merge')
        .selectAll()
        .where('programme_id', '=', programmeId)
        .where('id', '=', id)
        .forUpdate()
        .executeTakeFirst();
    },

    async markUndone(id: string): Promise<void> {
      await db
        .updateTable('person_merge')
        .set({ undone_at: now, undone_by: actor.id })
        .where('programme_id', '=', programmeId)
        .where('id', '=', id)
        .execute();
    },

    /** Merges into or of a person, newest first. */
    async of(personId: string): Promise<readonly PersonMerge[]> {
      return db
        .selectFrom('person_merge')
        .selectAll()
        .where('programme_id', '=', programmeId)
        .where(eb => eb.or([eb('kept_id', '=', personId), eb('merged_id', '=', personId)]))
        .orderBy('merged_at', 'desc')
        .execute();
    },

    /** How many of these people have a case under way: two such cannot be one. */
    async openCases(personIds: readonly string[]): Promise<number> {
      const row = await db
        .selectFrom('referral')
        .select(eb => eb.fn.countAll<number>().as('open'))
        .where('programme_id', '=', programmeId)
        .where('person_id', '=', eb => eb.fn.any(eb.val([...personIds])))
        .where('state', 'in', ['accepted', 'waiting', 'allocated', 'contacting', 'active', 'on_hold'])
        .executeTakeFirstOrThrow();
      return row.open;
    },
  };
}
