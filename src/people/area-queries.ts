import type { Scope } from '../platform/database/index.ts';
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

/** The area a postcode lies in, or null when it lies in none or is not known. */
export async function areaOfPostcode(scope: Scope, postcode: string | null): Promise<string | null> {
  const first = postcodeAreaOf(postcode);
  if (first === null) return null;
  const areas = await areasOf(scope);
  return areas.find(area => area.postcodeAreas.includes(first))?.id ?? null;
}
