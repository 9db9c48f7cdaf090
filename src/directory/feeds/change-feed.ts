import { audit } from '../../audit/index.ts';
import { Refused } from '../../core/index.ts';
import type { Scope } from '../../platform/database/index.ts';
import { nextDueAfter, type Rhythm } from './feed.ts';
import { findFeed, setRhythm } from './feed-store.ts';
import { askToCancel } from './run-state-store.ts';
import { wantRun } from './want-run.ts';

type Of = { readonly region: 'ie' | 'uk'; readonly feedId: string };

/** Asks a feed now. `forced`: although much of what it brought is gone, as somebody has seen and wants. */
export async function runFeed(scope: Scope, of: Of, forced: boolean): Promise<string> {
  const { id, sourceId, addresses } = await findFeed(scope.db, of.region, of.feedId);
  return wantRun(scope, { sourceId, feedId: id, draftId: null, files: addresses, forced });
}

/** Lets a feed rest, or wakes it. */
export async function pauseFeed(scope: Scope, of: Of, paused: boolean): Promise<void> {
  const { id, every, nextDue } = await findFeed(scope.db, of.region, of.feedId);
  const due = paused ? nextDue : nextDueAfter(every, 0, scope.now);
  await setRhythm(scope.db, id, { every, pausedAt: paused ? scope.now : null, nextDue: due });
  await audit(scope, { verb: paused ? 'feed.paused' : 'feed.resumed', subject: { kind: 'feed', id } });
}

/** Changes how often a feed is asked. */
export async function changeRhythm(scope: Scope, of: Of, every: Rhythm): Promise<void> {
  const { id, pausedAt } = await findFeed(scope.db, of.region, of.feedId);
  await setRhythm(scope.db, id, { every, pausedAt, nextDue: nextDueAfter(every, 0, scope.now) });
  await audit(scope, { verb: 'feed.changed', subject: { kind: 'feed', id }, fields: ['every'] });
}

/** Calls a run off: between two pages, before anything of it is taken over. */
export async function cancelRun(scope: Scope, runId: string): Promise<void> {
  if (!(await askToCancel(scope.db, runId, scope.now))) throw new Refused('directory.feeds.refused_over');
  await audit(scope, { verb: 'directory.import_cancelled', subject: { kind: 'import_run', id: runId } });
}
