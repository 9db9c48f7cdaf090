import { hash, randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { isId } from '../../core/index.ts';
import {
  compiledOnce,
  type Database,
  type Json,
  type Role,
  type Scope,
} from '../../platform/database/index.ts';
import { signinActor } from '../signin-actor.ts';

/** A record that somebody outside their relation has open for a while. */
export type OpenGlass = {
  readonly id: string;
  readonly until: Temporal.Instant;
  /** The person, under each of their records that were joined. */
  readonly people: readonly string[];
};

/** A signed-in member of staff. */
export type SignedIn = {
  readonly programmeId: string;
  readonly staffId: string;
  readonly name: string;
  readonly role: Role;
  readonly teams: readonly string[];
  /** SHA-256 of the token, from which the form token is derived. */
  readonly tokenHash: Buffer;
  /** What the list of sign-ins calls it; never a key to anything. */
  readonly sessionId: string;
  /** Whether they showed who they are within the last five minutes, by signing in or once more since. */
  readonly provenLately: boolean;
  /** What they have opened by break-glass and what is open still. */
  readonly glass?: readonly OpenGlass[];
};

/** How somebody signed in. */
export type SignInMethod = 'password' | 'passkey' | 'provider' | 'demo';

/** What a session is begun with. */
export type Beginning = {
  readonly method: SignInMethod;
  /** From `deviceText`. */
  readonly device?: string;
  /** From `placeOf`. */
  readonly place?: string;
};

// All times of sessions are the database's: however the clocks of several servers differ, a session ends once.
/** Ended after this long without a request. */
const IDLE = sql`interval '30 minutes'`;
/** Ended after this long in any case. */
const ABSOLUTE = sql`interval '12 hours'`;
/** In so many browsers somebody is signed in at once; with one more the one that was quiet longest ends. */
const MOST_AT_ONCE = 20;
/** For what takes more than a sign-in (exports, merges, roles). */
const PROVEN = sql`interval '5 minutes'`;
/** That it was seen is written down no more often than this. */
const SEEN = sql`interval '1 minute'`;
/** A page may have been left open that long. */
const LATELY = sql`interval '48 hours'`;
const now = sql<Temporal.Instant>`now()`;

/** The cookie's value names the programme, so that the row can be looked up inside its isolation. */
function readToken(cookie: string | undefined): { programmeId: string; hash: Buffer } | null {
  const parts = /^([0-9a-f-]{36})\.([A-Za-z0-9_-]{43})$/.exec(cookie ?? '');
  const [, programmeId, token] = parts ?? [];
  if (!programmeId || !isId(programmeId) || !token) return null;
  return { programmeId, hash: hash('sha256', token, 'buffer') };
}

/**
 * Starts a session and gives the cookie's value. Only the SHA-256 of the token is kept. Every sign-in has a token of its own:
 * one that was there before gains nothing.
 */
export async function startSession(
  database: Database,
  programmeId: string,
  staffId: string,
  beginning: Beginning = { method: 'password' },
): Promise<string> {
  return database.within(signinActor(programmeId, staffId), scope => beginSession(scope, staffId, beginning));
}

/** The same within a transaction of the sign-in. */
export async function beginSession(
  { db, actor }: Scope,
  staffId: string,
  { method, device, place }: Beginning,
): Promise<string> {
  const token = randomBytes(32).toString('base64url');
  // In a demonstration everybody who looks is the same few people.
  if (method !== 'demo') await endBeyond({ db, actor }, staffId, MOST_AT_ONCE - 1);
  await db
    .insertInto('staff_session')
    .values({
      programme_id: actor.programmeId,
      token_hash: hash('sha256', token, 'buffer'),
      staff_id: staffId,
      created_at: now,
      last_seen_at: now,
      expires_at: sql<Temporal.Instant>`now() + ${ABSOLUTE}`,
      proven_at: now,
      ended_at: null,
      method,
      device: device ?? null,
      place: place ?? null,
    })
    .execute();
  return `${actor.programmeId}.${token}`;
}

/** Ends somebody's sign-ins but the latest `left`. */
async function endBeyond(
  { db, actor }: Pick<Scope, 'db' | 'actor'>,
  staffId: string,
  left: number,
): Promise<void> {
  await db
    .updateTable('staff_session')
    .set({ ended_at: now, ended_why: 'many' })
    .where('programme_id', '=', actor.programmeId)
    .where('id', 'in', query =>
      query
        .selectFrom('staff_session')
        .select('id')
        .where('programme_id', '=', actor.programmeId)
        .where('staff_id', '=', staffId)
        .where('ended_at', 'is', null)
        .orderBy('last_seen_at', 'desc')
        .offset(left),
    )
    .execute();
}

type Standing = { readonly programmeId: string; readonly hash: Buffer };

/** Asked with every request of a member of staff. */
const standing = compiledOnce((db, asked: Standing) =>
  db
    .selectFrom('staff_session as s')
    .innerJoin('staff as p', join =>
      join.onRef('p.programme_id', '=', 's.programme_id').onRef('p.id', '=', 's.staff_id'),
    )
    .select([
      's.id',
      's.staff_id',
      sql<boolean>`s.last_seen_at < now() - ${SEEN}`.as('unseen'),
      sql<boolean>`coalesce(s.proven_at, s.created_at) > now() - ${PROVEN}`.as('proven'),
      'p.name',
      'p.role',
      'p.team_id',
      sql<Json>`open_glass(s.staff_id)`.as('glass'),
    ])
    .where('s.programme_id', '=', asked.programmeId)
    .where('s.token_hash', '=', asked.hash)
    .where('s.ended_at', 'is', null)
    .where('s.expires_at', '>', now)
    .where('s.last_seen_at', '>', sql<Temporal.Instant>`now() - ${IDLE}`)
    .where('p.active', '=', true),
);

/** Who holds this cookie, or null when it is unknown, ended, idle for too long or of somebody no longer active. */
export async function findSession(database: Database, cookie: string | undefined): Promise<SignedIn | null> {
  const token = readToken(cookie);
  if (!token) return null;
  const actor = signinActor(token.programmeId);
  const [row] = await database.look(actor, () => standing(token));
  if (!row) return null;
  if (row.unseen) {
    await database.within(actor, ({ db }) =>
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
    sessionId: row.id,
    provenLately: row.proven,
    glass: glassOf(row.glass),
  };
}

function glassOf(open: Json): readonly OpenGlass[] {
  const rows = (open ?? []) as { id: string; until: string; people: string[] }[];
  return rows.map(({ id, until, people }) => ({ id, people, until: Temporal.Instant.from(until) }));
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
  const rows = await database.look(signinActor(programmeId), db =>
    db
      .selectFrom('staff_session')
      .select('token_hash')
      .where('programme_id', '=', programmeId)
      .where('staff_id', '=', staffId)
      .where('created_at', '>', sql<Temporal.Instant>`now() - ${LATELY}`)
      .orderBy('created_at', 'desc')
      .limit(20),
  );
  return rows.map(row => row.token_hash);
}

/** Ends a session at once; unknown cookies are ignored. */
export async function endSession(database: Database, cookie: string | undefined): Promise<void> {
  const token = readToken(cookie);
  if (!token) return;
  await database.within(signinActor(token.programmeId), ({ db }) =>
    db
      .updateTable('staff_session')
      .set({ ended_at: now, ended_why: 'signed_out' })
      .where('programme_id', '=', token.programmeId)
      .where('token_hash', '=', token.hash)
      .execute(),
  );
}

/**
 * Somebody showed once more who they are: the session goes on under a new token, so that one copied before is worth nothing, and
 * ends no later than it would have.
 * @returns the cookie's new value, or null when the session has ended meanwhile
 */
export async function renewSession(scope: Scope, tokenHash: Buffer): Promise<string | null> {
  const { db, actor } = scope;
  const old = await db
    .updateTable('staff_session')
    .set({ ended_at: now, ended_why: 'renewed' })
    .where('programme_id', '=', actor.programmeId)
    .where('token_hash', '=', tokenHash)
    .where('ended_at', 'is', null)
    .returning(['staff_id', 'method', 'device', 'place', 'expires_at', 'created_at'])
    .executeTakeFirst();
  if (!old) return null;
  const token = randomBytes(32).toString('base64url');
  await db
    .insertInto('staff_session')
    .values({
      ...old,
      programme_id: actor.programmeId,
      token_hash: hash('sha256', token, 'buffer'),
      last_seen_at: now,
      proven_at: now,
      ended_at: null,
    })
    .execute();
  return `${actor.programmeId}.${token}`;
}
