import { audit } from '../../../audit/index.ts';
import { signinActor, triedAccount } from '../../../identity/index.ts';
import type { Database } from '../../../platform/database/index.ts';
import { forgiveAtDoor, numberFits, reserveAtDoor } from '../../tries-at-a-door.ts';
import { codeHash, keyStore } from './key-store.ts';
import { beginGroupVisit } from './visit-store.ts';

export type KeyTry =
  | { readonly ok: true; readonly cookie: string }
  /** `no_link`: it opens nothing (any more). */
  | { readonly ok: false; readonly why: 'no_link' | 'wrong' }
  | { readonly ok: false; readonly why: 'wait'; readonly seconds: number };

/**
 * Tries six figures on a link: a code that was sent to the group's address, or the number the group chose. The try is taken before
 * they are looked at, so that guessing in parallel gains nothing; a wait counts for the place it came from.
 */
export async function tryKey(
  { database, secret }: { readonly database: Database; readonly secret: Buffer },
  input: {
    readonly programmeId: string;
    readonly token: string;
    readonly key: string;
    readonly place: string;
  },
): Promise<KeyTry> {
  const { programmeId, token, key, place } = input;
  const begun = await database.within(signinActor(programmeId), async scope => {
    const store = keyStore(scope);
    const door = await store.door(token);
    if (!door) return null;
    const account = triedAccount(secret, 'provider page', door.serviceId);
    const tried = await reserveAtDoor(scope, account, place);
    return { door, account, tried, pin: await store.pin(door.serviceId) };
  });
  if (!begun) return { ok: false, why: 'no_link' };
  const { door, account, tried, pin } = begun;
  if (!tried.ok) return { ok: false, why: 'wait', seconds: tried.seconds };
  const isPin = await numberFits(key, pin);
  if (typeof isPin === 'number') return { ok: false, why: 'wait', seconds: isPin };
  return database.within(signinActor(programmeId), async scope => {
    const store = keyStore(scope);
    // Ended while the number was looked at, or another number chosen: then it opens nothing.
    if (!(await store.door(token))) return { ok: false, why: 'no_link' };
    const stillPin = isPin && pin !== null && (await store.pin(door.serviceId)) === pin;
    const byCode = !stillPin && (await store.useCode(door.serviceId, id => codeHash(secret, id, key)));
    const subject = { kind: 'service', id: door.serviceId } as const;
    if (!stillPin && !byCode) {
      await audit(scope, { verb: 'provider_page.key_wrong', subject });
      return { ok: false, why: 'wrong' };
    }
    await forgiveAtDoor(scope, account, place);
    await store.markOpened(door.id);
    await audit(scope, { verb: 'provider_page.opened', subject, reason: byCode ? 'code' : 'pin' });
    const cookie = await beginGroupVisit(scope, { serviceId: door.serviceId, linkId: door.id, byCode });
    return { ok: true, cookie };
  });
}
