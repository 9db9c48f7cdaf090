import { createHmac, randomInt } from 'node:crypto';
import { sql } from 'kysely';
import type { Scope } from '../../platform/database/index.ts';
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

/** Keyed, so that the table alone is of no use to anybody who would try all codes. */
function hashOf(secret: Buffer, staffId: string, code: string): Buffer {
  const symbols = code.toUpperCase().replace(/[^A-Z0-9]/g, '');
  return createHmac('sha256', keyFor(secret, 'recovery code')).update(`${staffId} ${symbols}`).digest();
}

/** Whether what was typed can be a recovery code at all, and not one of an app. */
export function isRecoveryCode(text: string): boolean {
  return text.toUpperCase().replace(/[^A-Z0-9]/g, '').length === LENGTH;
}

/** Makes ten new codes; earlier ones no longer work. They are shown once and kept as keyed hashes. */
export async function makeRecoveryCodes(
  { db, actor, now }: Scope,
  secret: Buffer,
  staffId: string,
): Promise<readonly string[]> {
  const { programmeId } = actor;
  await db
    .deleteFrom('staff_recovery_code')
    .where('programme_id', '=', programmeId)
    .where('staff_id', '=', staffId)
    .execute();
  const codes = Array.from({ length: COUNT }, newCode);
  await db
    .insertInto('staff_recovery_code')
    .values(
      codes.map(code => ({
        programme_id: programmeId,
        code_hash: hashOf(secret, staffId, code),
        staff_id: staffId,
        made_at: now,
      })),
    )
    .execute();
  return codes;
}

/** Uses a code up. @returns false when it is not one of theirs, or was used before */
export async function spendRecoveryCode(
  { db, actor }: Scope,
  secret: Buffer,
  staffId: string,
  code: string,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('staff_recovery_code')
    .set({ used_at: sql<Temporal.Instant>`now()` })
    .where('programme_id', '=', actor.programmeId)
    .where('code_hash', '=', hashOf(secret, staffId, code))
    .where('staff_id', '=', staffId)
    .where('used_at', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}
