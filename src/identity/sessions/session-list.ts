import { sql } from 'kysely';
import { NotFound } from '../../core/index.ts';
import type { Scope } from '../../platform/database/index.ts';
import { type Device, readDevice } from './device.ts';

/** A sign-in that still stands, as its owner sees it. */
export type OpenSession = {
  readonly id: string;
  readonly method: string;
  readonly device: Device;
  /** The network it was begun from; null when that was not kept. */
  readonly place: string | null;
  readonly beganAt: Temporal.Instant;
  readonly seenAt: Temporal.Instant;
};

const now = sql<Temporal.Instant>`now()`;

/** The sign-ins of somebody that still stand, the one used last first. */
export async function openSessions({ db, actor }: Scope, staffId: string): Promise<readonly OpenSession[]> {
  const rows = await db
    .selectFrom('staff_session')
    .select(['id', 'method', 'device', 'place', 'created_at', 'last_seen_at'])
    .where('programme_id', '=', actor.programmeId)
    .where('staff_id', '=', staffId)
    .where('ended_at', 'is', null)
    .where('expires_at', '>', now)
    .where('last_seen_at', '>', sql<Temporal.Instant>`now() - interval '30 minutes'`)
    .orderBy('last_seen_at', 'desc')
    .limit(50)
    .execute();
  return rows.map(row => ({
    id: row.id,
    method: row.method,
    device: readDevice(row.device),
    place: row.place,
    beganAt: row.created_at,
    seenAt: row.last_seen_at,
  }));
}

/** Ends one of somebody's own sign-ins. @throws NotFound when it is not theirs or has ended */
export async function endSessionById({ db, actor }: Scope, staffId: string, id: string): Promise<void> {
  const { numUpdatedRows } = await db
    .updateTable('staff_session')
    .set({ ended_at: now, ended_why: 'ended' })
    .where('programme_id', '=', actor.programmeId)
    .where('staff_id', '=', staffId)
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) throw new NotFound('session');
}

/** Ends the sign-ins of somebody, and whatever sign-in is half done. @param except one that goes on */
export async function endSessions(
  { db, actor }: Scope,
  staffId: string,
  why: 'ended' | 'password' | 'let_in',
  except: string | null = null,
): Promise<number> {
  let ending = db
    .updateTable('staff_session')
    .set({ ended_at: now, ended_why: why })
    .where('programme_id', '=', actor.programmeId)
    .where('staff_id', '=', staffId)
    .where('ended_at', 'is', null);
  if (except) ending = ending.where('id', '<>', except);
  const { numUpdatedRows } = await ending.executeTakeFirst();
  await db
    .updateTable('staff_signing_in')
    .set({ ended_at: now })
    .where('programme_id', '=', actor.programmeId)
    .where('staff_id', '=', staffId)
    .where('ended_at', 'is', null)
    .execute();
  return Number(numUpdatedRows);
}
