import { readFileSync } from 'node:fs';

/** A closed line of longitude, latitude, longitude, latitude … in degrees. */
export type Ring = readonly number[];

let rings: readonly Ring[] | null = null;

/** The outline of Ireland, Great Britain and the Isle of Man, public domain (assets/map/ATTRIBUTION.md). Read once. */
export function outline(): readonly Ring[] {
  rings ??= JSON.parse(readFileSync(new URL('./assets/map/outline.json', import.meta.url), 'utf8')) as Ring[];
  return rings;
}
