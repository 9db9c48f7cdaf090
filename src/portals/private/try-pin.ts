import { audit } from '../../audit/index.ts';
import { signinActor, triedAccount } from '../../identity/index.ts';
import type { Database } from '../../platform/database/index.ts';
import { forgiveAtDoor, numberFits, reserveAtDoor } from '../tries-at-a-door.ts';
import { personLinks } from './link-store.ts';
import { beginVisit } from './visit-store.ts';

/** Under what tries at a link are counted, whatever somebody tries. */
export const linkAccount = (secret: Buffer, linkId: string): Buffer =>
  triedAccount(secret, 'person link', linkId);

export type PinTry =
  | { readonly ok: true; readonly cookie: string }
  /** `no_link`: it opens nothing (any more). `wait`: too many tries from here, so many seconds. */
  | { readonly ok: false; readonly why: 'no_link' | 'wrong' }
  | { readonly ok: false; readonly why: 'wait'; readonly seconds: number };

/**
 * Tries a PIN on a link. The try is taken before the PIN is looked at, so that guessing in parallel gains nothing; a wait counts for
 * the place it came from, so that nobody keeps the owner out for good.
 */
export async function tryPin(
  { database, secret }: { readonly database: Database; readonly secret: Buffer },
  input: {
    readonly programmeId: string;
    readonly token: string;
    readonly pin: string;
    readonly place: string;
  },
): Promise<PinTry> {
  const { programmeId, token, place } = input;
  const actor = signinActor(programmeId);
  const begun = await database.within(actor, async scope => {
    const link = await personLinks(scope).byToken(token);
    if (!link) return null;
    const account = linkAccount(secret, link.id);
    return { link, account, tried: await reserveAtDoor(scope, account, place) };
  });
  if (!begun) return { ok: false, why: 'no_link' };
  const { link, account, tried } = begun;
  if (!tried.ok) return { ok: false, why: 'wait', seconds: tried.seconds };
  const right = await numberFits(input.pin, link.pin);
  if (typeof right === 'number') return { ok: false, why: 'wait', seconds: right };
  return database.within(actor, async scope => {
    const links = personLinks(scope);
    // Ended or renewed while the PIN was looked at: then it opens nothing.
    if (!(await links.byToken(token))) return { ok: false, why: 'no_link' };
    const entry = { subject: { kind: 'person_link', id: link.id }, personId: link.person_id } as const;
    if (!right) {
      await links.countWrongPin(link.id);
      await audit(scope, { verb: 'person_link.pin_wrong', ...entry });
      return { ok: false, why: 'wrong' };
    }
    await forgiveAtDoor(scope, account, place);
    await links.markOpened(link.id);
    await audit(scope, { verb: 'person_link.opened', reason: 'pin', ...entry });
    const cookie = await beginVisit(scope, { personId: link.person_id, linkId: link.id });
    return { ok: true, cookie };
  });
}
