import { newId } from '../../core/index.ts';
import { compiledOnce, type Database, type JsonObject, type Scope, systemActor } from '../database/index.ts';

/** News for rooms further up, such as `ReferralClosed`. Carries ids only. */
export type HedgerowEvent = {
  readonly id: string;
  readonly programmeId: string;
  readonly name: string;
  readonly subjectId: string;
  readonly payload: JsonObject;
};

type Addition = {
  readonly programmeId: string;
  readonly id: string;
  readonly name: string;
  readonly subjectId: string;
  readonly payload: JsonObject;
  readonly now: Temporal.Instant;
};

const addition = compiledOnce((db, asked: Addition) =>
  db.insertInto('outbox').values({
    programme_id: asked.programmeId,
    id: asked.id,
    name: asked.name,
    subject_id: asked.subjectId,
    payload: asked.payload,
    created_at: asked.now,
  }),
);

/** Puts an event into the outbox with the commit of the change: it is delivered if, and only if, that succeeds. */
export async function emit(
  scope: Scope,
  event: { readonly name: string; readonly subjectId: string; readonly payload?: JsonObject },
): Promise<void> {
  const { actor, now } = scope;
  scope.atEnd(
    addition({
      programmeId: actor.programmeId,
      id: newId(),
      name: event.name,
      subjectId: event.subjectId,
      payload: event.payload ?? {},
      now,
    }),
  );
}

/**
 * Hands each waiting event of a programme to `send`, oldest first, and marks it as dispatched afterwards.
 * `send` may see an event twice (after a crash in between) and must know it by its id.
 * @returns how many were handed over
 */
export async function dispatchWaiting(
  database: Database,
  programmeId: string,
  send: (event: HedgerowEvent) => Promise<void>,
): Promise<number> {
  return database.within(systemActor(programmeId), async ({ db, now }) => {
    const rows = await db
      .selectFrom('outbox')
      .select(['id', 'name', 'subject_id', 'payload'])
      .where('programme_id', '=', programmeId)
      .where('dispatched_at', 'is', null)
      .orderBy('id')
      .limit(200)
      .forUpdate()
      .skipLocked()
      .execute();
    if (rows.length === 0) return 0;
    await Promise.all(
      rows.map(row =>
        send({
          id: row.id,
          programmeId,
          name: row.name,
          subjectId: row.subject_id,
          payload: row.payload as JsonObject,
        }),
      ),
    );
    await db
      .updateTable('outbox')
      .set({ dispatched_at: now })
      .where('programme_id', '=', programmeId)
      .where('id', '=', eb => eb.fn.any(eb.val(rows.map(row => row.id))))
      .execute();
    return rows.length;
  });
}
