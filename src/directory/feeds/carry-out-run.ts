import { type Scope, systemActor } from '../../platform/database/index.ts';
import { readApart } from '../reading/apart/read-apart.ts';
import { sourceOf } from '../run-store.ts';
import type { Feed } from './feed.ts';
import { type FeedDeps, RunBroken, RunCancelled, RunPaused } from './feed-deps.ts';
import { wentWell, wentWrong } from './feed-outcome.ts';
import { findFeed } from './feed-store.ts';
import { gather } from './gather.ts';
import type { Tell } from './gathered.ts';
import * as runs from './run-state-store.ts';
import { takeOver } from './take-over.ts';

const renewEvery = 30_000;

/**
 * Carries out a run that is wanted: gathers, reads in a thread of its own, and takes all of it over in one transaction. What
 * cannot be read, is called off or stops half-way changes nothing. Begun twice, it runs once.
 */
export async function carryOutRun(
  deps: FeedDeps,
  { programmeId, runId }: { readonly programmeId: string; readonly runId: string },
  stopping: AbortSignal = new AbortController().signal,
): Promise<void> {
  const actor = systemActor(programmeId);
  const within = <T>(work: (scope: Scope) => Promise<T>) => deps.database.within(actor, work, `run:${runId}`);
  const run = await within(({ db, now }) => runs.claimRun(db, runId, now));
  if (!run) return;
  const off = new AbortController();
  const signal = AbortSignal.any([off.signal, stopping]);
  const tell: Tell = async progress => {
    const cancelled = await within(({ db, now }) => runs.keepRun(db, runId, progress, now));
    if (cancelled) throw new RunCancelled();
    if (stopping.aborted) throw new RunPaused();
  };
  const renewing = setInterval(() => {
    void within(({ db, now }) => runs.keepRun(db, runId, null, now)).then(
      cancelled => cancelled && off.abort(),
      () => undefined,
    );
  }, renewEvery);
  let feed: Feed | null = null;
  try {
    if (run.tries > runs.mostTries) throw new RunBroken('gave_up');
    const source = await within(({ db }) => sourceOf(db, run.sourceId));
    const { feedId } = run;
    feed = feedId === null ? null : await within(({ db }) => findFeed(db, source.region, feedId));
    const of = { run, source, feed };
    const gathered = await gather(deps, of, tell, signal);
    if (!gathered.toRead) {
      await within(async ({ db, now }) => {
        await runs.endRun(db, runId, { state: 'done', reason: null, detail: null }, now);
        if (of.feed) await wentWell(db, of.feed, gathered.memory, now);
      });
      return;
    }
    await tell({ phase: 'reading' });
    const read = await readApart(gathered.toRead.order, gathered.toRead.pieces);
    if ('reason' in read) throw new RunBroken(read.reason, read.detail);
    if (read.services.length + read.organizations.length + read.problems.length === 0 && !feed)
      throw new RunBroken('no_services');
    await tell({ phase: 'writing' });
    await within(scope => takeOver(scope, of, gathered, read));
  } catch (error) {
    await fail(error);
  } finally {
    clearInterval(renewing);
  }

  async function fail(error: unknown): Promise<void> {
    if (error instanceof RunPaused || stopping.aborted) {
      await within(({ db }) => runs.releaseRun(db, runId));
      return;
    }
    const cancelled = error instanceof RunCancelled || off.signal.aborted;
    const broken = error instanceof RunBroken ? error : null;
    await within(async ({ db, now }) => {
      const end = {
        state: cancelled ? ('cancelled' as const) : ('broken' as const),
        reason: cancelled ? 'cancelled' : (broken?.reason ?? 'internal'),
        detail: broken?.detail ?? null,
      };
      await runs.endRun(db, runId, end, now);
      if (feed && !cancelled) await wentWrong(db, feed.id, now);
    });
    if (!cancelled && !broken) throw error;
  }
}
