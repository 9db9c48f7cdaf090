import { createHmac, randomBytes, randomInt } from 'node:crypto';
import { sql } from 'kysely';
import type { Scope } from '../../platform/database/index.ts';
import { stretch } from '../passwords/hash.ts';
import { keyFor } from '../signin-actor.ts';

/** Symbols that are not mistaken for one another on paper. */
const SYMBOLS = '23456789CDFHJKMNPQRTVWXY';
const LENGTH = 12;
const COUNT = 10;

/** A code as it is written down: `7K3M-2QXD-9FHW`, 55 bits. */
function newCode(): string {
  const symbols = Array.from({ length: LENGTH }, () => SYMBOLS.charAt(randomInt(SYMBOLS.length)));
  return symbols.join('').replace(/(.{4})(?=.)/g, '$1-');
}

const SALT = 16;
const symbolsOf = (code: string): string => code.toUpperCase().replace(/[^A-Z0-9]/g, '');

/** Keyed, so that the table alone is of no use to anybody who would try all codes. */
function keyed(secret: Buffer, staffId: string, what: string): Buffer {
  return createHmac('sha256', keyFor(secret, 'recovery code')).update(`${staffId} ${what}`).digest();
}

/**
 * Salted, at the cost of a password and keyed: so neither the table nor the table with the key lets anybody try all codes. The ten
 * codes of a list have one salt, which stands before each hash, so that a code is worked on once.
 */
async function hashOf(secret: Buffer, staffId: string, code: string, salt: Buffer): Promise<Buffer> {
  const stretched = await stretch(symbolsOf(code), salt);
  return Buffer.concat([salt, keyed(secret, staffId, stretched.toString('base64url'))]);
}

/** What codes of lists from before are kept as: keyed only. They work until a new list is made. */
const earlierHashOf = (secret: Buffer, staffId: string, code: string): Buffer =>
  keyed(secret, staffId, symbolsOf(code));

/** Whether what was typed can be a recovery code at all, and not one of an app. */
export function isRecoveryCode(text: string): boolean {
  return symbolsOf(text).length === LENGTH;
}

/** Makes ten new codes; earlier ones no longer work. They are shown once and kept as salted, keyed hashes. @throws TooBusy */
export async function makeRecoveryCodes(
  { db, actor, now }: Scope,
  secret: Buffer,
  staffId: string,
): Promise<readonly string[]> {
  const { programmeId } = actor;
  const codes = Array.from({ length: COUNT }, newCode);
  const salt = randomBytes(SALT);
  const hashes: Buffer[] = [];
  for (const code of codes) hashes.push(await hashOf(secret, staffId, code, salt));
  await db
    .deleteFrom('staff_recovery_code')
    .where('programme_id', '=', programmeId)
    .where('staff_id', '=', staffId)
    .execute();
  await db
    .insertInto('staff_recovery_code')
    .values(
      hashes.map(code_hash => ({
        programme_id: programmeId,
        code_hash,
        staff_id: staffId,
        made_at: now,
      })),
    )
    .execute();
  return codes;
}

/** Uses a code up. @returns false when it is not one of theirs, or was used before @throws TooBusy */
export async function spendRecoveryCode(
  { db, actor }: Scope,
  secret: Buffer,
  staffId: string,
  code: string,
): Promise<boolean> {
  const kept = await db
    .selectFrom('staff_recovery_code')
    .select('code_hash')
    .where('programme_id', '=', actor.programmeId)
    .where('staff_id', '=', staffId)
    .execute();
  const salted = kept.find(({ code_hash }) => code_hash.length > SALT * 2)?.code_hash.subarray(0, SALT);
  const hash = salted ? await hashOf(secret, staffId, code, salted) : earlierHashOf(secret, staffId, code);
  const { numUpdatedRows } = await db
    .updateTable('staff_recovery_code')
    .set({ used_at: sql<Temporal.Instant>`now()` })
    .where('programme_id', '=', actor.programmeId)
    .where('code_hash', '=', hash)
    .where('staff_id', '=', staffId)
    .where('used_at', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}
