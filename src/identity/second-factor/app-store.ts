import { sql } from 'kysely';
import type { Scope } from '../../platform/database/index.ts';
import { sealed } from '../../platform/vault/index.ts';
import { unseal } from '../sealed.ts';
import { keyFor } from '../signin-actor.ts';
import { totpMatch } from './totp.ts';

/** How secrets were sealed before each had a key of its own; one is sealed anew when its app is next used. */
const OLD_SEAL = 1;
const TOTP_BYTES = 20;
/** What a secret sealed that way belongs to. */
const about = (programmeId: string, staffId: string) => `${programmeId}|staff_totp|sealed|${staffId}`;

function sealedApp<Row extends { readonly sealed: Buffer }>(staffId: string, row: Row): Row {
  return sealed('staff_totp', staffId, { kind: 'staff', id: staffId }, row);
}

/** Keeps the secret of somebody's app, sealed; an earlier one is replaced. @param step that of the code which confirmed it */
export async function setTotp(
  { db, actor, now }: Scope,
  staffId: string,
  app: { readonly totp: Buffer; readonly step: number },
): Promise<void> {
  const { programmeId } = actor;
  const row = sealedApp(staffId, { sealed: app.totp, last_step: app.step, set_at: now });
  await db
    .insertInto('staff_totp')
    .values({ programme_id: programmeId, staff_id: staffId, ...row })
    .onConflict(conflict => conflict.columns(['programme_id', 'staff_id']).doUpdateSet(row))
    .execute();
}

/**
 * Uses a code of the app up, by the database's clock. Of two at once with the same code only one is right.
 * @returns false when it is wrong, of a step that was used, or there is no app
 */
export async function spendTotp(
  { db, actor }: Scope,
  secret: Buffer,
  staffId: string,
  code: string,
): Promise<boolean> {
  const { programmeId } = actor;
  const row = await db
    .selectFrom('staff_totp')
    .select([
      'staff_id',
      'sealed',
      'last_step',
      sql<number>`floor(extract(epoch from now()) / 30)::bigint`.as('step'),
    ])
    .where('programme_id', '=', programmeId)
    .where('staff_id', '=', staffId)
    .forUpdate()
    .executeTakeFirst();
  const isOld = row?.sealed[0] === OLD_SEAL && row.sealed.length > TOTP_BYTES;
  const totp =
    row && (isOld ? unseal(keyFor(secret, 'totp'), about(programmeId, staffId), row.sealed) : row.sealed);
  if (!row || !totp) return false;
  const step = totpMatch(totp, code, row.step, row.last_step);
  if (step === null) return false;
  await db
    .updateTable('staff_totp')
    .set({ last_step: step, ...(isOld ? sealedApp(staffId, { sealed: totp }) : {}) })
    .where('programme_id', '=', programmeId)
    .where('staff_id', '=', staffId)
    .execute();
  return true;
}

/** Keeps somebody's app when a code shows that it has the secret; the code cannot be used again. @returns whether it did */
export async function confirmTotp(
  scope: Scope,
  staffId: string,
  app: { readonly totp: Buffer; readonly code: string },
): Promise<boolean> {
  const { rows } = await sql<{
    step: number;
  }>`select floor(extract(epoch from now()) / 30)::bigint as step`.execute(scope.db);
  const step = totpMatch(app.totp, app.code, rows[0]?.step ?? 0, 0);
  if (step === null) return false;
  await setTotp(scope, staffId, { totp: app.totp, step });
  return true;
}

/** Takes somebody's app away. */
export async function dropTotp({ db, actor }: Scope, staffId: string): Promise<void> {
  await db
    .deleteFrom('staff_totp')
    .where('programme_id', '=', actor.programmeId)
    .where('staff_id', '=', staffId)
    .execute();
}
