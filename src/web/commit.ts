import { createHash } from 'node:crypto';
import { isId } from '../core/index.ts';
import {
  type Actor,
  compiledOnce,
  type Database,
  insertOnce,
  type Scope,
} from '../platform/database/index.ts';
import type { Outcome } from './ask.ts';

/** One sending of a form. */
export type Sending = {
  /** The hidden field `_once`; a form without one cannot be told apart and is carried out. */
  readonly key: string | null;
  /** The address it was sent to: two buttons of one form may lead to two. */
  readonly path: string;
  /** What it said, as a hash. */
  readonly said: string;
};

const claim = insertOnce('submission', { unlessThere: true });
const leadTo = compiledOnce((db, asked: { programmeId: string; key: string; to: string }) =>
  db
    .updateTable('submission')
    .set({ location: asked.to })
    .where('programme_id', '=', asked.programmeId)
    .where('key', '=', asked.key),
);

/**
 * Runs a change once for each form. The form's key is inserted first: a second request with the same key waits for the
 * first to commit and then finds where it led. When the first was rolled back, the second is carried out. One that says
 * something else than the first (the back button, a correction) is not carried out either, and is told so.
 */
export async function commitOnce(
  database: Database,
  actor: Actor,
  sending: Sending,
  requestId: string,
  work: (scope: Scope) => Promise<Outcome>,
): Promise<Outcome> {
  return database.within(
    actor,
    async scope => {
      if (!sending.key || !isId(sending.key)) return work(scope);
      const { db, now } = scope;
      const { programmeId } = actor;
      const { said } = sending;
      const key = keyOf(actor, sending);
      const { numAffectedRows } = await db.executeQuery(
        claim({ programme_id: programmeId, key, location: '', said, at: now }),
      );
      if (numAffectedRows === 0n) {
        const before = await db
          .selectFrom('submission')
          .select(['location', 'said'])
          .where('programme_id', '=', programmeId)
          .where('key', '=', key)
          .executeTakeFirstOrThrow();
        const to = before.location;
        return before.said === said ? { to } : { to, flash: { key: 'web.once.other', tone: 'problem' } };
      }
      const outcome = await work(scope);
      scope.atEnd(leadTo({ programmeId, key, to: outcome.to }));
      return outcome;
    },
    requestId,
  );
}

/** The key as it is kept: of this actor and this address, so that nobody finds where another's form led. */
function keyOf(actor: Actor, { key, path }: Sending): string {
  const hash = createHash('sha256')
    .update(JSON.stringify([actor.role, actor.id, path, key]))
    .digest('hex');
  return `${hash.slice(0, 8)}-${hash.slice(8, 12)}-8${hash.slice(13, 16)}-8${hash.slice(17, 20)}-${hash.slice(20, 32)}`;
}
