import { placeOf } from '../../programmes/index.ts';
import { recordId } from '../reading/keys.ts';
import { alike } from './changes.ts';
import { editOf } from './edit-of.ts';
import type { EntryRows, JsonRow } from './entry-rows.ts';
import type { PlaceEdit, ServiceEdit } from './service-edit.ts';
import type { Slice } from './slice.ts';

/**
 * Where a service takes place, as people wrote it. A place they changed becomes one of our own, because the source's may be
 * shared by other services and comes back with the next import.
 */
export function placesSlice(where: ServiceEdit['where'], rows: EntryRows): Slice {
  const virtual = rows.places.filter(({ location }) => location.location_type === 'virtual');
  const kept = where.online === 'no' ? [] : virtual.map(({ link }) => link);
  const links = [...distinct(where.places).map(place => linkOf(place, rows)), ...kept];
  const columns = {
    online: where.online,
    transport: where.transport,
    address_confidential: where.confidential,
  };
  return {
    columns,
    tables: { service_at_location: links.map((link, position) => ({ ...link, position })) },
  };
}

function linkOf(place: PlaceEdit, rows: EntryRows): JsonRow {
  const was = unchanged(place, rows);
  if (was) return was.link;
  const service_id = rows.service.id;
  const location_id = ownPlaceId(service_id, place);
  return {
    id: recordId(service_id, 'own_service_at_location', location_id),
    service_id,
    location_id,
    description: null,
  };
}

function unchanged(place: PlaceEdit, rows: EntryRows): EntryRows['places'][number] | undefined {
  const before = editOf(rows).where.places.find(({ id }) => id !== null && id === place.id);
  if (!before || !alike(before, place)) return undefined;
  return rows.places.find(({ location }) => location.id === place.id);
}

// Made of what it says, so that the same place written again is the same row.
function ownPlaceId(serviceId: string, { id: _, ...said }: PlaceEdit): string {
  return recordId(serviceId, 'own_location', JSON.stringify(Object.values(said)));
}

function distinct(places: readonly PlaceEdit[]): readonly PlaceEdit[] {
  return places.filter((place, at) => places.findIndex(other => alike(other, place)) === at);
}

/** The rows of the places that are our own, by table; they are written before the links to them. */
export function ownPlaces(
  where: ServiceEdit['where'],
  rows: EntryRows,
  source: { readonly id: string; readonly at: Temporal.Instant },
): ReadonlyMap<string, readonly JsonRow[]> {
  const tables = { location: [] as JsonRow[], address: [] as JsonRow[], accessibility: [] as JsonRow[] };
  for (const place of distinct(where.places)) {
    if (unchanged(place, rows)) continue;
    const id = ownPlaceId(rows.service.id, place);
    tables.location.push({
      id,
      source_id: source.id,
      source_key: id,
      content_hash: '',
      name: place.name,
      location_type: 'physical',
      ...positionOf(place, rows.region),
      extra: {},
      changed_at: source.at.toString(),
      missing_since: null,
    });
    tables.address.push({
      id: recordId(id, 'address', '0'),
      location_id: id,
      position: 0,
      address_1: place.line1,
      address_2: place.line2,
      city: place.city,
      postal_code: place.postalCode,
      country: rows.region === 'ie' ? 'IE' : 'GB',
      address_type: 'physical',
    });
    tables.accessibility.push(...accessKept(place, id, rows));
  }
  return new Map(Object.entries(tables));
}

// The same postcode is the same building: what was known of getting into it stays true.
function accessKept(place: PlaceEdit, id: string, rows: EntryRows): JsonRow[] {
  const was = rows.places.find(({ location }) => location.id === place.id);
  if (!was || was.address?.postal_code !== place.postalCode) return [];
  return was.access.map((row, position) => ({
    ...row,
    id: recordId(id, 'accessibility', String(position)),
    location_id: id,
    position,
  }));
}

function positionOf(place: PlaceEdit, region: 'ie' | 'uk'): JsonRow {
  const [lat, lon] = place.pin?.split(',').map(Number) ?? [];
  if (lat !== undefined && lon !== undefined) return { latitude: lat, longitude: lon, approximate: false };
  const about = place.postalCode === null ? null : placeOf(region, place.postalCode);
  return { latitude: about?.lat ?? null, longitude: about?.lon ?? null, approximate: about !== null };
}
