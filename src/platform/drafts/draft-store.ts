import type { JsonObject, Scope } from '../database/index.ts';

/** Something typed and not yet saved, as it was kept last. */
export type KeptDraft = { readonly body: unknown; readonly at: Temporal.Instant };

/** What the actor has typed and not yet saved, by the page it belongs to: theirs alone. */
export function draftStore({ db, actor, now }: Scope) {
  const programme_id = actor.programmeId;
  const staff_id = actor.id;
  return {
    async find(keys: readonly string[]): Promise<ReadonlyMap<string, KeptDraft>> {
      const rows = await db
        .selectFrom('draft')
        .select(['key', 'body', 'updated_at'])
        .where('programme_id', '=', programme_id)
        .where('staff_id', '=', staff_id)
        .where('key', 'in', keys)
        .execute();
      return new Map(rows.map(({ key, body, updated_at }) => [key, { body, at: updated_at }]));
    },

    async keep(key: string, body: JsonObject): Promise<void> {
      const row = { body, updated_at: now };
      await db
        .insertInto('draft')
        .values({ programme_id, staff_id, key, ...row })
        .onConflict(conflict => conflict.columns(['programme_id', 'staff_id', 'key']).doUpdateSet(row))
        .execute();
    },

    async drop(key: string): Promise<void> {
      await db
        .deleteFrom('draft')
        .where('programme_id', '=', programme_id)
        .where('staff_id', '=', staff_id)
        .where('key', '=', key)
        .execute();
    },
  };
}
