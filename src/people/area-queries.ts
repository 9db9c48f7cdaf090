import { sql } from 'kysely';
import type { Db, Scope } from '../platform/database/index.ts';
import { postcodeAreaOf } from './fields.ts';

export type Area = { readonly id: string; readonly name: string; readonly postcodeAreas: readonly string[] };

/** The areas the programme works in, by name. */
export async function areasOf({ db, actor }: Scope): Promise<readonly Area[]> {
  const rows = await db
    .selectFrom('area')
    .select(['id', 'name', 'postcode_areas'])
    .where('programme_id', '=', actor.programmeId)
    .orderBy('name')
    .execute();
  return rows.map(row => ({ id: row.id, name: row.name, postcodeAreas: row.postcode_areas }));
}

/** The id of the area that the first part of a postcode lies in, as a question to stand in another statement. */
export function areaIdOf(
  db: Db,
  asked: { readonly programme_id: string; readonly postcode_area: string | null },
) {
  return db
    .selectFrom('area')
    .select('id')
    .where('programme_id', '=', asked.programme_id)
    .where(sql<boolean>`${asked.postcode_area}::text = any(postcode_areas)`)
    .orderBy('name')
    .limit(1);
}

/** The area a postcode lies in, or null when it lies in none or is not known. */
export async function areaOfPostcode({ db, actor }: Scope, postcode: string | null): Promise<string | null> {
  const postcode_area = postcodeAreaOf(postcode);
  if (postcode_area === null) return null;
  const area = await areaIdOf(db, { programme_id: actor.programmeId, postcode_area }).executeTakeFirst();
  return area?.id ?? null;
}
