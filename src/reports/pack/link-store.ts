import { createHash, randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import type { Scope } from '../../platform/database/index.ts';

/** How long a funder can use a link. */
export const LINK_DAYS = 90;
const shape = /^[A-Za-z0-9_-]{43}$/;
const hashOf = (token: string): Buffer => createHash('sha256').update(token).digest();

/** What a link opens, and whether it still does. */
export type OpenedLink = { readonly packId: string; readonly standing: 'open' | 'expired' | 'withdrawn' };

/** Links by which funders open one pack. Only hashes of their tokens are kept. */
export function linkStore({ db, actor, now }: Scope) {
  return {
    /** Makes a link for one address. @returns the token; the address is `/<programme>/pack/<token>` */
    async add(packId: string, address: string): Promise<string> {
      const token = randomBytes(32).toString('base64url');
      await db
        .insertInto('funder_pack_link')
        .values({
          programme_id: actor.programmeId,
          token_hash: hashOf(token),
          pack_id: packId,
          address,
          created_at: now,
          expires_at: now.add({ hours: LINK_DAYS * 24 }),
        })
        .execute();
      return token;
    },

    /** Addresses that were ever sent a link to it. */
    async addressesOf(packId: string): Promise<readonly string[]> {
      const { rows } = await sql<{ address: string }>`
        select distinct address from funder_pack_link where programme_id = ${actor.programmeId} and pack_id = ${packId}
        order by address`.execute(db);
      return rows.map(row => row.address);
    },

    /** What a token opens, for a visitor, who cannot read the table; null when there is no such link. */
    async open(token: string): Promise<OpenedLink | null> {
      if (!shape.test(token)) return null;
      const { rows } = await sql<OpenedLink>`
        select pack_id as "packId", standing from open_pack_link(${hashOf(token)}, ${now}::timestamptz)`.execute(
        db,
      );
      return rows[0] ?? null;
    },
  };
}
