import { audit } from '../../audit/index.ts';
import { Forbidden, NotFound, newId, Refused } from '../../core/index.ts';
import type { Scope } from '../../platform/database/index.ts';
import type { Column, DataSet } from './definition.ts';
import { findDataSet } from './find-data-set.ts';
import { mayTakeDataSets } from './policy.ts';
import { dataSetStore } from './store.ts';

/**
 * Makes a data set of the programme's own, as another one is now.
 * @returns its id
 * @throws Forbidden for all but co-ordinators · NotFound
 */
export async function copyDataSet(scope: Scope, from: string, title: string): Promise<string> {
  if (!mayTakeDataSets(scope.actor)) throw new Forbidden('reports.sets.refused.role');
  const { columns, basedOn } = await findDataSet(scope, from);
  const id = newId();
  await dataSetStore(scope).add({ id, title, version: 1, basedOn, columns });
  await audit(scope, { verb: 'data_set.copied', subject: { kind: 'data_set', id } });
  return id;
}

/** What somebody changed, and the version they looked at. */
export type DataSetChange = {
  readonly id: string;
  readonly version: number;
  readonly title: string;
  readonly columns: readonly Column[];
};

/**
 * Writes the next version of one of the programme's own.
 * @throws Forbidden · NotFound, also for those that come with the software · Refused when somebody else changed it meanwhile
 */
export async function changeDataSet(scope: Scope, change: DataSetChange): Promise<void> {
  await addVersion(scope, change.id, change.version, now => ({
    ...now,
    title: change.title,
    columns: change.columns,
  }));
  await audit(scope, {
    verb: 'data_set.changed',
    subject: { kind: 'data_set', id: change.id },
    fields: change.columns.map(column => column.header),
  });
}

/** No file is made with it any more; what was taken stays on record. @throws as `changeDataSet` */
export async function retireDataSet(scope: Scope, id: string, version: number): Promise<void> {
  await addVersion(scope, id, version, now => now, true);
  await audit(scope, { verb: 'data_set.retired', subject: { kind: 'data_set', id } });
}

async function addVersion(
  scope: Scope,
  id: string,
  version: number,
  changed: (now: DataSet) => DataSet,
  isRetired = false,
): Promise<void> {
  if (!mayTakeDataSets(scope.actor)) throw new Forbidden('reports.sets.refused.role');
  const store = dataSetStore(scope);
  const now = await store.find(id);
  if (!now) throw new NotFound('data_set');
  if (now.version !== version || !(await store.add({ ...changed(now), version: version + 1 }, isRetired)))
    throw new Refused('reports.sets.refused.changed');
}
