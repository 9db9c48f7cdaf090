import { createHash, randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { isId } from '../../core/index.ts';
import type { Database, Scope } from '../../platform/database/index.ts';
import { signinActor } from '../signin-actor.ts';

/** `invitation`: begin here. `reset`: a new password for the one that was lost. */
export type LinkPurpose = 'invitation' | 'reset';

/** How long a link is good for, in minutes. */
export const LINK_MINUTES = { invitation: 7 * 24 * 60, reset: 10 } as const;

/** A link that opens now. */
export type OpenLink = {
  readonly programmeId: string;
  readonly staffId: string;
  readonly name: string;
  readonly email: string;
  readonly purpose: LinkPurpose;
};

const hashOf = (token: string): Buffer => createHash('sha256').update(token).digest();
const shape = /^[A-Za-z0-9_-]{64}$/;

/** The programme a token belongs to; null for what cannot be one. */
function programmeOf(token: string): string | null {
  if (!shape.test(token)) return null;
  const hex = Buffer.from(token, 'base64url').subarray(0, 16).toString('hex');
  const id = hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
  return isId(id) ? id : null;
}

/**
 * Makes a link for somebody. Only the SHA-256 of its token is kept, so whoever reads the database has no link.
 * @returns the token: which programme, and 256 random bits; the address is `/join/<token>`
 */
export async function makeStaffLink(
  { db, actor }: Scope,
  staffId: string,
  purpose: LinkPurpose,
): Promise<string> {
  const programme = Buffer.from(actor.programmeId.replaceAll('-', ''), 'hex');
  const token = Buffer.concat([programme, randomBytes(32)]).toString('base64url');
  const minutes = LINK_MINUTES[purpose];
  await db
    .insertInto('staff_link')
    .values({
      programme_id: actor.programmeId,
      token_hash: hashOf(token),
      staff_id: staffId,
      purpose,
      created_at: sql<Temporal.Instant>`now()`,
      expires_at: sql<Temporal.Instant>`now() + make_interval(mins => ${minutes}::int)`,
      used_at: null,
    })
    .execute();
  return token;
}

/**
 * Whom a token lets in; null when it is wrong, used or too old, which nobody can tell apart. Looking does not use it. An invitation is
 * over once there is a password, also one whose letter arrived late: from then on it is a reset, which is good for minutes.
 */
export async function findStaffLink(database: Database, token: string): Promise<OpenLink | null> {
  const programmeId = programmeOf(token);
  if (!programmeId) return null;
  const [row] = await database.look(signinActor(programmeId), db =>
    db
      .selectFrom('staff_link as l')
      .innerJoin('staff as s', join =>
        join.onRef('s.programme_id', '=', 'l.programme_id').onRef('s.id', '=', 'l.staff_id'),
      )
      .select(['l.staff_id', 'l.purpose', 's.name', 's.email'])
      .where('l.programme_id', '=', programmeId)
      .where('l.token_hash', '=', hashOf(token))
      .where('l.used_at', 'is', null)
      .where('l.expires_at', '>', sql<Temporal.Instant>`now()`)
      .where('s.active', '=', true)
      .where(eb =>
        eb.or([
          eb('l.purpose', '=', 'reset'),
          eb.not(
            eb.exists(
              eb
                .selectFrom('staff_password as p')
                .select('p.staff_id')
                .whereRef('p.programme_id', '=', 's.programme_id')
                .whereRef('p.staff_id', '=', 's.id'),
            ),
          ),
        ]),
      ),
  );
  if (!row) return null;
  const { staff_id: staffId, name, email } = row;
  return { programmeId, staffId, name, email, purpose: row.purpose as LinkPurpose };
}

/** Uses a link up, and with it every other of the same person. @returns false when it was used before */
export async function spendStaffLink({ db, actor }: Scope, staffId: string, token: string): Promise<boolean> {
  const open = db
    .updateTable('staff_link')
    .set({ used_at: sql<Temporal.Instant>`now()` })
    .where('programme_id', '=', actor.programmeId)
    .where('staff_id', '=', staffId)
    .where('used_at', 'is', null);
  const { numUpdatedRows } = await open
    .where('token_hash', '=', hashOf(token))
    .where('expires_at', '>', sql<Temporal.Instant>`now()`)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) return false;
  await open.execute();
  return true;
}

/** The active member of staff with an e-mail, for a letter that is about to leave. */
export async function staffByEmail(
  { db, actor }: Scope,
  email: string,
): Promise<{ readonly id: string } | null> {
  const row = await db
    .selectFrom('staff')
    .select('id')
    .where('programme_id', '=', actor.programmeId)
    .where(eb => eb(eb.fn('lower', ['email']), '=', email.toLowerCase()))
    .where('active', '=', true)
    .executeTakeFirst();
  return row ?? null;
}
