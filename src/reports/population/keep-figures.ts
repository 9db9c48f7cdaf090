import { createHash } from 'node:crypto';
import { audit } from '../../audit/index.ts';
import type { Scope } from '../../platform/database/index.ts';
import type { RegionProfile } from '../../programmes/index.ts';
import { type FigureSource, permitFigures } from './figures.ts';
import { suggestFields, tableOf } from './read-file.ts';
import { sourceStore } from './source-store.ts';

/**
 * Keeps a file of figures to be looked at before it counts. Columns are read as those of the latest file of the kind were, where they
 * are still called so.
 * @returns the id of the draft, or null where the file is no table
 * @throws Forbidden
 */
export async function keepFigures(
  scope: Scope,
  {
    source,
    file,
    profile,
  }: { readonly source: FigureSource; readonly file: Uint8Array; readonly profile: RegionProfile },
): Promise<string | null> {
  permitFigures(scope.actor);
  const table = tableOf(file);
  if (table === null || table.rows.length === 0) return null;
  const store = sourceStore(scope);
  const before = await store.latestMapping(source.kind);
  const same = before !== null && Object.values(before).every(column => table.columns.includes(column));
  const id = await store.keep(source, {
    scheme: source.kind === 'deprivation' ? profile.deprivation.index : null,
    mapping: same ? before : suggestFields(source.kind, table.columns),
    file,
    digest: createHash('sha256').update(file).digest(),
  });
  await audit(scope, {
    verb: 'population.kept',
    subject: { kind: 'population_source', id },
    reason: source.kind,
  });
  return id;
}
