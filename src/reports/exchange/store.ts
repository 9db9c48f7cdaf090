import { sql } from 'kysely';
import { newId } from '../../core/index.ts';
import type { Scope } from '../../platform/database/index.ts';
import { DEFINITIONS, type Release } from '../released/index.ts';
import type { FileBody } from './file.ts';

export type Partner = { readonly id: string; readonly name: string; readonly fingerprint: string };

/** Installations whose files are read. */
export async function partnersOf({ db, actor }: Scope): Promise<readonly Partner[]> {
  return db
    .selectFrom('exchange_partner')
    .select(['id', 'name', 'fingerprint'])
    .where('programme_id', '=', actor.programmeId)
    .where('ended_at', 'is', null)
    .orderBy('name')
    .limit(200)
    .execute();
}

/** Keeps a partner whose fingerprint somebody compared; one that is kept already stays as it is. */
export async function keepPartner(
  { db, actor, now }: Scope,
  {
    name,
    fingerprint,
    publicKey,
  }: { readonly name: string; readonly fingerprint: string; readonly publicKey: Buffer },
): Promise<void> {
  await db
    .insertInto('exchange_partner')
    .values({
      programme_id: actor.programmeId,
      id: newId(),
      name,
      fingerprint,
      public_key: publicKey,
      confirmed_by: actor.id,
      confirmed_at: now,
    })
    .onConflict(conflict => conflict.doNothing())
    .execute();
}

/** Keeps what a file says. @returns false when it was read before */
export async function keepFile(
  { db, actor, now }: Scope,
  partnerId: string,
  body: FileBody,
): Promise<boolean> {
  const kept = await db
    .insertInto('exchange_file')
    .values({
      programme_id: actor.programmeId,
      id: newId(),
      partner_id: partnerId,
      serial: body.serial,
      quarter: body.figures.quarter,
      definitions: body.figures.definitions,
      made_on: Temporal.PlainDate.from(body.madeOn),
      cells: JSON.stringify(body.figures),
      read_by: actor.id,
      read_at: now,
    })
    .onConflict(conflict => conflict.columns(['programme_id', 'partner_id', 'serial']).doNothing())
    .returning('id')
    .execute();
  return kept.length > 0;
}

/** What the partners sent of a quarter by the same definitions, of each the file made last. */
export async function filesOf(
  { db, actor }: Scope,
  quarter: string,
): Promise<readonly { readonly name: string; readonly cells: Release }[]> {
  const { rows } = await sql<{ name: string; cells: Release }>`
    select distinct on (p.name, p.id) p.name, f.cells from exchange_file f
    join exchange_partner p on p.programme_id = f.programme_id and p.id = f.partner_id and p.ended_at is null
    where f.programme_id = ${actor.programmeId} and f.quarter = ${quarter} and f.definitions = ${DEFINITIONS}
    order by p.name, p.id, f.made_on desc, f.read_at desc limit 500`.execute(db);
  return rows;
}
