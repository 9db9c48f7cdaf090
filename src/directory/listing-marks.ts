/**
 * Marks among the words of a listing, as `directory.marks` writes them: kinds, squares of the map, and parts of a region.
 * They let the index of words answer for kinds and surroundings at once. Here they are written as a query of full text.
 */

import { boxAround } from './search.ts';

type Point = { readonly lat: number; readonly lon: number };

/** How many squares there are to a degree, the smallest squares first. */
export const squares = [30, 12, 5, 2] as const;

/** Into so many parts the services of a region fall by chance. */
export const parts = 128;

const quoted = (mark: string) => `'${mark.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`;
const any = (marks: readonly string[]) => marks.map(quoted).join(' | ');

/** Any of these kinds. */
export function kindMarks(kinds: readonly string[]): string {
  return any(kinds.map(kind => `~k:${kind}`));
}

/** The nine squares around a point, of one size: everything within one square's length lies in them. */
export function squareMarks({ lat, lon }: Point, size: (typeof squares)[number]): string {
  const steps = [-1, 0, 1];
  const [row, column] = [Math.floor(lat * size), Math.floor(lon * size)];
  return any(steps.flatMap(down => steps.map(along => `~${size}:${row + down},${column + along}`)));
}

/** Most squares that are asked for at once. */
const mostSquares = 60;

/**
 * Squares that hold everything within a distance of a point, the smallest that are few enough; null where even the
 * largest are too many.
 */
export function squareMarksWithin(near: Point, km: number): string | null {
  const { south, north, west, east } = boxAround(near, km);
  for (const size of squares) {
    const rows = between(south, north, size);
    const columns = between(west, east, size);
    if (rows.length * columns.length <= mostSquares)
      return any(rows.flatMap(row => columns.map(column => `~${size}:${row},${column}`)));
  }
  return null;
}

// A little more on both sides, so that nothing is lost where the box was rounded.
function between(from: number, to: number, size: number): readonly number[] {
  const first = Math.floor((from - 1e-6) * size);
  const count = Math.min(mostSquares + 1, Math.floor((to + 1e-6) * size) - first + 1);
  return Array.from({ length: count }, (_, index) => first + index);
}

/** What has no position: it comes by telephone, or nobody has said where it is. */
export const nowhereMark = quoted('~nowhere');

/** So many parts of a region, from one on and around. */
export function partMarks(region: string, first: number, count: number): string {
  return any(Array.from({ length: count }, (_, index) => `~b:${region}:${(first + index) % parts}`));
}
