import { audit } from '../../../audit/index.ts';
import {
  type Ceremony,
  counterOf,
  goesBack,
  makeTicket,
  type PasskeyDeps,
  questionTo,
  readProof,
  readTicket,
  signinActor,
  spendTicket,
} from '../../../identity/index.ts';
import { forgiveAtDoor, reserveAtDoor } from '../../tries-at-a-door.ts';
import { personLinks } from '../link-store.ts';
import { linkAccount } from '../try-pin.ts';
import { beginVisit } from '../visit-store.ts';
import { personPasskeys } from './passkey-store.ts';

const PURPOSE = 'passkey of a person';

/** Asks for a passkey of the link, where it has one; looking changes nothing. */
export async function askAtDoor(
  deps: PasskeyDeps,
  { programmeId, token }: { readonly programmeId: string; readonly token: string },
): Promise<Ceremony | null> {
  return deps.database.within(signinActor(programmeId), async scope => {
    const link = await personLinks(scope).byToken(token);
    const keys = link ? await personPasskeys(scope).of(link.id) : [];
    if (!link || keys.length === 0) return null;
    const options = questionTo(
      deps,
      keys.map(({ credentialId }) => credentialId),
    );
    const ticket = makeTicket(deps.secret, PURPOSE, [options.challenge, link.id]);
    return { options: JSON.stringify(options), ticket };
  });
}

export type DoorTry =
  | { readonly ok: true; readonly cookie: string }
  /** `copied`: its counter went back, so somebody may have a copy; it has ended. */
  | { readonly ok: false; readonly why: 'no_link' | 'wrong' | 'copied' }
  | { readonly ok: false; readonly why: 'wait'; readonly seconds: number };

/**
 * Opens the page with a passkey in the place of the PIN: of this link, for this house, its owner checked by the device. Tries are counted
 * with those of the PIN; each question counts once; a counter must grow.
 */
export async function openWithPasskey(
  deps: PasskeyDeps,
  input: {
    readonly programmeId: string;
    readonly token: string;
    readonly answer: string;
    readonly ticket: string;
    readonly place: string;
  },
): Promise<DoorTry> {
  const actor = signinActor(input.programmeId);
  const begun = await deps.database.within(actor, async scope => {
    const link = await personLinks(scope).byToken(input.token);
    if (!link) return null;
    const account = linkAccount(deps.secret, link.id);
    return { link, account, tried: await reserveAtDoor(scope, account, input.place) };
  });
  if (!begun) return { ok: false, why: 'no_link' };
  const { link, account, tried } = begun;
  if (!tried.ok) return { ok: false, why: 'wait', seconds: tried.seconds };
  const proof = readProof(input.answer);
  const asked = readTicket(deps.secret, PURPOSE, input.ticket) as [string, string] | null;
  return deps.database.within(actor, async (scope): Promise<DoorTry> => {
    const links = personLinks(scope);
    // Ended or renewed meanwhile: then it opens nothing.
    if (!(await links.byToken(input.token))) return { ok: false, why: 'no_link' };
    const about = { subject: { kind: 'person_link', id: link.id }, personId: link.person_id } as const;
    const refuse = async (why: 'wrong' | 'copied'): Promise<DoorTry> => {
      await audit(scope, { verb: 'person_passkey.refused', reason: why, ...about });
      return { ok: false, why };
    };
    if (!proof || asked?.[1] !== link.id || !(await spendTicket(scope, input.ticket))) return refuse('wrong');
    const keys = personPasskeys(scope);
    const key = await keys.hold(link.id, Buffer.from(proof.rawId, 'base64url'));
    if (!key) return refuse('wrong');
    const counter = await counterOf(deps, proof, { challenge: asked[0], publicKey: key.publicKey });
    if (counter === null) return refuse('wrong');
    if (goesBack(counter, key.counter)) {
      await keys.end({ linkId: link.id, personId: link.person_id, id: key.id, why: 'copied' });
      return refuse('copied');
    }
    await keys.used(key.id, counter);
    await forgiveAtDoor(scope, account, input.place);
    await links.markOpened(link.id);
    await audit(scope, { verb: 'person_link.opened', reason: 'passkey', ...about });
    return { ok: true, cookie: await beginVisit(scope, { personId: link.person_id, linkId: link.id }) };
  });
}
