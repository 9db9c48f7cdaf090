import { sql } from 'kysely';
import { NotFound, newId } from '../../core/index.ts';
import type { Scope } from '../../platform/database/index.ts';

/** A passkey as its owner sees it. */
export type Passkey = {
  readonly id: string;
  readonly name: string;
  readonly createdAt: Temporal.Instant;
  readonly lastUsedAt: Temporal.Instant | null;
  /** Kept by the maker's account (synchronised), not on one device alone. */
  readonly backedUp: boolean;
};

/** What a signature is checked with. */
export type PasskeyKey = {
  readonly id: string;
  readonly staffId: string;
  readonly credentialId: Buffer;
  readonly publicKey: Buffer;
  readonly counter: number;
};

/** The passkeys of somebody, oldest first. */
export async function passkeysOf({ db, actor }: Scope, staffId: string): Promise<readonly Passkey[]> {
  const rows = await db
    .selectFrom('staff_passkey')
    .select(['id', 'name', 'created_at', 'last_used_at', 'backed_up'])
    .where('programme_id', '=', actor.programmeId)
    .where('staff_id', '=', staffId)
    .orderBy('created_at')
    .execute();
  return rows.map(row => ({
    id: row.id,
    name: row.name,
    createdAt: row.created_at,
    lastUsedAt: row.last_used_at,
    backedUp: row.backed_up,
  }));
}

/** The credential ids of somebody, so that no device is registered twice. */
export async function credentialIdsOf({ db, actor }: Scope, staffId: string): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('staff_passkey')
    .select('credential_id')
    .where('programme_id', '=', actor.programmeId)
    .where('staff_id', '=', staffId)
    .execute();
  return rows.map(row => row.credential_id.toString('base64url'));
}

/** The passkey with a credential id, held until the transaction ends. */
export async function holdPasskey({ db, actor }: Scope, credentialId: Buffer): Promise<PasskeyKey | null> {
  const row = await db
    .selectFrom('staff_passkey as k')
    .innerJoin('staff as s', join =>
      join.onRef('s.programme_id', '=', 'k.programme_id').onRef('s.id', '=', 'k.staff_id'),
    )
    .select(['k.id', 'k.staff_id', 'k.credential_id', 'k.public_key', 'k.counter'])
    .where('k.programme_id', '=', actor.programmeId)
    .where('k.credential_id', '=', credentialId)
    .where('s.active', '=', true)
    .forUpdate('k')
    .executeTakeFirst();
  if (!row) return null;
  const { id, staff_id: staffId, credential_id, public_key: publicKey, counter } = row;
  return { id, staffId, credentialId: credential_id, publicKey, counter };
}

export type NewPasskey = {
  readonly staffId: string;
  readonly credentialId: Buffer;
  readonly publicKey: Buffer;
  readonly counter: number;
  readonly transports: readonly string[];
  readonly backedUp: boolean;
  readonly name: string;
};

/** Keeps a new passkey. @returns false when this one is kept already */
export async function addPasskey({ db, actor, now }: Scope, key: NewPasskey): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('staff_passkey')
    .values({
      programme_id: actor.programmeId,
      id: newId(),
      staff_id: key.staffId,
      credential_id: key.credentialId,
      public_key: key.publicKey,
      counter: key.counter,
      transports: [...key.transports],
      backed_up: key.backedUp,
      name: key.name,
      created_at: now,
    })
    .onConflict(conflict => conflict.columns(['programme_id', 'credential_id']).doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n;
}

/** A signature was right: its counter and the moment are kept. */
export async function usedPasskey({ db, actor }: Scope, id: string, counter: number): Promise<void> {
  await db
    .updateTable('staff_passkey')
    .set({ counter, last_used_at: sql<Temporal.Instant>`now()` })
    .where('programme_id', '=', actor.programmeId)
    .where('id', '=', id)
    .execute();
}

/** Gives a passkey another name. @throws NotFound when it is not theirs */
export async function renamePasskey(
  { db, actor }: Scope,
  staffId: string,
  id: string,
  name: string,
): Promise<void> {
  const { numUpdatedRows } = await db
    .updateTable('staff_passkey')
    .set({ name })
    .where('programme_id', '=', actor.programmeId)
    .where('staff_id', '=', staffId)
    .where('id', '=', id)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) throw new NotFound('passkey');
}

/** Removes a passkey: it opens nothing any more. @throws NotFound when it is not theirs */
export async function removePasskey({ db, actor }: Scope, staffId: string, id: string): Promise<void> {
  const { numDeletedRows } = await db
    .deleteFrom('staff_passkey')
    .where('programme_id', '=', actor.programmeId)
    .where('staff_id', '=', staffId)
    .where('id', '=', id)
    .executeTakeFirst();
  if (numDeletedRows === 0n) throw new NotFound('passkey');
}
