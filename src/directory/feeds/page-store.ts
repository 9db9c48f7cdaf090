import { sql } from 'kysely';
import type { Db } from '../../platform/database/index.ts';
import type { ApiBody } from '../reading/apart/order.ts';

/** Puts bodies of an API aside; the same one twice is kept once. */
export async function keepPages(db: Db, runId: string, bodies: readonly ApiBody[]): Promise<void> {
  for (const { part, number, key, body } of bodies) {
    await sql`insert into directory.feed_page (run_id, part, number, key, body)
      values (${runId}, ${part}, ${number}, ${key}, ${Buffer.from(body)}) on conflict do nothing`.execute(db);
  }
}

/** Up to fifty bodies of a run after the given number, in order. */
export async function nextPages(
  db: Db,
  runId: string,
  part: ApiBody['part'],
  after: number,
): Promise<readonly ApiBody[]> {
  const { rows } = await sql<ApiBody>`
    select part, number, key, body from directory.feed_page
    where run_id = ${runId} and part = ${part} and number > ${after} order by number limit 50`.execute(db);
  return rows;
}

/** Ids whose details a run has put aside already. */
export async function keptDetails(db: Db, runId: string): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ key: string }>`
    select key from directory.feed_page where run_id = ${runId} and part = 'detail'`.execute(db);
  return new Set(rows.map(row => row.key));
}
