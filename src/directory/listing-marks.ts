/**
 * Marks among the words of a listing, as `directory.marks` writes them: kinds, squares of the map, and parts of a region.
 * They let the index of words answer for kinds and surroundings at once. Here they are written as a query of full text.
 */

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

/** What has no position: it comes by telephone, or nobody has said where it is. */
export const nowhereMark = quoted('~nowhere');

/** So many parts of a region, from one on and around. */
export function partMarks(region: string, first: number, count: number): string {
  return any(Array.from({ length: count }, (_, index) => `~b:${region}:${(first + index) % parts}`));
}
