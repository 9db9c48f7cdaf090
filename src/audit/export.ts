import type { KeyObject } from 'node:crypto';
import { createPublicKey } from 'node:crypto';
import type { Db } from '../platform/database/index.ts';
import type { ChainEnd } from './seal-store.ts';
import { entriesAfter, sealsFrom } from './seal-store.ts';

/** A line of an export: its head, then the entries of each link before the link, then entries not sealed yet. */
export type ExportLine =
  | { readonly programme: string; readonly exported_at: string; readonly public_key: string }
  | { readonly entry: Awaited<ReturnType<typeof entriesAfter>>[number] }
  | { readonly seal: Awaited<ReturnType<typeof sealsFrom>>[number] };

const CHUNK = 2_000;

/** The whole record of a programme with its seals, in the order of the chain; memory stays flat. */
export async function* exportRecord(
  db: Db,
  programmeId: string,
  key: KeyObject,
  now: Temporal.Instant,
): AsyncGenerator<ExportLine> {
  const publicKey = createPublicKey(key).export({ type: 'spki', format: 'pem' }).toString();
  yield { programme: programmeId, exported_at: now.toString(), public_key: publicKey };
  let end: Omit<ChainEnd, 'number' | 'hash'> | null = null;
  let number = 1;
  for (;;) {
    const seals = await sealsFrom(db, programmeId, number, 50);
    for (const seal of seals) {
      let left = seal.entries;
      while (left > 0) {
        const entries = await entriesAfter(db, programmeId, end, Math.min(left, CHUNK), false);
        for (const entry of entries) yield { entry };
        const last = entries.at(-1);
        if (!last) break;
        end = { generation: last.generation, last_xact: last.xact, last_id: last.id };
        left -= entries.length;
      }
      yield { seal };
      number = seal.number + 1;
    }
    if (seals.length === 0) break;
  }
  for (;;) {
    const entries = await entriesAfter(db, programmeId, end, CHUNK, false);
    for (const entry of entries) yield { entry };
    const last = entries.at(-1);
    if (!last) return;
    end = { generation: last.generation, last_xact: last.xact, last_id: last.id };
  }
}
