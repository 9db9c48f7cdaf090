import type { KeyObject } from 'node:crypto';
import type { Scope } from '../platform/database/index.ts';
import { chainStart, digestOf, keyIdOf, type Seal, sealHash, signHash } from './chain.ts';
import { addSeal, entriesAfter, lastSeal } from './seal-store.ts';

/** Most entries of one link; what waits beyond it gets the next. */
export const mostInASeal = 5_000;

/**
 * Seals what a programme has put on record since its last seal and no transaction can change any more.
 * @returns the new link, or null when there is nothing to seal
 */
export async function seal({ db, actor, now }: Scope, key: KeyObject): Promise<Seal | null> {
  const before = await lastSeal(db, actor.programmeId);
  const entries = await entriesAfter(db, actor.programmeId, before, mostInASeal, true);
  const last = entries.at(-1);
  if (!last) return null;
  const link = {
    number: (before?.number ?? 0) + 1,
    sealed_at: now.round({ smallestUnit: 'microsecond' }).toString({ smallestUnit: 'microsecond' }),
    generation: last.generation,
    last_xact: last.xact,
    last_id: last.id,
    entries: entries.length,
    digest: digestOf(entries),
  };
  const hash = sealHash(actor.programmeId, before?.hash ?? chainStart, link);
  const made = { ...link, hash, key_id: keyIdOf(key), signature: signHash(hash, key) };
  await addSeal(db, actor.programmeId, made);
  return made;
}
