import { createHmac } from 'node:crypto';
import { sql } from 'kysely';
import type { Scope } from '../../platform/database/index.ts';
import { keyFor } from '../signin-actor.ts';

/** How many tries are free, and how the wait grows after them. */
export type Patience = {
  readonly free: number;
  /** Seconds after the last free try; doubled with every further one. */
  readonly first: number;
  /** Longest wait in seconds: never a lock for good. */
  readonly most: number;
};

/** By one account from one place or device. */
export const perAccount: Patience = { free: 3, first: 15, most: 900 };
/** By all accounts from one place: somebody goes through a list of names. */
export const perPlace: Patience = { free: 100, first: 5, most: 60 };
/** Codes of the second step: whoever gets here knows the password. */
export const perSecondStep: Patience = { free: 5, first: 15, most: 900 };
/** Letters with a link to a new password. */
export const perLetter: Patience = { free: 3, first: 600, most: 3600 };

/** What is counted, as a keyed hash: the table does not tell which accounts somebody tried. */
export function triedAccount(secret: Buffer, what: string, of: string): Buffer {
  return createHmac('sha256', keyFor(secret, 'tries')).update(`${what} ${of.toLowerCase()}`).digest();
}

export type Reserved =
  | { readonly ok: true; readonly tries: number }
  | { readonly ok: false; readonly seconds: number };

/**
 * Takes one try before anything is looked at, so that guessing in parallel gains nothing: of fifty at once no more than the free
 * ones go on. A try that must wait counts for nothing. Counts are forgotten after a day without one.
 */
export async function reserveTry(
  { db, actor }: Scope,
  account: Buffer,
  origin: string,
  { free, first, most }: Patience,
): Promise<Reserved> {
  const { programmeId } = actor;
  const { rows } = await sql<{ tries: number }>`
    insert into sign_in_try as t (programme_id, account, origin, tries, next_at, last_at)
    values (${programmeId}::uuid, ${account}, ${origin}, 1, now(), now())
    on conflict (programme_id, account, origin) do update set
      tries = case when t.last_at < now() - interval '1 day' then 1 else t.tries + 1 end,
      next_at = case when t.last_at >= now() - interval '1 day' and t.tries + 1 >= ${free}::int
        then now() + make_interval(secs => least(${most}::int, ${first}::int * power(2, least(t.tries + 1 - ${free}::int, 20))))
        else now() end,
      last_at = now()
    where t.next_at <= now()
    returning tries`.execute(db);
  const [row] = rows;
  if (row) return { ok: true, tries: row.tries };
  const waiting = await sql<{ seconds: number }>`
    select ceil(extract(epoch from next_at - now()))::int as seconds from sign_in_try
    where programme_id = ${programmeId}::uuid and account = ${account} and origin = ${origin}`.execute(db);
  return { ok: false, seconds: Math.max(1, waiting.rows[0]?.seconds ?? 1) };
}

/** It was right: what was counted against this account from here is forgotten. */
export async function forgiveTries({ db, actor }: Scope, account: Buffer, origin: string): Promise<void> {
  await db
    .deleteFrom('sign_in_try')
    .where('programme_id', '=', actor.programmeId)
    .where('account', '=', account)
    .where('origin', '=', origin)
    .execute();
}

/**
 * One try less: it was right, so it does not count against the place; a wait that has begun there goes on. What could not be looked at
 * at all (`unseen`) leaves no wait either.
 */
export async function giveBackTry(
  { db, actor }: Scope,
  account: Buffer,
  origin: string,
  { unseen = false } = {},
): Promise<void> {
  await db
    .updateTable('sign_in_try')
    .set(eb => ({
      tries: sql<number>`greatest(${eb.ref('tries')} - 1, 0)`,
      ...(unseen ? { next_at: sql<Temporal.Instant>`now()` } : {}),
    }))
    .where('programme_id', '=', actor.programmeId)
    .where('account', '=', account)
    .where('origin', '=', origin)
    .execute();
}

/** Failures of one account from anywhere in a day, after which its owner is told. */
const TELL_AFTER = 5;

/**
 * Counts a wrong password or code against the account as a whole; this makes nobody wait.
 * @returns whether its owner is to be told now: once a day at most
 */
export async function countFailure({ db, actor }: Scope, account: Buffer): Promise<boolean> {
  const { rows } = await sql<{ tell: boolean }>`
    insert into sign_in_try as t (programme_id, account, origin, tries, next_at, last_at)
    values (${actor.programmeId}::uuid, ${account}, '*', 1, now(), now())
    on conflict (programme_id, account, origin) do update set
      tries = case when t.last_at < now() - interval '1 day' then 1 else t.tries + 1 end,
      told_at = case when t.tries + 1 >= ${TELL_AFTER}::int and (t.told_at is null or t.told_at < now() - interval '1 day')
        then now() else t.told_at end,
      last_at = now()
    returning coalesce(told_at = now(), false) as tell`.execute(db);
  return rows[0]?.tell ?? false;
}
