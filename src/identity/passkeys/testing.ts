import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto';

const sha256 = (bytes: Buffer | string): Buffer => createHash('sha256').update(bytes).digest();
const PRESENT = 1;
const VERIFIED = 4;
const ATTESTED = 64;

/** What an authenticator says; everything left out is right. */
export type Told = {
  readonly challenge: string;
  readonly origin?: string;
  readonly rpId?: string;
  readonly type?: string;
  /** 1: somebody touched it, 4: it made sure who. */
  readonly flags?: number;
  readonly counter?: number;
  readonly userHandle?: Buffer | null;
  readonly key?: KeyObject;
};

/** An authenticator made of node's own cryptography: P-256, its public key as COSE. */
export function authenticator(origin: string) {
  const keys = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const { x = '', y = '' } = keys.publicKey.export({ format: 'jwk' });
  const publicKey = Buffer.concat([
    Buffer.from('a5010203262001215820', 'hex'),
    Buffer.from(x, 'base64url'),
    Buffer.from('225820', 'hex'),
    Buffer.from(y, 'base64url'),
  ]);
  const credentialId = randomBytes(16);
  const clientOf = (type: string, told: Told) =>
    Buffer.from(
      JSON.stringify({
        type: told.type ?? type,
        challenge: told.challenge,
        origin: told.origin ?? origin,
        crossOrigin: false,
      }),
    );
  const dataOf = (told: Told, flags: number) => {
    const counter = Buffer.alloc(4);
    counter.writeUInt32BE(told.counter ?? 0);
    return Buffer.concat([sha256(told.rpId ?? new URL(origin).hostname), Buffer.of(flags), counter]);
  };
  const answer = (response: Readonly<Record<string, unknown>>): string =>
    JSON.stringify({
      id: credentialId.toString('base64url'),
      rawId: credentialId.toString('base64url'),
      type: 'public-key',
      response,
    });
  return {
    credentialId,
    publicKey,
    /** The answer to a question for a passkey. */
    shows(told: Told): string {
      const client = clientOf('webauthn.get', told);
      const data = dataOf(told, told.flags ?? PRESENT | VERIFIED);
      const signature = sign('sha256', Buffer.concat([data, sha256(client)]), told.key ?? keys.privateKey);
      return answer({
        clientDataJSON: client.toString('base64url'),
        authenticatorData: data.toString('base64url'),
        signature: signature.toString('base64url'),
        userHandle: told.userHandle?.toString('base64url') ?? null,
      });
    },
    /** The answer to the wish for a new one, without attestation. */
    makes(told: Told): string {
      const length = Buffer.alloc(2);
      length.writeUInt16BE(credentialId.length);
      const data = Buffer.concat([
        dataOf(told, (told.flags ?? PRESENT | VERIFIED) | ATTESTED),
        Buffer.alloc(16),
        length,
        credentialId,
        publicKey,
      ]);
      // { "fmt": "none", "attStmt": {}, "authData": data } as CBOR.
      const size = Buffer.alloc(2);
      size.writeUInt16BE(data.length);
      const object = Buffer.concat([
        Buffer.from('a363666d74646e6f6e656761747453746d74a068617574684461746159', 'hex'),
        size,
        data,
      ]);
      return answer({
        clientDataJSON: clientOf('webauthn.create', told).toString('base64url'),
        attestationObject: object.toString('base64url'),
        transports: ['internal'],
      });
    },
  };
}
