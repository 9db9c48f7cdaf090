import type { Insertable, Selectable, Updateable } from 'kysely';
import { newId } from '../core/index.ts';
import type { Scope, Tables } from '../platform/database/index.ts';
import { sealed } from '../platform/vault/index.ts';
import type { IntroductionState } from './introduction.ts';

/** An introduction as stored. Columns keep their names of the database. */
export type Introduction = Omit<Selectable<Tables['introduction']>, 'state'> & {
  readonly state: IntroductionState;
};
export type IntroductionChanges = Omit<
  Updateable<Tables['introduction']>,
  'programme_id' | 'id' | 'version' | 'state' | 'state_since' | 'referral_id' | 'person_id'
>;

type NewIntroduction = Omit<
  Insertable<Tables['introduction']>,
  'programme_id' | 'created_at' | 'state_since'
>;

/** The tables of introductions, for one actor. */
export function introductionStore({ db, actor, now }: Scope) {
  const programme_id = actor.programmeId;
  return {
    async add(row: NewIntroduction): Promise<void> {
      await db
        .insertInto('introduction')
        .values({
          ...sealed('introduction', row.id, { kind: 'person', id: row.person_id }, row),
          programme_id,
          created_at: now,
          state_since: now,
        })
        .execute();
    },

    /** One introduction of a case, held until the transaction ends. */
    async hold(id: string): Promise<Introduction | undefined> {
      const row = await db
        .selectFrom('introduction')
        .selectAll()
        .where('programme_id', '=', programme_id)
        .where('id', '=', id)
        .forUpdate()
        .executeTakeFirst();
      return row && { ...row, state: row.state as IntroductionState };
    },

    async change(
      id: string,
      set: IntroductionChanges & {
        readonly state?: IntroductionState;
        readonly state_since?: Temporal.Instant;
      },
    ): Promise<void> {
      await db
        .updateTable('introduction')
        .set(eb => ({ ...sealed('introduction', id, null, set), version: eb('version', '+', 1) }))
        .where('programme_id', '=', programme_id)
        .where('id', '=', id)
        .execute();
    },

    async addEvent(event: {
      readonly introductionId: string;
      readonly transition: string;
      readonly from: IntroductionState | null;
      readonly to: IntroductionState;
      readonly reason?: string | null | undefined;
      readonly note?: string | null | undefined;
    }): Promise<void> {
      await db
        .insertInto('introduction_event')
        .values({
          programme_id,
          id: newId(),
          introduction_id: event.introductionId,
          at: now,
          actor_id: actor.id,
          actor_name: actor.name,
          transition: event.transition,
          from_state: event.from,
          to_state: event.to,
          reason: event.reason ?? null,
          note: event.note ?? null,
        })
        .execute();
    },

    async addUnmetNeed(row: {
      readonly referralId: string;
      readonly personId: string;
      readonly need: string;
      readonly areaId: string | null;
      readonly failedLimit: string;
      readonly words: string | null;
    }): Promise<string> {
      const id = newId();
      await db
        .insertInto('unmet_need')
        .values({
          programme_id,
          id,
          referral_id: row.referralId,
          person_id: row.personId,
          need: row.need,
          area_id: row.areaId,
          failed_limit: row.failedLimit,
          words: row.words,
          recorded_by: actor.id,
          at: now,
        })
        .execute();
      return id;
    },
  };
}
