import { hash, randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { signinActor } from '../../identity/index.ts';
import type { Actor, Database, Scope } from '../../platform/database/index.ts';

/** What a person may let a helper do: nothing of who saw the record, what was agreed, copies or other helpers. */
export const helperPowers = ['meetings', 'plan', 'activities', 'questions'] as const;
export type HelperPower = (typeof helperPowers)[number];

/** Somebody who helps the person, by a link of their own. */
export type Helper = { readonly name: string; readonly powers: readonly HelperPower[] };

/** A browser in which somebody typed their PIN: the person, or a helper of theirs. */
export type Visit = { readonly personId: string; readonly linkId: string; readonly helper: Helper | null };

/** Over after this long without a page, and after this long in any case. Shared telephones are common. */
const IDLE = sql`interval '20 minutes'`;
const ABSOLUTE = sql`interval '4 hours'`;
const SEEN = sql`interval '1 minute'`;
const now = sql<Temporal.Instant>`now()`;
const shape = /^[A-Za-z0-9_-]{43}$/;

/** Begins a visit. @returns the cookie's value, of which only the SHA-256 is kept */
export async function beginVisit(
  { db, actor }: Scope,
  visit: Omit<Visit, 'helper'> & Partial<Visit>,
): Promise<string> {
  const token = randomBytes(32).toString('base64url');
  await db
    .insertInto('person_visit')
    .values({
      programme_id: actor.programmeId,
      token_hash: hash('sha256', token, 'buffer'),
      link_id: visit.linkId,
      person_id: visit.personId,
      began_at: now,
      last_seen_at: now,
      expires_at: sql<Temporal.Instant>`now() + ${ABSOLUTE}`,
    })
    .execute();
  return token;
}

/** The visit of a cookie, while its link is open and neither limit has passed; null otherwise. */
export async function findVisit(
  database: Database,
  programmeId: string,
  token: string | undefined,
): Promise<Visit | null> {
  if (!token || !shape.test(token)) return null;
  const token_hash = hash('sha256', token, 'buffer');
  return database.within(signinActor(programmeId), async ({ db }) => {
    const row = await db
      .selectFrom('person_visit as v')
      .innerJoin('person_link as l', join =>
        join.onRef('l.programme_id', '=', 'v.programme_id').onRef('l.id', '=', 'v.link_id'),
      )
      .select(['v.person_id', 'v.link_id', 'l.helper_name', 'l.powers'])
      .select(sql<boolean>`v.last_seen_at < now() - ${SEEN}`.as('unseen'))
      .where('v.programme_id', '=', programmeId)
      .where('v.token_hash', '=', token_hash)
      .where('v.expires_at', '>', now)
      .where('v.last_seen_at', '>', sql<Temporal.Instant>`now() - ${IDLE}`)
      .where('l.ended_at', 'is', null)
      .where('l.expires_at', '>', now)
      .executeTakeFirst();
    if (!row) return null;
    if (row.unseen) {
      await db
        .updateTable('person_visit')
        .set({ last_seen_at: now })
        .where('programme_id', '=', programmeId)
        .where('token_hash', '=', token_hash)
        .execute();
    }
    const powers = helperPowers.filter(power => row.powers.includes(power));
    const helper = row.helper_name === null ? null : { name: row.helper_name, powers };
    return { personId: row.person_id, linkId: row.link_id, helper };
  });
}

/** Ends the visits by a link, or the one of a cookie. */
export async function endVisit(database: Database, programmeId: string, token: string): Promise<void> {
  if (!shape.test(token)) return;
  await database.within(signinActor(programmeId), async ({ db }) => {
    await db
      .deleteFrom('person_visit')
      .where('programme_id', '=', programmeId)
      .where('token_hash', '=', hash('sha256', token, 'buffer'))
      .execute();
  });
}

/** Forgets visits that are over. */
export async function forgetVisits({ db, actor }: Scope): Promise<void> {
  await db
    .deleteFrom('person_visit')
    .where('programme_id', '=', actor.programmeId)
    .where('expires_at', '<', sql<Temporal.Instant>`now() - interval '1 day'`)
    .execute();
}

/** The person as the actor of their own pages: they see their own record and nothing else. */
export const personActor = (programmeId: string, personId: string): Actor => ({
  programmeId,
  id: personId,
  role: 'person',
  teams: [],
  name: '',
});
