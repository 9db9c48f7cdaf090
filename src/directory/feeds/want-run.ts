import { audit } from '../../audit/index.ts';
import { newId, Refused } from '../../core/index.ts';
import type { Scope } from '../../platform/database/index.ts';
import { emit } from '../../platform/events/index.ts';
import { addWantedRun, type WantedRun } from './run-state-store.ts';

/** The event that begins a run. */
export const runWanted = 'DirectoryRunWanted';

/**
 * Puts a run on the list; the queue begins it when this transaction is committed. A feed has one at a time.
 * @returns the run's id
 */
export async function wantRun(scope: Scope, run: Omit<WantedRun, 'id'>): Promise<string> {
  const id = newId();
  const added = await addWantedRun(scope.db, { ...run, id }, scope.actor, scope.now);
  if (!added) throw new Refused('directory.feeds.refused_running');
  await audit(scope, { verb: 'directory.import_wanted', subject: { kind: 'import_run', id } });
  await emit(scope, { name: runWanted, subjectId: id });
  return id;
}
