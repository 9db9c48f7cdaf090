import type { Scope } from '../platform/database/index.ts';

const KEY = 'paper-referral';

/** What a member of staff has typed from a paper form and not yet sent; theirs alone. */
export function paperDraft({ db, actor, now }: Scope) {
  const programme_id = actor.programmeId;
  const own = { programme_id, staff_id: actor.id, key: KEY };
  return {
    async find(): Promise<Readonly<Record<string, string | string[]>> | null> {
      const row = await db
        .selectFrom('draft')
        .select('body')
        .where('programme_id', '=', programme_id)
        .where('staff_id', '=', actor.id)
        .where('key', '=', KEY)
        .executeTakeFirst();
      return row ? (row.body as Record<string, string | string[]>) : null;
    },

    async keep(fields: Readonly<Record<string, string | string[]>>): Promise<void> {
      const body = JSON.stringify(fields);
      await db
        .insertInto('draft')
        .values({ ...own, body, updated_at: now })
        .onConflict(conflict =>
          conflict.columns(['programme_id', 'staff_id', 'key']).doUpdateSet({ body, updated_at: now }),
        )
        .execute();
    },

    async drop(): Promise<void> {
      await db
        .deleteFrom('draft')
        .where('programme_id', '=', programme_id)
        .where('staff_id', '=', actor.id)
        .where('key', '=', KEY)
        .execute();
    },
  };
}
