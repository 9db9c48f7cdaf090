import type { AddressRecord, Position } from '../record.ts';

/** The middle of a postcode area by its code (UK outward code or Eircode routing key), if we know it. */
export type PlaceOf = (code: string) => { readonly lat: number; readonly lon: number } | null;

/**
 * A position for a place that has none: the middle of its UK outward code or Eircode routing key, marked approximate.
 * The code is looked for in the postcode, then at the end of the address.
 */
export function positionFromPostcode(addresses: readonly AddressRecord[], placeOf: PlaceOf): Position | null {
  for (const address of addresses) {
    const texts = [address.postalCode, address.line2, address.city, address.line1];
    for (const text of texts) {
      const code = text === null ? null : areaCode(text);
      const place = code === null ? null : placeOf(code);
      if (place) return { lat: place.lat, lon: place.lon, approximate: true };
    }
  }
  return null;
}

const eircode = /\b([A-Z]\d{2}|D6W)\s?[A-Z0-9]{4}\b/;
const full = /\b([A-Z]{1,2}\d[A-Z\d]?)\s?\d[A-Z]{2}\b/;
const alone = /^([A-Z]{1,2}\d[A-Z\d]?|D6W)$/;

/** The outward code of a UK postcode or the routing key of an Eircode found in a text: 'WA14 1AH' → 'WA14'. */
export function areaCode(text: string): string | null {
  const upper = text.toUpperCase().trim();
  return full.exec(upper)?.[1] ?? eircode.exec(upper)?.[1] ?? alone.exec(upper)?.[1] ?? null;
}
