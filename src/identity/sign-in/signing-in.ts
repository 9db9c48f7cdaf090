import { hash, randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { isId } from '../../core/index.ts';
import type { Database, Scope } from '../../platform/database/index.ts';
import { signinActor } from '../signin-actor.ts';

/** How far a sign-in has come: the password or the provider was right, the second step is still to do. */
export type SigningIn = {
  readonly programmeId: string;
  readonly staffId: string;
  readonly name: string;
  readonly email: string;
  /** `link`: came by an invitation or with a lost password, and has just chosen a new one. */
  readonly method: 'password' | 'provider' | 'link';
  readonly tokenHash: Buffer;
};

const now = sql<Temporal.Instant>`now()`;

/** Begins a sign-in that waits for its second step. @returns the value of a cookie, good for fifteen minutes */
export async function beginSigningIn(
  { db, actor }: Scope,
  staffId: string,
  method: SigningIn['method'],
): Promise<string> {
  const token = randomBytes(32).toString('base64url');
  await db
    .insertInto('staff_signing_in')
    .values({
      programme_id: actor.programmeId,
      token_hash: hash('sha256', token, 'buffer'),
      staff_id: staffId,
      method,
      created_at: now,
      expires_at: sql<Temporal.Instant>`now() + interval '15 minutes'`,
      ended_at: null,
    })
    .execute();
  return `${actor.programmeId}.${token}`;
}

/** The sign-in that a cookie carries on, or null when there is none, it is over or too old. */
export async function findSigningIn(
  database: Database,
  cookie: string | undefined,
): Promise<SigningIn | null> {
  const [, programmeId = '', token = ''] = /^([0-9a-f-]{36})\.([A-Za-z0-9_-]{43})$/.exec(cookie ?? '') ?? [];
  if (!isId(programmeId)) return null;
  const tokenHash = hash('sha256', token, 'buffer');
  const [row] = await database.look(signinActor(programmeId), db =>
    db
      .selectFrom('staff_signing_in as w')
      .innerJoin('staff as s', join =>
        join.onRef('s.programme_id', '=', 'w.programme_id').onRef('s.id', '=', 'w.staff_id'),
      )
      .select(['w.staff_id', 'w.method', 's.name', 's.email'])
      .where('w.programme_id', '=', programmeId)
      .where('w.token_hash', '=', tokenHash)
      .where('w.ended_at', 'is', null)
      .where('w.expires_at', '>', now)
      .where('s.active', '=', true),
  );
  if (!row) return null;
  const { staff_id: staffId, name, email } = row;
  return { programmeId, staffId, name, email, method: row.method as SigningIn['method'], tokenHash };
}

/** Ends it. @returns false when it was over already: of two at once only one goes on */
export async function endSigningIn({ db, actor }: Scope, tokenHash: Buffer): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('staff_signing_in')
    .set({ ended_at: now })
    .where('programme_id', '=', actor.programmeId)
    .where('token_hash', '=', tokenHash)
    .where('ended_at', 'is', null)
    .where('expires_at', '>', now)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}
