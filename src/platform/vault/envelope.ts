import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

/**
 * The place a sealed value belongs to. It is bound to the value: moved to another programme, table, column or row, the value
 * does not open.
 */
export type Place = {
  readonly programmeId: string;
  readonly table: string;
  readonly column: string;
  /** The id of the row; of rows with several keys all of them, with colons between. */
  readonly row: string;
};

/** A sealed value taken apart: which key made it, and what that key opens. */
export type Sealed = { readonly keyId: string; readonly body: Buffer };

/** It was made with another key, for another place, or somebody touched it. Says nothing of what is in it. */
export class SealBroken extends Error {
  override readonly name = 'SealBroken';
}

const VERSION = 1;
const NONCE = 12;
const TAG = 16;
/** Marks sealed bytes; no file format that is kept begins so. */
const MAGIC = Buffer.of(0x48, 0x53, VERSION);
const TEXT = /^hs1\.([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.([A-Za-z0-9_-]{38,})$/;

function bound({ programmeId, table, column, row }: Place, keyId: string): Buffer {
  return Buffer.from(['hedgerow', VERSION, programmeId, table, column, row, keyId].join('|'));
}

/** AES-256-GCM with a nonce of its own for each value. @param key 32 bytes @returns nonce, tag, text */
export function lock(key: Buffer, place: Place, keyId: string, plain: Buffer): Buffer {
  const nonce = randomBytes(NONCE);
  const cipher = createCipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG });
  cipher.setAAD(bound(place, keyId));
  const body = Buffer.concat([cipher.update(plain), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), body]);
}

/** Opens what `lock` made for this place. @throws SealBroken */
export function unlock(key: Buffer, place: Place, keyId: string, locked: Buffer): Buffer {
  try {
    if (locked.length < NONCE + TAG) throw new SealBroken();
    const decipher = createDecipheriv('aes-256-gcm', key, locked.subarray(0, NONCE), { authTagLength: TAG });
    decipher.setAAD(bound(place, keyId));
    decipher.setAuthTag(locked.subarray(NONCE, NONCE + TAG));
    return Buffer.concat([decipher.update(locked.subarray(NONCE + TAG)), decipher.final()]);
  } catch {
    throw new SealBroken(`a sealed value of ${place.table}.${place.column} does not open (row ${place.row})`);
  }
}

/** A sealed value as text columns and jsonb hold it: version, key, and the rest as base64url. */
export function asText({ keyId, body }: Sealed): string {
  return `hs1.${keyId}.${body.toString('base64url')}`;
}

/** A sealed value as bytea columns hold it. */
export function asBytes({ keyId, body }: Sealed): Buffer {
  return Buffer.concat([MAGIC, Buffer.from(keyId.replaceAll('-', ''), 'hex'), body]);
}

/** Takes a stored value apart, or null when it is not sealed: then it is read as it stands. */
export function takeApart(stored: unknown): Sealed | null {
  if (typeof stored === 'string') {
    const [, keyId, body] = (stored.startsWith('hs1.') && TEXT.exec(stored)) || [];
    return keyId && body ? { keyId, body: Buffer.from(body, 'base64url') } : null;
  }
  if (!Buffer.isBuffer(stored) || stored.length < MAGIC.length + 16 + NONCE + TAG) return null;
  if (!stored.subarray(0, MAGIC.length).equals(MAGIC)) return null;
  const hex = stored.toString('hex', MAGIC.length, MAGIC.length + 16);
  const keyId = hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
  return { keyId, body: stored.subarray(MAGIC.length + 16) };
}
