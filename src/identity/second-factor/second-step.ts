import { sql } from 'kysely';
import { audit } from '../../audit/index.ts';
import type { Scope } from '../../platform/database/index.ts';
import { emit } from '../../platform/events/index.ts';
import { isKnownDevice } from '../sessions/known-devices.ts';
import type { TryAnswer } from '../sign-in/by-password.ts';
import { type From, originOf } from '../sign-in/origin.ts';
import { type SignInDeps, signinActor } from '../signin-actor.ts';
import { countFailure, forgiveTries, perSecondStep, reserveTry, triedAccount } from '../tries/reserve.ts';
import { spendTotp } from './app-store.ts';
import { isRecoveryCode, spendRecoveryCode } from './recovery-codes.ts';

export type CodeTry = {
  readonly programmeId: string;
  readonly staffId: string;
  /** Six figures of the app, or a recovery code. */
  readonly code: string;
  readonly from: From;
};

/**
 * Looks at the code of the second step. Whoever gets here knows the password, so wrong codes are counted for the account
 * wherever they come from; a browser it knows is counted by itself.
 */
export async function tryCode({ database, secret }: SignInDeps, input: CodeTry): Promise<TryAnswer> {
  const { programmeId, staffId, code, from } = input;
  const account = triedAccount(secret, 'second step', staffId);
  const actor = signinActor(programmeId, staffId);
  const { reserved, origin } = await database.within(actor, async scope => {
    const known = await isKnownDevice(scope, staffId, from.device);
    const origin = originOf({ ...from, place: 'anywhere' }, known);
    return { origin, reserved: await reserveTry(scope, account, origin, perSecondStep) };
  });
  if (!reserved.ok) return { kind: 'wait', seconds: reserved.seconds };
  return database.within(actor, async scope => {
    const byPaper = isRecoveryCode(code);
    const right = byPaper
      ? await spendRecoveryCode(scope, secret, staffId, code)
      : await spendTotp(scope, secret, staffId, code);
    if (!right) {
      await audit(scope, { verb: 'staff.code_refused', subject: { kind: 'staff', id: staffId } });
      if (await countFailure(scope, account)) await tell(scope, 'guessed');
      return { kind: 'wrong' };
    }
    await forgiveTries(scope, account, origin);
    if (byPaper) await tell(scope, 'recovery_code');
    return { kind: 'right', staffId };
  });
}

const tell = (scope: Scope, what: string): Promise<void> =>
  emit(scope, { name: 'StaffSignInChanged', subjectId: scope.actor.id, payload: { what } });

/**
 * Holds somebody's app and passkeys until the transaction ends: of two that would each take one of the last two away, the second sees
 * what the first has left.
 */
export async function holdSecondSteps({ db, actor }: Scope, staffId: string): Promise<void> {
  const mine = sql`programme_id = ${actor.programmeId}::uuid and staff_id = ${staffId}::uuid`;
  await sql`select from staff_totp where ${mine} for update`.execute(db);
  await sql`select from staff_passkey where ${mine} order by id for update`.execute(db);
}

/** How somebody can show who they are. */
export type Proofs = {
  readonly password: boolean;
  readonly app: boolean;
  readonly passkeys: number;
  /** Recovery codes that are left. */
  readonly codes: number;
  readonly providers: readonly string[];
};

/** What somebody has set up, in one statement. */
export async function proofsOf({ db, actor }: Scope, staffId: string): Promise<Proofs> {
  const mine = sql`programme_id = ${actor.programmeId}::uuid and staff_id = ${staffId}::uuid`;
  const { rows } = await sql<Proofs>`select
    exists (select from staff_password where ${mine}) as password,
    exists (select from staff_totp where ${mine}) as app,
    (select count(*) from staff_passkey where ${mine}) as passkeys,
    (select count(*) from staff_recovery_code where ${mine} and used_at is null) as codes,
    array(select issuer from staff_federation where ${mine} order by linked_at) as providers`.execute(db);
  return rows[0] ?? { password: false, app: false, passkeys: 0, codes: 0, providers: [] };
}
