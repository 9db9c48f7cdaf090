import { sql } from 'kysely';
import { boxAround, earthRadiusKm } from './search.ts';

type Point = { readonly lat: number; readonly lon: number };

/** Squares to a degree: one is about nine kilometres high and five wide in Ireland. */
const toADegree = 12;
const rowLength = 10_000;

/** The number of the square in which a row `l` of the listing lies, 0 where that is not known; the index `listing_square` holds it. */
export const squareOfRow = sql`coalesce(floor(l.latitude * 12)::int * 10000 + floor(l.longitude * 12)::int, 0)`;

/** The number for what has no position. */
export const nowhere = 0;

/** More squares than this are dearer to ask for than to leave out. */
const most = 300;

/** @returns the number of the square of a point */
export function squareOf({ lat, lon }: Point): number {
  return Math.floor(lat * toADegree) * rowLength + Math.floor(lon * toADegree);
}

/**
 * The squares that hold every point within a distance, without those of the corners that lie beyond it.
 * @returns their numbers; null where they would be too many
 */
export function squaresWithin(near: Point, km: number): readonly number[] | null {
  const { south, north, west, east } = boxAround(near, km);
  const rows = between(south, north);
  const columns = between(west, east);
  if (rows.length * columns.length > most) return null;
  return rows.flatMap(row =>
    columns.flatMap(column => (kmTo(near, row, column) > km ? [] : [row * rowLength + column])),
  );
}

// A little more on both sides, so that nothing is lost where the box was rounded.
function between(from: number, to: number): readonly number[] {
  const first = Math.floor((from - 1e-6) * toADegree);
  const count = Math.min(most + 1, Math.floor((to + 1e-6) * toADegree) - first + 1);
  return Array.from({ length: count }, (_, index) => first + index);
}

// Never more than the way to the nearest point of the square: the way along the meridian alone, and the way along the parallel
// that lies nearest to the pole, where degrees are shortest.
function kmTo({ lat, lon }: Point, row: number, column: number): number {
  const away = (from: number, at: number) => Math.max(0, from - at, at - (from + 1));
  const radian = (earthRadiusKm * Math.PI) / 180;
  const up = (away(row, lat * toADegree) / toADegree) * radian;
  const highest = Math.min(
    89,
    Math.max(Math.abs(lat), Math.abs(row / toADegree), Math.abs((row + 1) / toADegree)),
  );
  const along = (away(column, lon * toADegree) / toADegree) * radian * Math.cos((highest * Math.PI) / 180);
  return Math.hypot(up, along) * 0.99 - 0.01;
}
