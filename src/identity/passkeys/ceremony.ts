import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { audit } from '../../audit/index.ts';
import { isId } from '../../core/index.ts';
import type { Scope } from '../../platform/database/index.ts';
import { emit } from '../../platform/events/index.ts';
import { type SignInDeps, signinActor } from '../signin-actor.ts';
import { makeTicket, readTicket, spendTicket } from '../tickets.ts';
import { addPasskey, credentialIdsOf, holdPasskey, usedPasskey } from './store.ts';

/** EdDSA, ECDSA with P-256, RSA: what every authenticator knows (COSE numbers). */
const ALGORITHMS = [-8, -7, -257];

/** Its code is loaded with the first passkey: many installations have none. */
const webauthn = () => import('@simplewebauthn/server');

export type PasskeyDeps = SignInDeps & {
  /** What addresses begin with: its host is the party that keys are made for. */
  readonly publicUrl: string;
};

/** What a page hands to the browser, and what the form must bring back beside the browser's answer. */
export type Ceremony = { readonly options: string; readonly ticket: string };

const rpIdOf = (publicUrl: string): string => new URL(publicUrl).hostname;
const idBytes = (id: string): Buffer => Buffer.from(id.replaceAll('-', ''), 'hex');
const idText = (bytes: Buffer): string =>
  bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');

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

