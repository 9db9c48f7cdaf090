import type { Actor, Database } from '../../platform/database/index.ts';
import type { ApiBody, Piece } from '../reading/apart/order.ts';
import { nextPages } from './page-store.ts';

/** The bodies that a run has put aside, in order, some at a time. */
export async function* keptBodies(
  database: Database,
  actor: Actor,
  runId: string,
  part: ApiBody['part'],
): AsyncGenerator<ApiBody> {
  for (let after = -1; ; ) {
    const from = after;
    const rows = await database.within(actor, ({ db }) => nextPages(db, runId, part, from));
    yield* rows;
    const last = rows.at(-1);
    if (!last) return;
    after = last.number;
  }
}

/** All of them as pieces for the reader: the list first, then details. */
export async function* keptPieces(database: Database, actor: Actor, runId: string): AsyncGenerator<Piece> {
  for (const part of ['list', 'detail'] as const) {
    for await (const body of keptBodies(database, actor, runId, part)) yield { bodies: [body] };
  }
}
