import { NotFound } from '../../core/index.ts';
import type { Scope } from '../../platform/database/index.ts';
import { type DataSet, shippedIds } from './definition.ts';
import { shipped } from './shipped.ts';
import { dataSetStore } from './store.ts';

/** A data set by its name or id, as it is now. @throws NotFound where there is none in this programme, or it is used no more */
export async function findDataSet(scope: Scope, id: string): Promise<DataSet> {
  const known = shippedIds.find(one => one === id);
  if (known) return shipped(known);
  const own = await dataSetStore(scope).find(id);
  if (!own) throw new NotFound('data_set');
  return own;
}
