import { randomBytes } from 'node:crypto';
import { z } from 'zod';

/** EdDSA, ECDSA with P-256, RSA: what every authenticator knows (COSE numbers). */
const ALGORITHMS = [-8, -7, -257];
/** How long a browser waits for its owner. */
const MILLISECONDS = 300_000;

/** Its code is loaded with the first passkey: many installations have none. */
const webauthn = () => import('@simplewebauthn/server');

/** The house that keys are made for: what addresses begin with. */
export type Party = { readonly publicUrl: string };

const rpIdOf = ({ publicUrl }: Party): string => new URL(publicUrl).hostname;

const proofShape = z.object({
  id: z.string().max(1400),
  rawId: z.string().max(1400),
  type: z.literal('public-key'),
  response: z.object({
    clientDataJSON: z.string().max(4000),
    authenticatorData: z.string().max(4000),
    signature: z.string().max(8000),
    userHandle: z.string().max(100).nullish(),
  }),
});
const madeShape = z.object({
  id: z.string().max(1400),
  rawId: z.string().max(1400),
  type: z.literal('public-key'),
  response: z.object({
    clientDataJSON: z.string().max(4000),
    attestationObject: z.string().max(40_000),
    transports: z.array(z.string().max(20)).max(10).optional(),
  }),
});

/** What a browser answers when it is asked for a passkey. */
export type Proof = z.output<typeof proofShape>;
/** What a browser answers when it made one. */
export type Made = z.output<typeof madeShape>;

function parsed<T>(shape: z.ZodType<T>, text: string): T | null {
  try {
    return shape.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}

/** Reads the answer of a browser with a passkey; null when it is none. */
export const readProof = (text: string): Proof | null => parsed(proofShape, text);

/** Reads the answer of a browser that made a passkey; null when it is none. */
export const readMade = (text: string): Made | null => parsed(madeShape, text);

/**
 * The question for a passkey that exists. The library need not be loaded to ask.
 * @param ids credentials that count; with none the browser offers what it has
 */
export function questionTo(party: Party, ids: readonly string[]) {
  return {
    rpId: rpIdOf(party),
    challenge: randomBytes(32).toString('base64url'),
    userVerification: 'required',
    timeout: MILLISECONDS,
    allowCredentials: ids.map(id => ({ id, type: 'public-key' })),
  };
}

type Offered = {
  /** Whom the device shows as the other side. */
  readonly house: string;
  /** Under which the device keeps it; it says nothing of anybody. */
  readonly handle: Buffer;
  readonly name: string;
  readonly display: string;
  /** Credentials that are kept already. */
  readonly known: readonly string[];
  /** `required`: the device lists it and offers it without a name. `discouraged`: it need not show up in any list. */
  readonly listed: 'required' | 'discouraged';
};

/** The wish to make a passkey, as browsers take it. */
export async function wishFor(party: Party, offered: Offered) {
  const { generateRegistrationOptions } = await webauthn();
  return generateRegistrationOptions({
    rpName: offered.house,
    rpID: rpIdOf(party),
    userID: new Uint8Array(offered.handle),
    userName: offered.name,
    userDisplayName: offered.display,
    challenge: new Uint8Array(randomBytes(32)),
    timeout: MILLISECONDS,
    attestationType: 'none',
    supportedAlgorithmIDs: ALGORITHMS,
    excludeCredentials: offered.known.map(id => ({ id })),
    authenticatorSelection: { residentKey: offered.listed, userVerification: 'required' },
  });
}

/**
 * Checks a signature: this question, this house, this key, its owner checked by the device. The counter is for the caller to look at,
 * with `goesBack`.
 * @returns the counter, or null when it is wrong
 */
export async function counterOf(
  party: Party,
  proof: Proof,
  expected: { readonly challenge: string; readonly publicKey: Buffer },
): Promise<number | null> {
  const { verifyAuthenticationResponse } = await webauthn();
  const { userHandle, ...response } = proof.response;
  const checked = await verifyAuthenticationResponse({
    response: {
      ...proof,
      response: { ...response, ...(userHandle ? { userHandle } : {}) },
      clientExtensionResults: {},
    },
    expectedChallenge: expected.challenge,
    expectedOrigin: new URL(party.publicUrl).origin,
    expectedRPID: rpIdOf(party),
    requireUserVerification: true,
    // The counter is looked at by the caller: one that went back is told to the owner, not only refused.
    credential: { id: proof.id, publicKey: new Uint8Array(expected.publicKey), counter: 0 },
  }).catch(() => null);
  return checked?.verified ? checked.authenticationInfo.newCounter : null;
}

/** Whether a counter did not grow although the device counts: somebody may have a copy. */
export const goesBack = (now: number, before: number): boolean => (now > 0 || before > 0) && now <= before;

/** A passkey that is right, as it is kept. */
export type MadeKey = {
  readonly credentialId: Buffer;
  readonly publicKey: Buffer;
  readonly counter: number;
  readonly transports: readonly string[];
  readonly backedUp: boolean;
};

/** Checks a passkey that was made: for this wish and house, its owner checked. Null when it is wrong. */
export async function keyOf(party: Party, made: Made, challenge: string): Promise<MadeKey | null> {
  const { verifyRegistrationResponse } = await webauthn();
  const { transports, ...response } = made.response;
  const checked = await verifyRegistrationResponse({
    response: { ...made, response, clientExtensionResults: {} },
    expectedChallenge: challenge,
    expectedOrigin: new URL(party.publicUrl).origin,
    expectedRPID: rpIdOf(party),
    requireUserVerification: true,
    supportedAlgorithmIDs: ALGORITHMS,
  }).catch(() => null);
  if (!checked?.verified) return null;
  const { credential, credentialBackedUp } = checked.registrationInfo;
  return {
    credentialId: Buffer.from(credential.id, 'base64url'),
    publicKey: Buffer.from(credential.publicKey),
    counter: credential.counter,
    transports: transports ?? [],
    backedUp: credentialBackedUp,
  };
}
