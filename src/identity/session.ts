import { hash, randomBytes } from 'node:crypto';
import { isId } from '../core/index.ts';
import { compiledOnce, type Database, nobody, type Role } from '../platform/database/index.ts';

/** A signed-in member of staff. */
export type SignedIn = {
  readonly programmeId: string;
  readonly staffId: string;
  readonly name: string;
  readonly role: Role;
  readonly teams: readonly string[];
  /** SHA-256 of the token, from which the form token is derived. */
  readonly tokenHash: Buffer;
};

/** Ended after this long without a request, and after this long in any case. */
export const IDLE = { minutes: 30 } as const;
export const ABSOLUTE = { hours: 12 } as const;
/** That it was seen is written down no more often than this. */
const SEEN = { minutes: 1 } as const;

/** A page may have been left open that long. */
const LATELY = { hours: 48 } as const;

const signinActor = (programmeId: string) =>
  ({ programmeId, id: nobody, role: 'signin', teams: [], name: '' }) as const;

/** The cookie's value names the programme, so that the row can be looked up inside its isolation. */
function readToken(cookie: string | undefined): { programmeId: string; hash: Buffer } | null {
  const parts = /^([0-9a-f-]{36})\.([A-Za-z0-9_-]{43})$/.exec(cookie ?? '');
  const [, programmeId, token] = parts ?? [];
  if (!programmeId || !isId(programmeId) || !token) return null;
  return { programmeId, hash: hash('sha256', token, 'buffer') };
}

/**
 * Starts a session and gives the cookie's value. Only the SHA-256 of the token is kept.
 */
export async function startSession(
  database: Database,
  programmeId: string,
  staffId: string,
): Promise<string> {
  const token = randomBytes(32).toString('base64url');
  await database.within(signinActor(programmeId), ({ db, now }) =>
    db
      .insertInto('staff_session')
      .values({
        programme_id: programmeId,
        token_hash: hash('sha256', token, 'buffer'),
        staff_id: staffId,
        created_at: now,
        last_seen_at: now,
        expires_at: now.add(ABSOLUTE),
        ended_at: null,
      })
      .execute(),
  );
  return `${programmeId}.${token}`;
}

type Standing = {
  readonly programmeId: string;
  readonly hash: Buffer;
  readonly now: Temporal.Instant;
  readonly unseenSince: Temporal.Instant;
  readonly idleSince: Temporal.Instant;
};

/** Asked with every request of a member of staff. */
const standing = compiledOnce((db, asked: Standing) =>
  db
    .selectFrom('staff_session as s')
    .innerJoin('staff as p', join =>
      join.onRef('p.programme_id', '=', 's.programme_id').onRef('p.id', '=', 's.staff_id'),
    )
    .select(eb => [
      's.staff_id',
      eb('s.last_seen_at', '<', asked.unseenSince).as('unseen'),
      'p.name',
      'p.role',
      'p.team_id',
    ])
    .where('s.programme_id', '=', asked.programmeId)
    .where('s.token_hash', '=', asked.hash)
    .where('s.ended_at', 'is', null)
    .where('s.expires_at', '>', asked.now)
    .where('s.last_seen_at', '>', asked.idleSince)
    .where('p.active', '=', true),
);

/** Who holds this cookie, or null when it is unknown, ended, idle for too long or of somebody no longer active. */
export async function findSession(database: Database, cookie: string | undefined): Promise<SignedIn | null> {
  const token = readToken(cookie);
  if (!token) return null;
  const actor = signinActor(token.programmeId);
  const [row] = await database.look(actor, (_, now) =>
    standing({ ...token, now, unseenSince: now.subtract(SEEN), idleSince: now.subtract(IDLE) }),
  );
  if (!row) return null;
  if (row.unseen) {
    await database.within(actor, ({ db, now }) =>
      db
        .updateTable('staff_session')
        .set({ last_seen_at: now })
        .where('programme_id', '=', token.programmeId)
        .where('token_hash', '=', token.hash)
        .execute(),
    );
  }
  return {
    programmeId: token.programmeId,
    staffId: row.staff_id,
    name: row.name,
    role: row.role as Role,
    teams: row.team_id ? [row.team_id] : [],
    tokenHash: token.hash,
  };
}

/** Whose sign-in a cookie was, even when it has ended; null when it never was one. */
export async function whoseSession(
  database: Database,
  cookie: string | undefined,
): Promise<{ readonly programmeId: string; readonly staffId: string } | null> {
  const token = readToken(cookie);
  if (!token) return null;
  const [row] = await database.look(signinActor(token.programmeId), db =>
    db
      .selectFrom('staff_session')
      .select('staff_id')
      .where('programme_id', '=', token.programmeId)
      .where('token_hash', '=', token.hash),
  );
  return row ? { programmeId: token.programmeId, staffId: row.staff_id } : null;
}

/** What the form tokens of somebody's latest sign-ins were made from, the newest first, ended ones too. */
export async function signInsOf(
  database: Database,
  { programmeId, staffId }: { readonly programmeId: string; readonly staffId: string },
): Promise<readonly Buffer[]> {
  const rows = await database.look(signinActor(programmeId), (db, now) =>
    db
      .selectFrom('staff_session')
      .select('token_hash')
      .where('programme_id', '=', programmeId)
      .where('staff_id', '=', staffId)
      .where('created_at', '>', now.subtract(LATELY))
      .orderBy('created_at', 'desc')
      .limit(20),
  );
  return rows.map(row => row.token_hash);
}

/** Ends a session at once; unknown cookies are ignored. */
export async function endSession(database: Database, cookie: string | undefined): Promise<void> {
  const token = readToken(cookie);
  if (!token) return;
  await database.within(signinActor(token.programmeId), ({ db, now }) =>
    db
      .updateTable('staff_session')
      .set({ ended_at: now })
      .where('programme_id', '=', token.programmeId)
      .where('token_hash', '=', token.hash)
      .execute(),
  );
}
