import type { Errand, Routine } from '../../platform/events/index.ts';
import { emit } from '../../platform/events/index.ts';
import { carryOutRun } from './carry-out-run.ts';
import type { FeedDeps } from './feed-deps.ts';
import { dueFeeds, feedById } from './feed-store.ts';
import { strandedRuns } from './run-state-store.ts';
import { runWanted, wantRun } from './want-run.ts';

/** Carries out runs of feeds and of large files. */
export function directoryErrands(deps: FeedDeps): readonly Errand[] {
  return [
    {
      name: 'directory.runs',
      on: [runWanted],
      carryOut: (event, stopping) =>
        carryOutRun(deps, { programmeId: event.programmeId, runId: event.subjectId }, stopping),
    },
  ];
}

/** Every minute: asks feeds that are due, and takes up runs whose process is gone. */
export const directoryRoutines: readonly Routine[] = [
  {
    name: 'directory.feeds',
    cron: '* * * * *',
    async handle(scope) {
      const { db, actor, now } = scope;
      for (const id of await strandedRuns(db, actor.programmeId, now)) {
        await emit(scope, { name: runWanted, subjectId: id });
      }
      const due = await feedById(db, await dueFeeds(db, actor.programmeId, now));
      for (const { id, sourceId, addresses } of due) {
        await wantRun(scope, { sourceId, feedId: id, draftId: null, files: addresses, forced: false });
      }
    },
  },
];