function parsed<T>(shape: z.ZodType<T>, text: string): T | null {
  try {
    return shape.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}

/**
 * Asks for a passkey that exists.
 * @param whose only those of this member of staff, for a second step or to make sure who it is; else the browser offers what it has,
 * and nobody types a name
 */
export async function askPasskey(
  deps: PasskeyDeps,
  whose: { readonly scope: Scope; readonly staffId: string } | null = null,
): Promise<Ceremony> {
  const ids = whose ? await credentialIdsOf(whose.scope, whose.staffId) : [];
  // The library need not be loaded to ask: everybody who looks at the page of signing in is asked.
  const options = {
    rpId: rpIdOf(deps.publicUrl),
    challenge: randomBytes(32).toString('base64url'),
    userVerification: 'required',
    timeout: 300_000,
    allowCredentials: ids.map(id => ({ id, type: 'public-key' })),
  };
  const ticket = makeTicket(deps.secret, 'passkey', [options.challenge, whose?.staffId ?? null]);
  return { options: JSON.stringify(options), ticket };
}

/** A passkey that was shown, whose, and where. `copied`: its counter went back, so somebody may have a copy of it. */
export type Shown =
  | { readonly ok: true; readonly programmeId: string; readonly staffId: string }
  | { readonly ok: false; readonly why: 'wrong' | 'copied' };

const wrong: Shown = { ok: false, why: 'wrong' };

/**
 * Checks what a browser answered. Each question counts once; the authenticator must have checked its owner (PIN, finger, face); a
 * counter must grow.
 * @param answer the browser's answer as JSON
 * @param expected whom it must be, where that is known
 */
export async function checkPasskey(
  deps: PasskeyDeps,
  input: {
    readonly answer: string;
    readonly ticket: string;
    readonly expected?: { readonly programmeId: string; readonly staffId: string };
  },
): Promise<Shown> {
  const proof = parsed(proofShape, input.answer);
  const asked = readTicket(deps.secret, 'passkey', input.ticket) as [string, string | null] | null;
  if (!proof || !asked) return wrong;
  const [challenge, whose] = asked;
  const handle = Buffer.from(proof.response.userHandle ?? '', 'base64url');
  const { expected } = input;
  const programmeId = expected?.programmeId ?? (handle.length === 32 ? idText(handle.subarray(0, 16)) : '');
  if (!isId(programmeId) || whose !== (expected?.staffId ?? null)) return wrong;
  const { verifyAuthenticationResponse } = await webauthn();
  return deps.database.within(signinActor(programmeId), async (scope): Promise<Shown> => {
    if (!(await spendTicket(scope, input.ticket))) return wrong;
    const key = await holdPasskey(scope, Buffer.from(proof.rawId, 'base64url'));
    if (!key || (expected && key.staffId !== expected.staffId)) return wrong;
    if (handle.length > 0 && !handle.equals(handleOf(programmeId, key.staffId))) return wrong;
    const { userHandle, ...response } = proof.response;
    const checked = await verifyAuthenticationResponse({
      response: {
        ...proof,
        response: { ...response, ...(userHandle ? { userHandle } : {}) },
        clientExtensionResults: {},
      },
      expectedChallenge: challenge,
      expectedOrigin: new URL(deps.publicUrl).origin,
      expectedRPID: rpIdOf(deps.publicUrl),
      requireUserVerification: true,
      // The counter is looked at here: one that went back is told to the owner, not only refused.
      credential: { id: proof.id, publicKey: new Uint8Array(key.publicKey), counter: 0 },
    }).catch(() => null);
    if (!checked?.verified) {
      await audit(scope, { verb: 'staff.passkey_refused', subject: { kind: 'staff', id: key.staffId } });
      return wrong;
    }
    const { newCounter } = checked.authenticationInfo;
    if ((newCounter > 0 || key.counter > 0) && newCounter <= key.counter) {
      await emit(scope, {
        name: 'StaffSignInChanged',
        subjectId: key.staffId,
        payload: { what: 'passkey_copied' },
      });
      await audit(scope, {
        verb: 'staff.passkey_refused',
        subject: { kind: 'staff', id: key.staffId },
        reason: 'copied',
      });
      return { ok: false, why: 'copied' };
    }
    await usedPasskey(scope, key.id, newCounter);
    return { ok: true, programmeId, staffId: key.staffId };
  });
}

/** The name under which an authenticator keeps a key: which programme and who, without saying anything of them. */
function handleOf(programmeId: string, staffId: string): Buffer {
  return Buffer.concat([idBytes(programmeId), idBytes(staffId)]);
}

/** Asks a browser to make a passkey for somebody. */
export async function offerPasskey(
  deps: PasskeyDeps,
  scope: Scope,
  who: { readonly staffId: string; readonly name: string; readonly email: string; readonly house: string },
): Promise<Ceremony> {
  const { generateRegistrationOptions } = await webauthn();
  const options = await generateRegistrationOptions({
    rpName: who.house,
    rpID: rpIdOf(deps.publicUrl),
    userID: new Uint8Array(handleOf(scope.actor.programmeId, who.staffId)),
    userName: who.email,
    userDisplayName: who.name,
    challenge: new Uint8Array(randomBytes(32)),
    timeout: 300_000,
    attestationType: 'none',
    supportedAlgorithmIDs: ALGORITHMS,
    excludeCredentials: (await credentialIdsOf(scope, who.staffId)).map(id => ({ id })),
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  });
  const ticket = makeTicket(deps.secret, 'new passkey', [options.challenge, who.staffId]);
  return { options: JSON.stringify(options), ticket };
}

/**
 * Keeps a passkey that a browser made.
 * @param scope of the sign-in, with the member of staff as its actor
 * @returns whether it was right and new
 */
export async function keepPasskey(
  deps: PasskeyDeps,
  scope: Scope,
  input: { readonly answer: string; readonly ticket: string; readonly name: string },
): Promise<boolean> {
  const staffId = scope.actor.id;
  const made = parsed(madeShape, input.answer);
  const asked = readTicket(deps.secret, 'new passkey', input.ticket) as [string, string] | null;
  if (!made || asked?.[1] !== staffId || !(await spendTicket(scope, input.ticket))) return false;
  const { verifyRegistrationResponse } = await webauthn();
  const { transports, ...response } = made.response;
  const checked = await verifyRegistrationResponse({
    response: { ...made, response, clientExtensionResults: {} },
    expectedChallenge: asked[0],
    expectedOrigin: new URL(deps.publicUrl).origin,
    expectedRPID: rpIdOf(deps.publicUrl),
    requireUserVerification: true,
    supportedAlgorithmIDs: ALGORITHMS,
  }).catch(() => null);
  if (!checked?.verified) return false;
  const { credential, credentialBackedUp } = checked.registrationInfo;
  return addPasskey(scope, {
    staffId,
    credentialId: Buffer.from(credential.id, 'base64url'),
    publicKey: Buffer.from(credential.publicKey),
    counter: credential.counter,
    transports: transports ?? [],
    backedUp: credentialBackedUp,
    name: input.name,
  });
}
