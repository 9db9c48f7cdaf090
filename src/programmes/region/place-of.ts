import { outwardCodeOf, type Point, routingKeyOf } from '../../core/index.ts';
import ie from './places/ie.json' with { type: 'json' };
import uk from './places/uk.json' with { type: 'json' };
import type { RegionId } from './profile.ts';

/** Where a postcode is, about: one point for the area of its routing key or outward code. */
export type Place = Point & { readonly name: string; readonly approximate: true };

type Row = readonly (string | number)[];
const rows: Readonly<Record<RegionId, ReadonlyMap<string, Row>>> = {
  ie: new Map(Object.entries<Row>(ie)),
  uk: new Map(Object.entries<Row>(uk)),
};
const areaOf = { ie: routingKeyOf, uk: outwardCodeOf } as const;

/**
 * The place of an Eircode, routing key, UK postcode or outward code, as typed; null where it is none of the region or
 * not known. Source and licence: places/ATTRIBUTION.md.
 */
export function placeOf(region: RegionId, text: string): Place | null {
  const area = areaOf[region](text);
  const [name, lat, lon] = (area === null ? undefined : rows[region].get(area)) ?? [];
  if (typeof name !== 'string' || typeof lat !== 'number' || typeof lon !== 'number') return null;
  return { name, lat, lon, approximate: true };
}
