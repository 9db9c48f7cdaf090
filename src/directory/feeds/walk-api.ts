import { setTimeout as wait } from 'node:timers/promises';
import { systemActor } from '../../platform/database/index.ts';
import type { ApiBody, ReadOrder } from '../reading/apart/order.ts';
import type { Problem } from '../record.ts';
import { pageAddress } from './api-addresses.ts';
import { fetchDetails } from './api-details.ts';
import { askPage, tellsChanges, toldChanges } from './ask-changes.ts';
import type { Feed, FeedMemory } from './feed.ts';
import { type FeedDeps, RunBroken } from './feed-deps.ts';
import type { Gathered, Tell } from './gathered.ts';
import { keptBodies, keptPieces } from './kept-bodies.ts';
import { mannerOf } from './manner.ts';
import { keepPages } from './page-store.ts';
import { keepAskedSince, type OpenRun } from './run-state-store.ts';
import { afterPage, apiPageOf, beginWalk, isShortForm, usualWalk, type Walk } from './walk-pages.ts';

/**
 * Walks through the pages of an HSDS or ORUK API, all of them or those of what changed, and puts each body aside as it came,
 * then asks for the details of services that the list gives in short form. A run that was broken off goes on after the last
 * body put aside.
 */
export async function walkApi(
  deps: FeedDeps,
  feed: Feed,
  run: OpenRun,
  order: ReadOrder,
  tell: Tell,
  signal: AbortSignal,
): Promise<Gathered> {
  const actor = systemActor(feed.ownerProgrammeId);
  const limits = { ...usualWalk, ...deps.walkLimits };
  const base = feed.addresses[0] ?? '';
  const began = await deps.database.within(actor, async ({ now }) => now);
  const { since, told, memory } = run.resumed
    ? { since: run.askedSince, told: null, memory: feed.memory }
    : await begin();
  let walk = beginWalk();
  let short = false;
  for await (const kept of keptBodies(deps.database, actor, run.id, 'list')) {
    const page = apiPageOf(JSON.parse(new TextDecoder().decode(kept.body)));
    if (!page) continue;
    short ||= isShortForm(page.services);
    walk = afterPage(walk, page, limits);
  }
  while (walk.next !== null) {
    const number: number = walk.next;
    const { page, bytes } = await askPage(deps, pageAddress(base, number, since), signal);
    const body: ApiBody = { part: 'list', number, key: null, body: bytes };
    await deps.database.within(actor, ({ db }) => keepPages(db, run.id, [body]));
    short ||= isShortForm(page.services);
    walk = afterPage(walk, page, limits);
    await tell({ phase: 'fetching', pages: number, records: walk.found, expected: walk.expected });
    if (walk.next !== null) await wait(deps.pause ?? 500, undefined, { signal }).catch(() => undefined);
  }
  if (walk.oddities.includes('too_many')) throw new RunBroken('endless');
  if (since !== null && walk.found === 0) {
    return { memory: { ...memory, since: began.toString() }, files: [base], toRead: null };
  }
  if (short) await fetchDetails(deps, actor, { base, runId: run.id, ids: [...walk.seen] }, tell, signal);
  const whole = since === null && walk.oddities.length === 0;
  const shifted = walk.oddities.some(one => one === 'repeated_page' || one === 'duplicate');
  return {
    memory,
    walk: { began, whole, shifted, told },
    files: [base],
    toRead: {
      order: { ...order, kind: 'api', complete: whole, short, oddities: walk.oddities.map(asProblem(walk)) },
      pieces: keptPieces(deps.database, actor, run.id),
    },
  };

  /** Decides what this run asks for, and finds out first whether the server tells changes where that is due. */
  async function begin(): Promise<{
    readonly since: Temporal.Instant | null;
    readonly told: ReadonlySet<string> | null;
    readonly memory: FeedMemory;
  }> {
    const manner = mannerOf(feed.memory, run.forced, began);
    if (manner.ask === 'changes') {
      await deps.database.within(actor, ({ db }) => keepAskedSince(db, run.id, manner.since));
      return { since: manner.since, told: null, memory: feed.memory };
    }
    if (manner.ask === 'both') {
      const told = await toldChanges(deps, base, manner.since, limits, signal);
      return { since: null, told, memory: feed.memory };
    }
    const tells = manner.ask === 'try' ? await tellsChanges(deps, base, began, signal) : null;
    if (tells === null) return { since: null, told: null, memory: feed.memory };
    const found = { tellsChanges: tells ? ('yes' as const) : ('no' as const), triedAt: began.toString() };
    return { since: null, told: null, memory: { ...feed.memory, ...found } };
  }
}

function asProblem(walk: Walk): (reason: Walk['oddities'][number]) => Problem {
  return reason => ({
    file: null,
    row: null,
    column: null,
    level: 'note',
    reason,
    value: reason === 'wrong_total' ? `${walk.found} / ${walk.expected}` : null,
  });
}
