import { createHash, hkdfSync } from 'node:crypto';
import { lock, SealBroken, unlock } from './envelope.ts';

/** Keys of the installation cannot be used or do not open what is sealed. One sentence for the person who runs it. */
export class KeyProblem extends Error {
  override readonly name = 'KeyProblem';
}

/** A key of the installation: it opens nothing of a person itself, only the keys of programmes. */
export type RingKey = { readonly name: string; readonly key: Buffer };

/** The keys of the installation. The first one wraps; all of them open. */
export type KeyRing = readonly [RingKey, ...RingKey[]];

/** A key of a programme as it is stored: wrapped by a key of the ring, which it names. */
export type Wrapped = { readonly wrapped: Buffer; readonly wrappedBy: string };

const LINE = /^([a-z0-9][a-z0-9-]{0,39}):([A-Za-z0-9_-]{43})=?$/;

/**
 * Reads `KEYS`: `name:key` with spaces, commas or line ends between, the newest first; a line that begins with # is a remark.
 * @returns null when there is none, one of them is no key, or two have one name
 */
export function readKeys(text: string): readonly RingKey[] | null {
  const parts = text
    .split('\n')
    .filter(line => !line.trimStart().startsWith('#'))
    .flatMap(line => line.split(/[\s,]+/))
    .filter(part => part !== '');
  const keys = parts.flatMap(part => {
    const [, name, key] = LINE.exec(part) ?? [];
    return name && key ? [{ name, key: Buffer.from(key, 'base64url') }] : [];
  });
  const names = new Set(keys.map(one => one.name));
  return keys.length > 0 && keys.length === parts.length && names.size === keys.length ? keys : null;
}

/**
 * The ring of this installation: `KEYS`, and last a key that is made from `SECRET`, so that an installation without `KEYS`
 * needs nothing else, and one that gets `KEYS` later still opens what it has.
 * @param secret what `secretOf` gives
 */
export function ringOf(config: { readonly keys: string | null }, secret: Buffer): KeyRing {
  const key = Buffer.from(
    hkdfSync('sha256', secret, Buffer.alloc(0), 'hedgerow: key of the installation', 32),
  );
  const mark = createHash('sha256').update(key).digest('hex').slice(0, 8);
  const [first, ...others] = [...(readKeys(config.keys ?? '') ?? []), { name: `secret-${mark}`, key }];
  if (!first) throw new KeyProblem('KEYS holds no key.');
  return [first, ...others];
}

const placeOf = (programmeId: string, purpose: string, generation: number) => ({
  programmeId,
  table: 'programme_key',
  column: 'wrapped',
  row: `${purpose}:${generation}`,
});

/** Wraps the key of a programme with the first key of the ring. */
export function wrapWith(
  [first]: KeyRing,
  programmeId: string,
  purpose: string,
  generation: number,
  key: Buffer,
) {
  const wrapped = lock(first.key, placeOf(programmeId, purpose, generation), first.name, key);
  return { wrapped, wrappedBy: first.name } satisfies Wrapped;
}

/** Opens the key of a programme. @throws KeyProblem with the name of the key that is missing or another than it was */
export function unwrapWith(
  ring: KeyRing,
  programmeId: string,
  purpose: string,
  generation: number,
  { wrapped, wrappedBy }: Wrapped,
): Buffer {
  const known = ring.find(one => one.name === wrappedBy);
  if (!known)
    throw new KeyProblem(
      wrappedBy.startsWith('secret-')
        ? 'What is sealed in this database was sealed under another SECRET (or key file in DATA_DIR). Put that one back; without it nobody can open it.'
        : `What is sealed in this database needs the key “${wrappedBy}”, and KEYS does not hold it. Put it back; without it nobody can open it.`,
    );
  try {
    return unlock(known.key, placeOf(programmeId, purpose, generation), wrappedBy, wrapped);
  } catch (error) {
    if (!(error instanceof SealBroken)) throw error;
    throw new KeyProblem(
      `The key “${wrappedBy}” in KEYS is not the one this database was sealed with. Put the right one back; without it nobody can open it.`,
      { cause: error },
    );
  }
}
