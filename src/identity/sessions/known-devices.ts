import { createHash, randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import type { Scope } from '../../platform/database/index.ts';

const shape = /^[A-Za-z0-9_-]{43}$/;
const hashOf = (token: string): Buffer => createHash('sha256').update(token).digest();

/** What a browser is given to be known again: nothing about it or its owner. */
export const newDeviceToken = (): string => randomBytes(32).toString('base64url');

/** What a browser brought, when it can have come from us. */
export const deviceToken = (brought: string | undefined): string | null =>
  brought !== undefined && shape.test(brought) ? brought : null;

/** Whether somebody has signed in with this browser within a year. */
export async function isKnownDevice(
  { db, actor }: Scope,
  staffId: string,
  token: string | undefined,
): Promise<boolean> {
  if (!token || !shape.test(token)) return false;
  const row = await db
    .selectFrom('staff_device')
    .select('staff_id')
    .where('programme_id', '=', actor.programmeId)
    .where('staff_id', '=', staffId)
    .where('token_hash', '=', hashOf(token))
    .where('last_used_at', '>', sql<Temporal.Instant>`now() - interval '365 days'`)
    .executeTakeFirst();
  return row !== undefined;
}

/** Remembers that somebody signed in with this browser. @returns whether they had before */
export async function rememberDevice({ db, actor }: Scope, staffId: string, token: string): Promise<boolean> {
  const { rows } = await sql<{ known: boolean }>`
    insert into staff_device as d (programme_id, staff_id, token_hash, created_at, last_used_at)
    values (${actor.programmeId}::uuid, ${staffId}::uuid, ${hashOf(token)}, now(), now())
    on conflict (programme_id, staff_id, token_hash) do update set last_used_at = now()
    returning d.created_at < now() as known`.execute(db);
  return rows[0]?.known ?? false;
}

/** Forgets all browsers of somebody: each is new again. */
export async function forgetDevices({ db, actor }: Scope, staffId: string): Promise<void> {
  await db
    .deleteFrom('staff_device')
    .where('programme_id', '=', actor.programmeId)
    .where('staff_id', '=', staffId)
    .execute();
}
