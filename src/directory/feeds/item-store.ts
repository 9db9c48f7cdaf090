import { sql } from 'kysely';
import type { Db } from '../../platform/database/index.ts';
import { cleanJson } from '../reading/clean-text.ts';
import type { OpenItem } from '../reading/openactive/item.ts';
import type { ItemChange } from './rpde-page.ts';

/** Which part of a feed's mirror changes belong to. */
export type Mirror = { readonly feedId: string; readonly address: number; readonly walk: number };

/**
 * Carries out the changes of one page on the mirror of a feed. A change older than what is known is passed over, so the same
 * page twice, or pages once more from the beginning, end in the same.
 * @returns how many items are other than before, and how many more the mirror holds
 */
export async function applyChanges(
  db: Db,
  { feedId, address, walk }: Mirror,
  changes: readonly ItemChange[],
): Promise<{ readonly changed: number; readonly more: number }> {
  const rows = changes.map(({ key, modified, data }) => ({
    key,
    modified,
    data: data === null ? null : cleanJson(data),
    gone: data === null,
  }));
  const { rows: counted } = await sql<{ changed: number; more: number }>`
    with given as materialized (
      select * from json_to_recordset(${JSON.stringify(rows)}::json) as g (key text, modified numeric, data jsonb, gone boolean)
    ), removed as (
      delete from directory.feed_item item using given
      where item.feed_id = ${feedId} and item.address = ${address} and item.item_key = given.key and given.gone
        and coalesce(item.modified <= given.modified, true)
      returning 1
    ), before as (
      select item.item_key, item.data from directory.feed_item item join given on given.key = item.item_key
      where item.feed_id = ${feedId} and item.address = ${address}
    ), kept as (
      insert into directory.feed_item as item (feed_id, address, item_key, modified, walk, data)
      select ${feedId}::uuid, ${address}::int, key, modified, ${walk}::int, coalesce(data, 'null') from given where not gone
      on conflict (feed_id, address, item_key) do update set
        modified = case when coalesce(item.modified <= excluded.modified, true) then excluded.modified else item.modified end,
        data = case when coalesce(item.modified <= excluded.modified, true) then excluded.data else item.data end,
        walk = excluded.walk
      returning item_key, data
    )
    select (select count(*) from removed)
      + (select count(*) from kept left join before using (item_key) where before.data is distinct from kept.data) as changed,
      (select count(*) from kept) - (select count(*) from before join kept using (item_key)) - (select count(*) from removed) as more`.execute(
    db,
  );
  const [told] = counted;
  return { changed: Number(told?.changed ?? 0), more: Number(told?.more ?? 0) };
}

/** Ends a walk from the beginning: what it did not meet is not in the feed any more. @returns how many items went */
export async function sweepMirror(db: Db, feedId: string, walk: number): Promise<number> {
  const { numAffectedRows } = await sql`
    delete from directory.feed_item where feed_id = ${feedId} and walk <> ${walk}`.execute(db);
  return Number(numAffectedRows ?? 0);
}

/** How many items a mirror holds. */
export async function countItems(db: Db, feedId: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from directory.feed_item where feed_id = ${feedId}`.execute(db);
  return Number(rows[0]?.count ?? 0);
}

/** Up to a thousand items after the given one, in the order of their keys. */
export async function nextItems(
  db: Db,
  feedId: string,
  after: { readonly address: number; readonly key: string },
): Promise<readonly (OpenItem & { readonly address: number })[]> {
  const { rows } = await sql<OpenItem & { address: number }>`
    select address, item_key as key, data from directory.feed_item
    where feed_id = ${feedId} and (address, item_key) > (${after.address}::int, ${after.key})
    order by address, item_key limit 1000`.execute(db);
  return rows;
}
