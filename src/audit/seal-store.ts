import { sql } from 'kysely';
import type { Db } from '../platform/database/index.ts';
import type { ChainEntry, Seal } from './chain.ts';

/** Where a chain goes on: after this entry. */
export type ChainEnd = Pick<Seal, 'number' | 'hash' | 'generation' | 'last_xact' | 'last_id'>;

const utc = sql.raw(`'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'`);
const entryColumns = sql`generation, xact::text as xact, id, to_char(at at time zone 'UTC', ${utc}) as at, actor_id, actor_role, verb,
  subject_kind, subject_id, person_id, fields, reason, request_id`;

/** The last link of a programme's chain, or null before the first. */
export async function lastSeal(db: Db, programmeId: string): Promise<ChainEnd | null> {
  const { rows } = await sql<ChainEnd>`
    select number, encode(hash, 'hex') as hash, generation, last_xact::text as last_xact, last_id
    from audit_seal where programme_id = ${programmeId} order by number desc limit 1`.execute(db);
  return rows[0] ?? null;
}

/**
 * The next entries of a chain, at most `most`, in its order. `settled` leaves out what a transaction may still be writing;
 * of an earlier generation nothing is.
 */
export async function entriesAfter(
  db: Db,
  programmeId: string,
  end: Pick<ChainEnd, 'generation' | 'last_xact' | 'last_id'> | null,
  most: number,
  settled: boolean,
): Promise<readonly ChainEntry[]> {
  const after = end
    ? sql`and (generation, xact, id) > (${end.generation}, ${end.last_xact}::text::xid8, ${end.last_id}::uuid)`
    : sql``;
  const only = settled
    ? sql`and (xact < pg_snapshot_xmin(pg_current_snapshot())
        or generation < (select max(generation) from audit_entry where programme_id = ${programmeId}))`
    : sql``;
  const { rows } = await sql<ChainEntry>`
    select ${entryColumns} from audit_entry
    where programme_id = ${programmeId} ${after} ${only}
    order by generation, audit_entry.xact, id limit ${most}`.execute(db);
  return rows;
}

/** The links of a chain from a number on, at most `most`. */
export async function sealsFrom(
  db: Db,
  programmeId: string,
  number: number,
  most: number,
): Promise<readonly Seal[]> {
  const { rows } = await sql<Seal>`
    select number, to_char(sealed_at at time zone 'UTC', ${utc}) as sealed_at, generation, last_xact::text as last_xact, last_id, entries,
      encode(digest, 'hex') as digest, encode(hash, 'hex') as hash, key_id, encode(signature, 'hex') as signature
    from audit_seal where programme_id = ${programmeId} and number >= ${number} order by number limit ${most}`.execute(
    db,
  );
  return rows;
}

/** Adds a link. Two processes that seal at once collide on its number, and the second rolls back. */
export async function addSeal(db: Db, programmeId: string, seal: Seal): Promise<void> {
  await sql`
    insert into audit_seal (programme_id, number, sealed_at, generation, last_xact, last_id, entries, digest, hash, key_id, signature)
    values (${programmeId}, ${seal.number}, ${seal.sealed_at}::timestamptz, ${seal.generation}, ${seal.last_xact}::text::xid8, ${seal.last_id},
      ${seal.entries}, decode(${seal.digest}, 'hex'), decode(${seal.hash}, 'hex'), ${seal.key_id}, decode(${seal.signature}, 'hex'))`.execute(
    db,
  );
}

/**
 * Begins a new generation where the server counts transactions anew, after a dump was restored: run by the owner before
 * anybody writes. Does nothing otherwise.
 * @returns the generation that holds now
 */
export async function beginGeneration(owner: Db): Promise<number> {
  const { rows } = await sql<{ generation: number; anew: boolean }>`
    select generation, xact >= pg_snapshot_xmax(pg_current_snapshot()) as anew
    from programme, lateral (
      select generation, xact from audit_entry where programme_id = programme.id order by generation desc, xact desc, id desc limit 1
    ) last
    order by generation desc, xact desc limit 1`.execute(owner);
  const [row] = rows;
  if (!row?.anew) return row?.generation ?? 1;
  const next = row.generation + 1;
  await sql`alter table audit_entry alter column generation set default ${sql.lit(next)}`.execute(owner);
  return next;
}
