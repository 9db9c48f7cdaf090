import { createHash, createPublicKey, type KeyObject, sign, verify } from 'node:crypto';

// This file imports nothing but node:crypto: an auditor reads it whole and runs it without Hedgerow.

/** An entry as it is exported and as it is hashed: text only, `at` in UTC to the microsecond. */
export type ChainEntry = {
  readonly generation: number;
  readonly xact: string;
  readonly id: string;
  readonly at: string;
  readonly actor_id: string;
  readonly actor_role: string;
  readonly verb: string;
  readonly subject_kind: string;
  readonly subject_id: string;
  readonly person_id: string | null;
  readonly fields: readonly string[];
  readonly reason: string | null;
  readonly request_id: string;
};

/** A link of a programme's chain; hashes and signature in hex. It covers the entries after the seal before, up to its last. */
export type Seal = {
  readonly number: number;
  readonly sealed_at: string;
  readonly generation: number;
  readonly last_xact: string;
  readonly last_id: string;
  readonly entries: number;
  readonly digest: string;
  readonly hash: string;
  readonly key_id: string;
  readonly signature: string;
};

/** What stands before the first seal. */
export const chainStart = '0'.repeat(64);

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** SHA-256 of what an entry says, in hex. */
export function entryHash(entry: ChainEntry): string {
  const { generation, xact, id, at, actor_id, actor_role, verb, subject_kind, subject_id } = entry;
  const { person_id, fields, reason, request_id } = entry;
  return sha256(
    JSON.stringify([
      [generation, xact, id, at],
      [actor_id, actor_role, request_id],
      [verb, subject_kind, subject_id, person_id, fields, reason],
    ]),
  );
}

/** SHA-256 over the hashes of entries in their order, in hex. */
export function digestOf(entries: readonly ChainEntry[]): string {
  const digest = makeDigest();
  for (const entry of entries) digest.add(entry);
  return digest.hex();
}

/** The same for entries that come one after the other. */
export function makeDigest(): { add(entry: ChainEntry): void; hex(): string } {
  const digest = createHash('sha256');
  return { add: entry => void digest.update(entryHash(entry)), hex: () => digest.digest('hex') };
}

/** The hash of a link: what it says and the hash before it. */
export function sealHash(
  programmeId: string,
  previous: string,
  seal: Omit<Seal, 'hash' | 'key_id' | 'signature'>,
): string {
  const { number, sealed_at, generation, last_xact, last_id, entries, digest } = seal;
  return sha256(
    JSON.stringify([
      'hedgerow-audit-1',
      programmeId,
      previous,
      number,
      sealed_at,
      [generation, last_xact, last_id],
      entries,
      digest,
    ]),
  );
}

/** Names a public key: the first 16 hex digits of the SHA-256 of its SPKI form. */
export function keyIdOf(key: KeyObject): string {
  const spki = (key.type === 'public' ? key : createPublicKey(key)).export({ type: 'spki', format: 'der' });
  return createHash('sha256').update(spki).digest('hex').slice(0, 16);
}

/** Signs the hash of a link with an Ed25519 key; hex. */
export function signHash(hash: string, key: KeyObject): string {
  return sign(null, Buffer.from(hash, 'hex'), key).toString('hex');
}

/** Whether the signature of a link is of this key. */
export function isSigned(seal: Seal, key: KeyObject): boolean {
  return verify(null, Buffer.from(seal.hash, 'hex'), key, Buffer.from(seal.signature, 'hex'));
}

/** Whether an entry stands after another in the chain, or after the end of a seal. */
export function isAfter(
  entry: { readonly generation: number; readonly xact: string; readonly id: string },
  other: { readonly generation: number; readonly xact: string; readonly id: string },
): boolean {
  if (entry.generation !== other.generation) return entry.generation > other.generation;
  if (entry.xact !== other.xact) return BigInt(entry.xact) > BigInt(other.xact);
  return entry.id > other.id;
}
