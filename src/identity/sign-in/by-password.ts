import { audit } from '../../audit/index.ts';
import { nobody, type Scope } from '../../platform/database/index.ts';
import { emit } from '../../platform/events/index.ts';
import { gate, TooBusy } from '../passwords/gate.ts';
import { checkPassword } from '../passwords/hash.ts';
import { holdPassword } from '../passwords/set-password.ts';
import { isKnownDevice } from '../sessions/known-devices.ts';
import { type SignInDeps, signinActor } from '../signin-actor.ts';
import {
  countFailure,
  forgiveTries,
  giveBackTry,
  perAccount,
  perPlace,
  reserveTry,
  triedAccount,
} from '../tries/reserve.ts';
import { type From, originOf } from './origin.ts';

export type PasswordTry = {
  readonly programmeId: string;
  readonly email: string;
  readonly password: string;
  readonly from: From;
};

/** `wait`: nothing was looked at; try again after so many seconds. */
export type TryAnswer =
  | { readonly kind: 'right'; readonly staffId: string }
  | { readonly kind: 'wrong' }
  | { readonly kind: 'wait'; readonly seconds: number };

/** Seconds to wait when more people sign in at this moment than can be served. */
const BUSY = 5;
/**
 * So many are looked at at once, and so many wait, before anything is asked of the database: a flood of sign-ins must not take the
 * connections of those who work.
 */
const door = gate({ atOnce: 4, waiting: 150 });

type WhenRight = (scope: Scope, staffId: string) => Promise<void>;

/**
 * Looks at an e-mail and a password, or says that too many others are at the door.
 * @param whenRight what follows in the same transaction, in which the password cannot be changed or taken away; its actor is the owner
 */
export async function tryPassword(
  deps: SignInDeps,
  input: PasswordTry,
  whenRight?: WhenRight,
): Promise<TryAnswer> {
  try {
    return await door(() => looked(deps, input, whenRight));
  } catch (error) {
    if (error instanceof TooBusy) return { kind: 'wait', seconds: BUSY };
    throw error;
  }
}

/**
 * Looks at an e-mail and a password. The try is reserved before anything is looked at, and the same is done whether the account
 * exists or not: same statements, same hashing, same answer.
 */
async function looked(deps: SignInDeps, input: PasswordTry, whenRight?: WhenRight): Promise<TryAnswer> {
  const { database, secret } = deps;
  const { programmeId, email, password, from } = input;
  const account = triedAccount(secret, 'password', email);
  const everybody = triedAccount(secret, 'everybody', '');
  const actor = signinActor(programmeId);
  const before = await database.within(actor, async scope => {
    const found = await accountOf(scope, email);
    const known = await isKnownDevice(scope, found?.id ?? actor.id, from.device);
    const origin = originOf(from, known);
    const place = known ? null : await reserveTry(scope, everybody, from.place, perPlace);
    if (place?.ok === false) return { ...place, origin, found, counted: false };
    return { ...(await reserveTry(scope, account, origin, perAccount)), origin, found, counted: !known };
  });
  if (!before.ok) return { kind: 'wait', seconds: before.seconds };
  const { found, origin, counted } = before;
  let right: boolean;
  try {
    right = (await checkPassword(password, found?.hash ?? null)) && found !== undefined;
  } catch (error) {
    if (error instanceof TooBusy) {
      await database.within(actor, async scope => {
        await giveBackTry(scope, account, origin, { unseen: true });
        if (counted) await giveBackTry(scope, everybody, from.place, { unseen: true });
      });
    }
    throw error;
  }
  const owner = right && found ? signinActor(programmeId, found.id) : actor;
  return database.within(owner, async (scope): Promise<TryAnswer> => {
    // While it was looked at, it may have been changed or taken away: then whoever knew it must not get a foot in the door.
    if (right && found?.hash && (await holdPassword(scope, found.id, found.hash))) {
      await forgiveTries(scope, account, origin);
      if (counted) await giveBackTry(scope, everybody, from.place);
      await whenRight?.(scope, found.id);
      return { kind: 'right', staffId: found.id };
    }
    // On record with the account, or with nobody's: what is looked at is never more than the waits allow.
    await audit(scope, { verb: 'staff.sign_in_failed', subject: { kind: 'staff', id: found?.id ?? nobody } });
    if (await countFailure(scope, account)) {
      const subjectId = found?.id ?? nobody;
      await emit(scope, { name: 'StaffSignInChanged', subjectId, payload: { what: 'guessed' } });
    }
    return { kind: 'wrong' };
  });
}

/** The active member of staff with this e-mail, and the hash of their password. */
async function accountOf({ db, actor }: Scope, email: string) {
  return db
    .selectFrom('staff as s')
    .leftJoin('staff_password as p', join =>
      join.onRef('p.programme_id', '=', 's.programme_id').onRef('p.staff_id', '=', 's.id'),
    )
    .select(['s.id', 'p.hash'])
    .where('s.programme_id', '=', actor.programmeId)
    .where(eb => eb(eb.fn('lower', ['s.email']), '=', email.toLowerCase()))
    .where('s.active', '=', true)
    .executeTakeFirst();
}
