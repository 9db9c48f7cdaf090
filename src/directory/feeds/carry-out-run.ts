import { audit } from '../../audit/index.ts';
import { type Db, type Scope, systemActor } from '../../platform/database/index.ts';
import { dropDraft } from '../draft-store.ts';
import { importDraft } from '../import-queries.ts';
import { type HashedReading, type ImportPlan, type KnownRecords, planImport } from '../plan-import.ts';
import type { ReadOrder } from '../reading/apart/order.ts';
import { readApart } from '../reading/apart/read-apart.ts';
import { completeRun, namesOf, sourceOf } from '../run-store.ts';
import type { Source } from '../sources.ts';
import { knownRecords, lockSource, writePlan } from '../store.ts';
import { type Feed, nextDueAfter, noMemory } from './feed.ts';
import { type FeedDeps, RunBroken, RunCancelled, RunPaused } from './feed-deps.ts';
import { feedById, findFeed, setOutcome } from './feed-store.ts';
import { fetchFile } from './fetch-file.ts';
import type { Gathered, Tell } from './gathered.ts';
import * as runs from './run-state-store.ts';
import { walkApi } from './walk-api.ts';
import { walkRpde } from './walk-rpde.ts';

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
    const source = await within(({ db }) => sourceOf(db, run.sourceId));
    const feedId = run.feedId;
    feed = feedId === null ? null : await within(({ db }) => findFeed(db, source.region, feedId));
    const gathered = await gather(source, feed);
    if (!gathered.toRead) {
      await within(async ({ db, now }) => {
        await runs.endRun(db, runId, { state: 'done', reason: null, detail: null }, now);
        if (feed) await good(db, feed, gathered, now);
      });
      return;
    }
    await tell({ phase: 'reading' });
    const read = await readApart(gathered.toRead.order, gathered.toRead.pieces);
    if ('reason' in read) throw new RunBroken(read.reason, read.detail);
    if (read.services.length + read.organizations.length + read.problems.length === 0 && !feed)
      throw new RunBroken('no_services');
    await tell({ phase: 'writing' });
    await within(scope => takeOver(scope, source, gathered, read));
  } catch (error) {
    await fail(error);
  } finally {
    clearInterval(renewing);
  }

  async function gather(source: Source, from: Feed | null): Promise<Gathered> {
    const { region, settings } = source;
    const order: ReadOrder = { region, ...settings, kind: 'files' };
    if (!from) {
      const draft = await within(({ db }) =>
        importDraft(db, { ...actor, id: run?.byId ?? '' }, run?.draftId ?? ''),
      );
      const files = draft.files.map(file => file.name);
      return { memory: noMemory, files, toRead: { order, pieces: [{ files: draft.files }] } };
    }
    if (from.kind === 'file') return fetchFile(deps, from, order, tell, signal);
    if (from.kind === 'hsds_api') return walkApi(deps, from, runId, order, tell, signal);
    const zone = region === 'ie' ? 'Europe/Dublin' : 'Europe/London';
    const today = await within(async ({ now }) => now.toZonedDateTimeISO(zone).toPlainDate());
    const items: ReadOrder = { ...order, kind: 'items', today: today.toString(), zone };
    return walkRpde(deps, from, items, today, tell, signal);
  }

  async function takeOver(
    scope: Scope,
    source: Source,
    gathered: Gathered,
    read: HashedReading,
  ): Promise<void> {
    const { db, now } = scope;
    await lockSource(db, source.key);
    const known = await knownRecords(db, source.id);
    const plan = planImport(read, known);
    const held = run?.forced ? null : await heldReason(db, source.id, known, plan);
    if (held === null) {
      const rows = { id: source.id, key: source.key, at: now, asOf: source.correctAsOf };
      await writePlan(db, rows, plan);
    }
    const { files } = gathered;
    await completeRun(db, { id: runId, files, now, read, counts: plan.counts, heldReason: held });
    await runs.dropPages(db, runId);
    if (feed && held === null) await good(db, feed, gathered, now);
    if (feed && held !== null) for (const latest of await feedById(db, [feed.id])) await bad(db, latest, now);
    if (run?.draftId) await dropDraft({ ...scope, actor: { ...actor, id: run.byId } }, run.draftId);
    if (held === null)
      await audit(scope, { verb: 'directory.imported', subject: { kind: 'import_run', id: runId } });
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
      // What the walk has kept of itself by now is newer than what it began with.
      const [latest] = feed && !cancelled ? await feedById(db, [feed.id]) : [];
      if (latest) await bad(db, latest, now);
    });
    if (!cancelled && !broken) throw error;
  }
}

async function good(db: Db, feed: Feed, gathered: Gathered, now: Temporal.Instant): Promise<void> {
  const nextDue = nextDueAfter(feed.every, 0, now);
  await setOutcome(db, feed.id, { memory: gathered.memory, failures: 0, nextDue, goodAt: now });
}

async function bad(db: Db, feed: Feed, now: Temporal.Instant): Promise<void> {
  const failures = feed.failures + 1;
  const nextDue = nextDueAfter(feed.every, failures, now);
  await setOutcome(db, feed.id, { memory: feed.memory, failures, nextDue, goodAt: null });
}

const few = 10;

/**
 * Why a plan waits for a person: it would take more than half of a source off the list. When most of that comes back under
 * other ids, those have changed, and with them would go what people have confirmed, noted and introduced.
 */
async function heldReason(
  db: Db,
  sourceId: string,
  known: KnownRecords,
  plan: ImportPlan,
): Promise<'ids_changed' | 'mostly_gone' | null> {
  const listed = [...known.services.values()].filter(one => !one.missing).length;
  const gone = plan.vanished.services;
  if (listed < few || gone.length * 2 <= listed) return null;
  const names = await namesOf(db, sourceId, gone);
  const fresh = new Set(plan.services.filter(one => !one.known).map(one => one.record.name));
  const again = names.filter(name => fresh.has(name)).length;
  return again * 2 > names.length ? 'ids_changed' : 'mostly_gone';
}
