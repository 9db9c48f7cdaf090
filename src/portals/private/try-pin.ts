import { audit } from '../../audit/index.ts';
import {
  checkPassword,
  forgiveTries,
  type Patience,
  perAccount,
  reserveTry,
  signinActor,
  TooBusy,
  triedAccount,
} from '../../identity/index.ts';
import type { Database } from '../../platform/database/index.ts';
import { personLinks } from './link-store.ts';
import { beginVisit } from './visit-store.ts';

/**
 * By all places together: somebody with the link guesses from many. It grows more slowly and ends sooner than the wait of one place, so
 * that it keeps guesses few without keeping the owner out for long; a new PIN from the link worker ends it at once.
 */
const perLink: Patience = { free: 20, first: 30, most: 300 };

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
    const account = triedAccount(secret, 'person link', link.id);
    const here = await reserveTry(scope, account, place, perAccount);
    return { link, account, tried: here.ok ? await reserveTry(scope, account, '*', perLink) : here };
  });
  if (!begun) return { ok: false, why: 'no_link' };
  const { link, account, tried } = begun;
  if (!tried.ok) return { ok: false, why: 'wait', seconds: tried.seconds };
  const right = await checkPassword(input.pin, link.pin).catch(error => {
    if (error instanceof TooBusy) return null;
    throw error;
  });
  if (right === null) return { ok: false, why: 'wait', seconds: 5 };
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
    await forgiveTries(scope, account, place);
    await forgiveTries(scope, account, '*');
    await links.markOpened(link.id);
    await audit(scope, { verb: 'person_link.opened', ...entry });
    const cookie = await beginVisit(scope, { personId: link.person_id, linkId: link.id });
    return { ok: true, cookie };
  });
}
