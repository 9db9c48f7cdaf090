import type { Selectable } from 'kysely';
import type { Scope, Tables } from '../../platform/database/index.ts';
import { ownerOf, sealed } from '../../platform/vault/index.ts';

type Row = Selectable<Tables['arrived_text']>;

/** A text that came in. */
export type ArrivedText = {
  readonly id: string;
  readonly gatewayId: string;
  readonly personId: string | null;
  readonly referralId: string | null;
  readonly from: string;
  readonly body: string;
  readonly arrivedAt: Temporal.Instant;
  /** Several people have this number, and nobody has said who wrote. */
  readonly shared: boolean;
  readonly understood: string | null;
  readonly handledAt: Temporal.Instant | null;
};

export type NewText = Pick<
  ArrivedText,
  'id' | 'gatewayId' | 'personId' | 'referralId' | 'from' | 'body' | 'shared'
>;

/** The table of texts that came in, for one actor in one transaction. */
export function arrivedStore({ db, actor, now }: Scope) {
  const programme_id = actor.programmeId;
  const one = (id: string) =>
    db.selectFrom('arrived_text').selectAll().where('programme_id', '=', programme_id).where('id', '=', id);
  return {
    /** Keeps it unless it is kept. @returns false when it was there before */
    async add({ id, gatewayId, personId, referralId, from, body, shared }: NewText): Promise<boolean> {
      const owner = ownerOf({ person_id: personId, referral_id: referralId });
      const { numInsertedOrUpdatedRows } = await db
        .insertInto('arrived_text')
        .values({
          programme_id,
          id,
          gateway_id: gatewayId,
          person_id: personId,
          referral_id: referralId,
          ...sealed('arrived_text', id, owner, { from_number: from, body }),
          arrived_at: now,
          shared,
        })
        .onConflict(conflict => conflict.columns(['programme_id', 'id']).doNothing())
        .executeTakeFirst();
      return numInsertedOrUpdatedRows === 1n;
    },

    async hold(id: string): Promise<ArrivedText | undefined> {
      const row = await one(id).forUpdate().executeTakeFirst();
      return row && toText(row);
    },

    async knows(gatewayId: string): Promise<boolean> {
      const row = await db
        .selectFrom('arrived_text')
        .select('id')
        .where('programme_id', '=', programme_id)
        .where('gateway_id', '=', gatewayId)
        .limit(1)
        .executeTakeFirst();
      return row !== undefined;
    },

    /** All rows of one text: one for each person whose number it was. */
    async ofGateway(gatewayId: string): Promise<readonly ArrivedText[]> {
      const rows = await db
        .selectFrom('arrived_text')
        .selectAll()
        .where('programme_id', '=', programme_id)
        .where('gateway_id', '=', gatewayId)
        .orderBy('id')
        .forUpdate()
        .execute();
      return rows.map(toText);
    },

    async understood(id: string, as: string): Promise<void> {
      await db
        .updateTable('arrived_text')
        .set({ understood: as })
        .where('programme_id', '=', programme_id)
        .where('id', '=', id)
        .execute();
    },

    /** It is dealt with: by whoever does it, or by itself. */
    async handled(ids: readonly string[]): Promise<void> {
      await db
        .updateTable('arrived_text')
        .set({ handled_at: now, handled_by: actor.role === 'system' ? null : actor.id })
        .where('programme_id', '=', programme_id)
        .where('id', '=', eb => eb.fn.any(eb.val([...ids])))
        .where('handled_at', 'is', null)
        .execute();
    },

    /** It is known who wrote: this one. */
    async settleOn(id: string): Promise<void> {
      await db
        .updateTable('arrived_text')
        .set({ shared: false, understood: 'not_understood' })
        .where('programme_id', '=', programme_id)
        .where('id', '=', id)
        .execute();
    },

    /** Somebody else wrote it: their words do not stay in this record. */
    async empty(ids: readonly string[]): Promise<void> {
      await db
        .updateTable('arrived_text')
        .set({ body: '', shared: false, understood: 'somebody_else', handled_at: now })
        .where('programme_id', '=', programme_id)
        .where('id', '=', eb => eb.fn.any(eb.val([...ids])))
        .execute();
    },
  };
}

/** A row as the rest of the room knows it. */
export const toText = (row: Row): ArrivedText => ({
  id: row.id,
  gatewayId: row.gateway_id,
  personId: row.person_id,
  referralId: row.referral_id,
  from: row.from_number,
  body: row.body,
  arrivedAt: row.arrived_at,
  shared: row.shared,
  understood: row.understood,
  handledAt: row.handled_at,
});
