import { audit } from '../../audit/index.ts';
import { NotFound, Refused } from '../../core/index.ts';
import { areasOf } from '../../people/index.ts';
import type { Scope } from '../../platform/database/index.ts';
import type { RegionProfile } from '../../programmes/index.ts';
import { type FigureKind, type FigureMapping, permitFigures } from './figures.ts';
import { missingFields, readFigures, tableOf } from './read-file.ts';
import { sourceStore } from './source-store.ts';

/**
 * Makes the figures of a draft count. Figures of the same kind and name are replaced as a whole; the same file read the same way again
 * changes nothing.
 * @returns `same` where nothing changed
 * @throws Forbidden, NotFound · Refused where a needed column is not chosen or no row can be read
 */
export async function takeInFigures(
  scope: Scope,
  { sourceId, profile }: { readonly sourceId: string; readonly profile: RegionProfile },
): Promise<'done' | 'same'> {
  permitFigures(scope.actor);
  const store = sourceStore(scope);
  const draft = await store.find(sourceId, 'draft');
  const table = draft?.file ? tableOf(draft.file) : null;
  if (!draft || table === null) throw new NotFound('population_source');
  const kind = draft.kind as FigureKind;
  const mapping = draft.mapping as FigureMapping;
  if (missingFields(kind, mapping).length > 0) throw new Refused('reach.refused.columns');
  const before = await store.sameName(kind, draft.title);
  if (before?.digest.equals(draft.digest) && sameMapping(before.mapping as FigureMapping, mapping)) {
    await store.remove(draft.id);
    return 'same';
  }
  const { read, leftOut } = readFigures(table, { kind, mapping, profile, areas: await areasOf(scope) });
  if (read.rows.length === 0) throw new Refused('reach.refused.no_rows');
  if (before) await store.remove(before.id);
  await store.readIn(draft.id, read, leftOut);
  await audit(scope, {
    verb: 'population.read_in',
    subject: { kind: 'population_source', id: draft.id },
    reason: kind,
  });
  return 'done';
}

function sameMapping(one: FigureMapping, other: FigureMapping): boolean {
  const sorted = (mapping: FigureMapping) => JSON.stringify(Object.entries(mapping).toSorted());
  return sorted(one) === sorted(other);
}
