import { audit } from '../../../audit/index.ts';
import {
  type Ceremony,
  keyOf,
  makeTicket,
  type PasskeyDeps,
  readMade,
  readTicket,
  signinActor,
  spendTicket,
  wishFor,
} from '../../../identity/index.ts';
import { forgiveAtDoor, numberFits, reserveAtDoor } from '../../tries-at-a-door.ts';
import { personLinks } from '../link-store.ts';
import { linkAccount } from '../try-pin.ts';
import { personPasskeys } from './passkey-store.ts';

/** A telephone, a tablet, a computer and one in reserve. */
export const MOST_PASSKEYS = 4;

/** Whose it becomes: the person with a visit by a link of their own. */
export type Keeper = { readonly programmeId: string; readonly linkId: string; readonly personId: string };

export type Wish =
  | { readonly ok: true; readonly ceremony: Ceremony }
  | { readonly ok: false; readonly why: 'wrong' | 'enough' | 'no_link' }
  | { readonly ok: false; readonly why: 'wait'; readonly seconds: number };

const PURPOSE = 'new passkey of a person';

/**
 * Lets a person make a passkey, once they typed their PIN again: a page that was left open on a table is not enough to get in for good.
 * The device is told neither who they are nor what the page holds.
 * @param words what the device shows: the house, and the page
 */
export async function wishForPasskey(
  deps: PasskeyDeps,
  keeper: Keeper,
  input: { readonly pin: string; readonly place: string },
  words: { readonly house: string; readonly page: string },
): Promise<Wish> {
  const actor = signinActor(keeper.programmeId, keeper.personId);
  const begun = await deps.database.within(actor, async scope => {
    const link = await personLinks(scope).open(keeper.linkId);
    if (!link || link.helper_name !== null) return null;
    const known = await personPasskeys(scope).of(link.id);
    if (known.length >= MOST_PASSKEYS) return 'enough';
    const account = linkAccount(deps.secret, link.id);
    return { link, known, account, tried: await reserveAtDoor(scope, account, input.place) };
  });
  if (!begun) return { ok: false, why: 'no_link' };
  if (begun === 'enough') return { ok: false, why: 'enough' };
  const { link, known, account, tried } = begun;
  if (!tried.ok) return { ok: false, why: 'wait', seconds: tried.seconds };
  const right = await numberFits(input.pin, link.pin);
  if (typeof right === 'number') return { ok: false, why: 'wait', seconds: right };
  await deps.database.within(actor, async scope => {
    if (right) return forgiveAtDoor(scope, account, input.place);
    await personLinks(scope).countWrongPin(link.id);
    const subject = { kind: 'person_link', id: link.id } as const;
    await audit(scope, { verb: 'person_link.pin_wrong', subject, personId: link.person_id });
  });
  if (!right) return { ok: false, why: 'wrong' };
  const options = await wishFor(deps, {
    house: words.house,
    // Of the link, so that the same device makes one for it and no more, and nothing of the person.
    handle: Buffer.from(link.id.replaceAll('-', ''), 'hex'),
    name: words.page,
    display: words.page,
    known: known.map(({ credentialId }) => credentialId),
    listed: 'discouraged',
  });
  const ticket = makeTicket(deps.secret, PURPOSE, [options.challenge, link.id]);
  return { ok: true, ceremony: { options: JSON.stringify(options), ticket } };
}

/**
 * Keeps a passkey that a browser made, for the link by which the page is open.
 * @returns whether it was right, new, and asked for by this very page after the PIN
 */
export async function keepPersonPasskey(
  deps: PasskeyDeps,
  { programmeId, linkId, personId }: Keeper,
  input: { readonly answer: string; readonly ticket: string },
): Promise<boolean> {
  const made = readMade(input.answer);
  const asked = readTicket(deps.secret, PURPOSE, input.ticket) as [string, string] | null;
  if (!made || asked?.[1] !== linkId) return false;
  return deps.database.within(signinActor(programmeId, personId), async scope => {
    if (!(await spendTicket(scope, input.ticket))) return false;
    const link = await personLinks(scope).open(linkId);
    if (!link || link.helper_name !== null) return false;
    const keys = personPasskeys(scope);
    if ((await keys.of(linkId)).length >= MOST_PASSKEYS) return false;
    const key = await keyOf(deps, made, asked[0]);
    const id = key && (await keys.add({ ...key, linkId, personId }));
    if (!id) return false;
    await audit(scope, { verb: 'person_passkey.added', subject: { kind: 'person_passkey', id }, personId });
    return true;
  });
}
