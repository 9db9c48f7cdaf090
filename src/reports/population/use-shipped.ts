import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { audit } from '../../audit/index.ts';
import { Refused } from '../../core/index.ts';
import type { Scope } from '../../platform/database/index.ts';
import type { RegionProfile } from '../../programmes/index.ts';
import { type FigureSource, permitFigures } from './figures.ts';
import { readFigures, tableOf } from './read-file.ts';
import { sourceStore } from './source-store.ts';

/** The index of deprivation that comes with the product (data/ATTRIBUTION.md). */
const shipped: FigureSource = {
  kind: 'deprivation',
  title: 'Composite UK Index of Multiple Deprivation 3.4.0',
  publisher: 'mySociety',
  licence: 'CC BY 4.0',
  webAddress: 'https://github.com/mysociety/composite_uk_imd',
  dated: Temporal.PlainDate.from('2025-06-25'),
};
const mapping = { small_area: 'lsoa', band: 'decile' } as const;

/**
 * Reads in the index that comes with the product; a second time changes nothing.
 * @throws Forbidden · Refused where the country of the programme has none
 */
export async function useShipped(
  scope: Scope,
  { profile }: { readonly profile: RegionProfile },
): Promise<'done' | 'same'> {
  permitFigures(scope.actor);
  if (profile.deprivation.index !== 'uk_imd') throw new Refused('reach.refused.none_shipped');
  const file = gunzipSync(readFileSync(new URL('./data/uk-imd.csv.gz', import.meta.url)));
  const digest = createHash('sha256').update(file).digest();
  const store = sourceStore(scope);
  const before = await store.sameName(shipped.kind, shipped.title);
  if (before?.digest.equals(digest)) return 'same';
  const table = tableOf(file);
  if (table === null) throw new RangeError('the index that comes with the product is a table');
  const { read, leftOut } = readFigures(table, { kind: shipped.kind, mapping, profile, areas: [] });
  if (before) await store.remove(before.id);
  const id = await store.keep(shipped, { scheme: 'uk_imd', mapping, file, digest });
  await store.readIn(id, read, leftOut);
  await audit(scope, {
    verb: 'population.read_in',
    subject: { kind: 'population_source', id },
    reason: shipped.kind,
  });
  return 'done';
}
