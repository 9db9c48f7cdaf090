import { z } from 'zod';

/** How results are ordered: by how well the words fit, by distance, or by name. */
export const searchOrders = ['fit', 'distance', 'name'] as const;
export type SearchOrder = (typeof searchOrders)[number];

/** What is looked for. Facts that are asked for keep services that do not say: unknown is never no. */
export type Search = {
  readonly region: 'ie' | 'uk';
  readonly words: string;
  readonly kinds: readonly string[];
  readonly near: { readonly lat: number; readonly lon: number } | null;
  readonly withinKm: number | null;
  readonly free: boolean;
  readonly stepFree: boolean;
  readonly online: boolean;
  readonly order: SearchOrder;
  readonly after: Cursor | null;
  readonly limit: number;
};

/** Where the page before ended: the sorting value of its last result, and its id. */
export type Cursor = { readonly value: number | string; readonly id: string };

const cursorSchema = z.tuple([z.union([z.number(), z.string().max(600)]), z.uuid()]);

/** A cursor as it stands in an address. */
export function writeCursor(cursor: Cursor): string {
  return Buffer.from(JSON.stringify([cursor.value, cursor.id])).toString('base64url');
}

/** Reads a cursor of an address; null when it is none. */
export function readCursor(text: string | undefined): Cursor | null {
  if (!text) return null;
  try {
    const found = cursorSchema.safeParse(JSON.parse(Buffer.from(text, 'base64url').toString()));
    return found.success ? { value: found.data[0], id: found.data[1] } : null;
  } catch {
    return null;
  }
}

export const earthRadiusKm = 6371.0088;

/** The box in degrees that holds every point within a distance, for an index to be asked first. */
export function boxAround(near: { readonly lat: number; readonly lon: number }, km: number) {
  const lat = (km / earthRadiusKm) * (180 / Math.PI);
  const lon = Math.min(180, lat / Math.max(0.01, Math.cos((near.lat * Math.PI) / 180)));
  return { south: near.lat - lat, north: near.lat + lat, west: near.lon - lon, east: near.lon + lon };
}
