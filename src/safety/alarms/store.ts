import type { Insertable } from 'kysely';
import { newId } from '../../core/index.ts';
import type { Scope, Tables } from '../../platform/database/index.ts';
import type { AlarmKind } from './waiting.ts';

type Settings = Omit<Insertable<Tables['watch']>, 'programme_id' | 'changed_by' | 'changed_at'>;

/** The tables of the watch: settings, who is on call, alarms and calls. */
export function watchStore({ db, actor, now }: Scope) {
  const programme_id = actor.programmeId;
  return {
    async setWatch(settings: Settings): Promise<void> {
      const row = { ...settings, changed_by: actor.id, changed_at: now };
      await db
        .insertInto('watch')
        .values({ ...row, programme_id })
        .onConflict(conflict => conflict.column('programme_id').doUpdateSet(row))
        .execute();
    },

    /** The watch has looked. */
    async look(): Promise<void> {
      await db
        .insertInto('watch_pulse')
        .values({ programme_id, at: now })
        .onConflict(conflict => conflict.column('programme_id').doUpdateSet({ at: now }))
        .execute();
    },

    async addOnCall(row: {
      readonly staff_id: string;
      readonly place: number;
      readonly cover: string;
      readonly address: string | null;
      readonly phone: string | null;
    }): Promise<string> {
      const id = newId();
      await db
        .insertInto('on_call')
        .values({ ...row, programme_id, id, added_by: actor.id, added_at: now })
        .execute();
      return id;
    },

    /** @returns false when there is no such entry on the list */
    async changeOnCall(
      id: string,
      set: { readonly place?: number; readonly removed_at?: Temporal.Instant },
    ): Promise<boolean> {
      const done = await db
        .updateTable('on_call')
        .set(set)
        .where('programme_id', '=', programme_id)
        .where('id', '=', id)
        .where('removed_at', 'is', null)
        .executeTakeFirst();
      return done.numUpdatedRows > 0n;
    },

    async raise(kind: AlarmKind, subjectId: string, since: Temporal.Instant): Promise<string> {
      const id = newId();
      await db
        .insertInto('alarm')
        .values({ programme_id, id, kind, subject_id: subjectId, waits_since: since, raised_at: now })
        .execute();
      return id;
    },

    async changeAlarm(
      id: string,
      set: {
        readonly calls?: number;
        readonly called_at?: Temporal.Instant;
        readonly taken_by?: string;
        readonly taken_by_name?: string;
        readonly taken_at?: Temporal.Instant;
        readonly ended_at?: Temporal.Instant;
      },
    ): Promise<boolean> {
      const done = await db
        .updateTable('alarm')
        .set(set)
        .where('programme_id', '=', programme_id)
        .where('id', '=', id)
        .where('ended_at', 'is', null)
        .executeTakeFirst();
      return done.numUpdatedRows > 0n;
    },

    async addCalls(
      calls: readonly {
        readonly alarm_id: string;
        readonly staff_id: string;
        readonly staff_name: string;
        readonly message_id: string | null;
      }[],
    ): Promise<void> {
      if (calls.length === 0) return;
      await db
        .insertInto('alarm_call')
        .values(calls.map(call => ({ ...call, programme_id, id: newId(), at: now })))
        .execute();
    },
  };
}
