import { type Insertable, sql } from 'kysely';
import type { Scope, Tables } from '../platform/database/index.ts';
import { sealed } from '../platform/vault/index.ts';

type Made<T extends keyof Tables> = Omit<Insertable<Tables[T]>, 'programme_id'>;

/** The tables that care writes: contacts, tasks, concerns, extensions, and the stored next action. */
export function careStore({ db, actor }: Scope) {
  const programme_id = actor.programmeId;
  return {
    async addContact(row: Made<'contact'>): Promise<void> {
      await db
        .insertInto('contact')
        .values({ ...row, programme_id })
        .execute();
    },

    async addTask(row: Made<'task'>): Promise<void> {
      await db
        .insertInto('task')
        .values({ ...row, programme_id })
        .execute();
    },

    async task(id: string) {
      return db
        .selectFrom('task')
        .selectAll()
        .where('programme_id', '=', programme_id)
        .where('id', '=', id)
        .forUpdate()
        .executeTakeFirst();
    },

    /** Cancels the open tasks of a kind about a person. @returns their ids */
    async cancelTasksOf(personId: string, kind: string, at: Temporal.Instant): Promise<readonly string[]> {
      const rows = await db
        .updateTable('task')
        .set({ cancelled_at: at })
        .where('programme_id', '=', programme_id)
        .where('person_id', '=', personId)
        .where('kind', '=', kind)
        .where('done_at', 'is', null)
        .where('cancelled_at', 'is', null)
        .returning('id')
        .execute();
      return rows.map(row => row.id);
    },

    /** Open tasks of this kind about the same thing: a rule makes each only once. */
    async openTasks(kind: string, subjectId: string) {
      return db
        .selectFrom('task')
        .select(['id', 'assignee_id'])
        .where('programme_id', '=', programme_id)
        .where('kind', '=', kind)
        .where('subject_id', '=', subjectId)
        .where('done_at', 'is', null)
        .where('cancelled_at', 'is', null)
        .orderBy('id')
        .execute();
    },

    async changeTask(
      id: string,
      set: {
        readonly done_at?: Temporal.Instant | null;
        readonly done_by?: string | null;
        readonly cancelled_at?: Temporal.Instant;
        readonly assignee_id?: string;
        readonly due_on?: Temporal.PlainDate;
      },
    ): Promise<void> {
      await db
        .updateTable('task')
        .set(set)
        .where('programme_id', '=', programme_id)
        .where('id', '=', id)
        .execute();
    },

    /** Closes every open task of a case but those of the kinds named; returns how many. */
    async cancelTasks(
      referralId: string,
      at: Temporal.Instant,
      but: readonly string[] = [],
    ): Promise<number> {
      const done = await db
        .updateTable('task')
        .set({ cancelled_at: at })
        .where('programme_id', '=', programme_id)
        .where('referral_id', '=', referralId)
        .where('done_at', 'is', null)
        .where('cancelled_at', 'is', null)
        .where(eb => eb.not(eb('kind', '=', eb.fn.any(eb.val([...but])))))
        .executeTakeFirst();
      return Number(done.numUpdatedRows);
    },

    /** The open tasks that one member of staff has about a case go to another. */
    async handOverTasks(referralId: string, from: string, to: string) {
      return db
        .updateTable('task')
        .set({ assignee_id: to })
        .where('programme_id', '=', programme_id)
        .where('referral_id', '=', referralId)
        .where('assignee_id', '=', from)
        .where('kind', '<>', 'concern')
        .where('done_at', 'is', null)
        .where('cancelled_at', 'is', null)
        .returning(['id', 'person_id'])
        .execute();
    },

    async addConcern(row: Made<'concern'>): Promise<void> {
      await db
        .insertInto('concern')
        .values({ ...sealed('concern', row.id, { kind: 'person', id: row.person_id }, row), programme_id })
        .execute();
    },

    /** Somebody besides who raised it has opened it: the alarm for an unread concern rests. Not a change of its content. */
    async markConcernSeen(id: string, at: Temporal.Instant): Promise<void> {
      await db
        .updateTable('concern')
        .set({ seen_at: at, seen_by: actor.id })
        .where('programme_id', '=', programme_id)
        .where('id', '=', id)
        .where('seen_at', 'is', null)
        .execute();
    },

    /** Changes a concern if it still has this version; false when somebody was faster. */
    async changeConcern(
      id: string,
      version: number,
      set: {
        readonly state?: string;
        readonly owner_id?: string;
        readonly decide_by?: Temporal.PlainDate;
        readonly decision?: string;
        readonly first_signed_by?: string | null;
        readonly first_signed_at?: Temporal.Instant | null;
        readonly closed_by?: string;
        readonly closed_at?: Temporal.Instant;
      },
    ): Promise<boolean> {
      const done = await db
        .updateTable('concern')
        .set({ ...sealed('concern', id, null, set), version: version + 1 })
        .where('programme_id', '=', programme_id)
        .where('id', '=', id)
        .where('version', '=', version)
        .executeTakeFirst();
      return done.numUpdatedRows > 0n;
    },

    /** Asks for more sessions; `approved` is null while nobody has decided. */
    async addExtension(row: {
      readonly id: string;
      readonly referralId: string;
      readonly sessions: number;
      readonly reason: string;
      readonly note: string | null;
      readonly at: Temporal.Instant;
      readonly approved: boolean | null;
    }): Promise<void> {
      const decided = row.approved === null ? null : row.at;
      const by = row.approved === null ? null : actor.id;
      await sql`
        insert into extension (programme_id, id, referral_id, sessions, reason, note, asked_by, asked_at, approved,
          decided_by, decided_at)
        values (${programme_id}, ${row.id}, ${row.referralId}, ${row.sessions}, ${row.reason}, ${row.note}, ${actor.id},
          ${row.at}, ${row.approved}, ${by}, ${decided})`.execute(db);
    },

    async decideExtension(id: string, approved: boolean, at: Temporal.Instant): Promise<void> {
      await sql`
        update extension set approved = ${approved}, decided_by = ${actor.id}, decided_at = ${at}
        where programme_id = ${programme_id} and id = ${id} and approved is null`.execute(db);
    },

    /** Not a change of the referral's content, so its version stays. */
    /** @returns whose case it is when the action is another than before; the same one is not written again */
    async setNextAction(
      referralId: string,
      action: string | null,
      on: Temporal.PlainDate | null,
    ): Promise<{ readonly person_id: string | null } | undefined> {
      return db
        .updateTable('referral')
        .set({ next_action: action, next_action_on: on })
        .where('programme_id', '=', programme_id)
        .where('id', '=', referralId)
        .where(eb =>
          eb.or([
            eb('next_action', 'is distinct from', action),
            eb('next_action_on', 'is distinct from', on),
          ]),
        )
        .returning('person_id')
        .executeTakeFirst();
    },
  };
}
