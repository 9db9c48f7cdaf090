import { z } from 'zod';
import type { WeekDay, WeekPart } from './search-week.ts';

/** How results are ordered: by how well the words fit, by distance, by when they next take place, or by name. */
export const searchOrders = ['fit', 'distance', 'soonest', 'name'] as const;
export type SearchOrder = (typeof searchOrders)[number];

/**
 * What is looked for. Facts that are asked for keep services that do not say: unknown is never no. Those whose times,
 * place, language or sex are not known come after those that are known to fit.
 */
export type Search = {
  readonly region: 'ie' | 'uk';
  readonly words: string;
  /** Any of these kinds. */
  readonly kinds: readonly string[];
  /** And any of these, which a need led to. */
  readonly needKinds: readonly string[];
  readonly near: { readonly lat: number; readonly lon: number } | null;
  readonly withinKm: number | null;
  readonly days: readonly WeekDay[];
  readonly parts: readonly WeekPart[];
  readonly free: boolean;
  /** House codes of access; all of them. */
  readonly access: readonly string[];
  /** Two or three letters, as 'pl'. */
  readonly language: string | null;
  readonly sex: 'women' | 'men' | null;
  readonly age: number | null;
  readonly online: boolean;
  /** Only what one may come to without a referral. */
  readonly openDoor: boolean;
  /** Only what was confirmed on this day or later. */
  readonly confirmedSince: Temporal.PlainDate | null;
  readonly order: SearchOrder;
  readonly after: Cursor | null;
  readonly limit: number;
};

/** Everything that can be asked, unasked: what a search begins with. */
export const anything: Omit<Search, 'region'> = {
  words: '',
  kinds: [],
  needKinds: [],
  near: null,
  withinKm: null,
  days: [],
  parts: [],
  free: false,
  access: [],
  language: null,
  sex: null,
  age: null,
  online: false,
  openDoor: false,
  confirmedSince: null,
  order: 'fit',
  after: null,
  limit: 20,
};

/** Where the page before ended: the group of its last result (see search-walk-queries.ts), its sorting value, and its id. */
export type Cursor = { readonly group: number; readonly value: number | string; readonly id: string };

const cursorSchema = z.tuple([z.int().min(0).max(5), z.union([z.number(), z.string().max(600)]), z.uuid()]);

/** A cursor as it stands in an address. */
export function writeCursor({ group, value, id }: Cursor): string {
  return Buffer.from(JSON.stringify([group, value, id])).toString('base64url');
}

/** Reads a cursor of an address; null when it is none. */
export function readCursor(text: string | undefined): Cursor | null {
  if (!text) return null;
  try {
    const found = cursorSchema.safeParse(JSON.parse(Buffer.from(text, 'base64url').toString()));
    return found.success ? { group: found.data[0], value: found.data[1], id: found.data[2] } : null;
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
