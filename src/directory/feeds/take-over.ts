import { audit } from '../../audit/index.ts';
import type { Scope } from '../../platform/database/index.ts';
import { dropDraft } from '../draft-store.ts';
import { type HashedReading, planImport } from '../plan-import.ts';
import { completeRun } from '../run-store.ts';
import type { Source } from '../sources.ts';
import { knownRecords, lockSource, writePlan } from '../store.ts';
import type { Feed } from './feed.ts';
import { wentWell, wentWrong } from './feed-outcome.ts';
import type { Gathered } from './gathered.ts';
import { heldReason } from './held-reason.ts';
import { memoryAfter } from './manner.ts';
import { dropPages, type OpenRun } from './run-state-store.ts';

/**
 * Takes over all that a run has read, with its report, in the transaction of the scope; or keeps only the report of what it
 * would do, where a person must say yes first.
 */
export async function takeOver(
  scope: Scope,
  of: { readonly run: OpenRun; readonly source: Source; readonly feed: Feed | null },
  gathered: Gathered,
  read: HashedReading,
): Promise<void> {
  const { db, now, actor } = scope;
  const { run, source, feed } = of;
  await lockSource(db, source.key);
  const known = await knownRecords(db, source.id);
  const plan = planImport(read, known);
  const held = run.forced ? null : await heldReason(db, source.id, known, plan);
  if (held === null) {
    const rows = { id: source.id, key: source.key, at: now, asOf: source.correctAsOf };
    await writePlan(db, rows, plan);
  }
  const { files, memory, walk } = gathered;
  await completeRun(db, { id: run.id, files, now, read, counts: plan.counts, heldReason: held });
  await dropPages(db, run.id);
  if (feed && held === null) {
    const kept = walk ? memoryAfter(memory, walk, plan, read.problems) : memory;
    await wentWell(db, feed, kept, now);
  }
  if (feed && held !== null) await wentWrong(db, feed.id, now);
  if (run.draftId) await dropDraft({ ...scope, actor: { ...actor, id: run.byId } }, run.draftId);
  if (held === null)
    await audit(scope, { verb: 'directory.imported', subject: { kind: 'import_run', id: run.id } });
}
