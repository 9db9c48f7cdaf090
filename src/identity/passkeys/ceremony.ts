import { audit } from '../../audit/index.ts';
import { isId } from '../../core/index.ts';
import type { Scope } from '../../platform/database/index.ts';
import { emit } from '../../platform/events/index.ts';
import { type SignInDeps, signinActor } from '../signin-actor.ts';
import { makeTicket, readTicket, spendTicket } from '../tickets.ts';
import { addPasskey, credentialIdsOf, holdPasskey, usedPasskey } from './store.ts';
import {
  counterOf,
  goesBack,
  keyOf,
  type Party,
  questionTo,
  readMade,
  readProof,
  wishFor,
} from './web-authn.ts';

/** What is needed to ask for passkeys; the host of its address is the party that keys are made for. */
export type PasskeyDeps = SignInDeps & Party;

/** What a page hands to the browser, and what the form must bring back beside the browser's answer. */
export type Ceremony = { readonly options: string; readonly ticket: string };

const idBytes = (id: string): Buffer => Buffer.from(id.replaceAll('-', ''), 'hex');
const idText = (bytes: Buffer): string =>
  bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');

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
  const options = questionTo(deps, ids);
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
  const proof = readProof(input.answer);
  const asked = readTicket(deps.secret, 'passkey', input.ticket) as [string, string | null] | null;
  if (!proof || !asked) return wrong;
  const [challenge, whose] = asked;
  const handle = Buffer.from(proof.response.userHandle ?? '', 'base64url');
  const { expected } = input;
  const programmeId = expected?.programmeId ?? (handle.length === 32 ? idText(handle.subarray(0, 16)) : '');
  if (!isId(programmeId) || whose !== (expected?.staffId ?? null)) return wrong;
  return deps.database.within(signinActor(programmeId), async (scope): Promise<Shown> => {
    if (!(await spendTicket(scope, input.ticket))) return wrong;
    const key = await holdPasskey(scope, Buffer.from(proof.rawId, 'base64url'));
    if (!key || (expected && key.staffId !== expected.staffId)) return wrong;
    if (handle.length > 0 && !handle.equals(handleOf(programmeId, key.staffId))) return wrong;
    const newCounter = await counterOf(deps, proof, { challenge, publicKey: key.publicKey });
    if (newCounter === null) {
      await audit(scope, { verb: 'staff.passkey_refused', subject: { kind: 'staff', id: key.staffId } });
      return wrong;
    }
    if (goesBack(newCounter, key.counter)) {
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
  const options = await wishFor(deps, {
    house: who.house,
    handle: handleOf(scope.actor.programmeId, who.staffId),
    name: who.email,
    display: who.name,
    known: await credentialIdsOf(scope, who.staffId),
    listed: 'required',
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
  const made = readMade(input.answer);
  const asked = readTicket(deps.secret, 'new passkey', input.ticket) as [string, string] | null;
  if (!made || asked?.[1] !== staffId || !(await spendTicket(scope, input.ticket))) return false;
  const key = await keyOf(deps, made, asked[0]);
  return key !== null && addPasskey(scope, { ...key, staffId, name: input.name });
}
