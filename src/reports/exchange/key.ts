import { createHash, createPrivateKey, createPublicKey, hkdfSync, type KeyObject } from 'node:crypto';

/** PKCS #8 of an Ed25519 key up to its 32 bytes (RFC 8410). */
const pkcs8 = Buffer.from('302e020100300506032b657004220420', 'hex');

/** The Ed25519 key that signs a programme’s files, made from the installation’s secret, which is not in the database. */
export function exchangeKey(secret: Buffer, programmeId: string): KeyObject {
  const seed = Buffer.from(hkdfSync('sha256', secret, '', `hedgerow figures exchange 1 ${programmeId}`, 32));
  return createPrivateKey({ key: Buffer.concat([pkcs8, seed]), format: 'der', type: 'pkcs8' });
}

/** The public half, as files carry it. */
export function publicKeyOf(key: KeyObject): Buffer {
  const half = key.type === 'public' ? key : createPublicKey(key);
  return half.export({ type: 'spki', format: 'der' });
}

/** What two people read to each other: SHA-256 of the public key, sixteen groups of four. @example '3f2a 90bc …' */
export function fingerprintOf(publicKey: Buffer): string {
  return (createHash('sha256').update(publicKey).digest('hex').match(/.{4}/g) ?? []).join(' ');
}
