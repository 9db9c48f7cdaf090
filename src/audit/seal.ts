import type { KeyObject } from 'node:crypto';
import type { Db, Scope } from '../platform/database/index.ts';
import { chainStart, keyIdOf, makeDigest, type Seal, sealHash, signHash } from './chain.ts';
import { addSeal, type ChainEnd, entriesAfter, lastSeal } from './seal-store.ts';

/** Most entries of one link; what waits beyond it gets the next. */
export const mostInASeal = 5_000;
/** Read at once: few enough that they are gone before the next ones come, so that a record that was not sealed for long needs no more memory. */
const A_READ = 250;

/**
 * Seals what a programme has put on record since its last seal and no transaction can change any more.
 * @returns the new link, or null when there is nothing to seal
 */
export async function seal({ db, actor, now }: Scope, key: KeyObject): Promise<Seal | null> {
  const before = await lastSeal(db, actor.programmeId);
  const waiting = await digestAfter(db, actor.programmeId, before);
  if (!waiting) return null;
  const link = {
    number: (before?.number ?? 0) + 1,
    sealed_at: now.round({ smallestUnit: 'microsecond' }).toString({ smallestUnit: 'microsecond' }),
    ...waiting,
  };
  const hash = sealHash(actor.programmeId, before?.hash ?? chainStart, link);
  const made = { ...link, hash, key_id: keyIdOf(key), signature: signHash(hash, key) };
  await addSeal(db, actor.programmeId, made);
  return made;
}

/**
 * The digest of what waits after a seal, and up to which entry. What becomes settled between two reads stands behind all that was
 * settled before, so nothing is left out.
 */
async function digestAfter(
  db: Db,
  programmeId: string,
  before: ChainEnd | null,
): Promise<Pick<Seal, 'generation' | 'last_xact' | 'last_id' | 'entries' | 'digest'> | null> {
  const digest = makeDigest();
  let end: Pick<ChainEnd, 'generation' | 'last_xact' | 'last_id'> | null = before;
  let entries = 0;
  for (let more = true; more && entries < mostInASeal; ) {
    const some = await entriesAfter(db, programmeId, end, A_READ, true);
    for (const entry of some) digest.add(entry);
    entries += some.length;
    const last = some.at(-1);
    if (last) end = { generation: last.generation, last_xact: last.xact, last_id: last.id };
    more = some.length === A_READ;
  }
  if (!end || entries === 0) return null;
  const { generation, last_xact, last_id } = end;
  return { generation, last_xact, last_id, entries, digest: digest.hex() };
}
