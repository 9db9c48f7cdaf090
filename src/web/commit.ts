import { isId } from '../core/index.ts';
import type { Actor, Database, Scope } from '../platform/database/index.ts';
import type { Outcome } from './ask.ts';

/**
 * Runs a change once for each form. The form's key is inserted first: a second request with the same key waits for the
 * first to commit and then finds where it led. When the first was rolled back, the second is carried out.
 * @param key the hidden field `_once`; a form without one cannot be told apart and is carried out
 */
export async function commitOnce(
  database: Database,
  actor: Actor,
  key: string | null,
  requestId: string,
  work: (scope: Scope) => Promise<Outcome>,
): Promise<Outcome> {
  return database.within(
    actor,
    async scope => {
      if (!key || !isId(key)) return work(scope);
      const { db, now } = scope;
      const { programmeId } = actor;
      const inserted = await db
        .insertInto('submission')
        .values({ programme_id: programmeId, key, location: '', at: now })
        .onConflict(conflict => conflict.columns(['programme_id', 'key']).doNothing())
        .executeTakeFirst();
      if (inserted.numInsertedOrUpdatedRows === 0n) {
        const before = await db
          .selectFrom('submission')
          .select('location')
          .where('programme_id', '=', programmeId)
          .where('key', '=', key)
          .executeTakeFirstOrThrow();
        return { to: before.location };
      }
      const outcome = await work(scope);
      await db
        .updateTable('submission')
        .set({ location: outcome.to })
        .where('programme_id', '=', programmeId)
        .where('key', '=', key)
        .execute();
      return outcome;
    },
    requestId,
  );
}
