import type { Selectable } from 'kysely';
import { newId } from '../../core/index.ts';
import type { Scope, Tables } from '../../platform/database/index.ts';
import { sealed } from '../../platform/vault/index.ts';
import type { SupervisionRule, SupervisionWay } from './supervision.ts';

export type SupervisionItem = Selectable<Tables['supervision_item']>;
export type Supervision = Selectable<Tables['supervision']>;

export type NewItem = {
  readonly referralId: string;
  readonly personId: string | null;
  readonly workerId: string;
  readonly rule: SupervisionRule;
  readonly question: string | null;
};

const ownerOf = (one: { readonly person_id: string | null; readonly referral_id: string }) =>
  one.person_id === null
    ? ({ kind: 'referral', id: one.referral_id } as const)
    : ({ kind: 'person', id: one.person_id } as const);

/** Items and held supervisions, for one actor in one transaction. */
export function supervisionStore({ db, actor, now }: Scope) {
  const programme_id = actor.programmeId;
  return {
    /** Puts a case forward; false where an open item of the same rule is there already. */
    async put(item: NewItem): Promise<string | null> {
      const id = newId();
      const row = {
        id,
        referral_id: item.referralId,
        person_id: item.personId,
        worker_id: item.workerId,
        rule: item.rule,
        question: item.question,
        put_by: actor.id,
        put_at: now,
      };
      const values = { ...sealed('supervision_item', id, ownerOf(row), row), programme_id };
      const made = await db
        .insertInto('supervision_item')
        .values(values)
        .onConflict(conflict => conflict.doNothing())
        .executeTakeFirst();
      return made.numInsertedOrUpdatedRows === 0n ? null : id;
    },

    async holdItem(id: string): Promise<SupervisionItem | undefined> {
      return db
        .selectFrom('supervision_item')
        .selectAll()
        .where('programme_id', '=', programme_id)
        .where('id', '=', id)
        .forUpdate()
        .executeTakeFirst();
    },

    /** Talked about in a supervision, with what was agreed; or taken back. */
    async settle(
      item: SupervisionItem,
      as:
        | { readonly state: 'taken_back' }
        | { readonly state: 'talked'; readonly supervision_id: string; readonly agreed: string },
    ): Promise<void> {
      const set = { ...as, settled_at: now, settled_by: actor.id };
      await db
        .updateTable('supervision_item')
        .set(sealed('supervision_item', item.id, ownerOf(item), set))
        .where('programme_id', '=', programme_id)
        .where('id', '=', item.id)
        .execute();
    },

    async addSupervision(of: {
      readonly workerId: string;
      readonly heldOn: Temporal.PlainDate;
      readonly minutes: number;
      readonly way: SupervisionWay;
    }): Promise<string> {
      const id = newId();
      await db
        .insertInto('supervision')
        .values({
          programme_id,
          id,
          worker_id: of.workerId,
          led_by: actor.id,
          held_on: of.heldOn,
          minutes: of.minutes,
          way: of.way,
          recorded_at: now,
        })
        .execute();
      return id;
    },
  };
}
