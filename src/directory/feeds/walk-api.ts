import { setTimeout as wait } from 'node:timers/promises';
import { type Actor, systemActor } from '../../platform/database/index.ts';
import type { ApiBody, Piece, ReadOrder } from '../reading/apart/order.ts';
import type { Problem } from '../record.ts';
import { askJson } from './ask-patiently.ts';
import type { Feed } from './feed.ts';
import { type FeedDeps, RunBroken, RunCancelled, RunPaused } from './feed-deps.ts';
import type { Gathered, Tell } from './gathered.ts';
import { keepPages, keptDetails, nextPages } from './page-store.ts';
import { afterPage, apiPageOf, beginWalk, idIn, isShortForm, usualWalk, type Walk } from './walk-pages.ts';

/** Details asked for at the same time. */
const atOnce = 3;
/** Above this share of details that cannot be had, the run is given up. */
const mostMissing = 0.2;

/**
 * Walks through the pages of an HSDS or ORUK API and puts each body aside as it came, then asks for the details of services
 * that the list gives in short form. A run that was broken off goes on after the last body put aside.
 */
export async function walkApi(
  deps: FeedDeps,
  feed: Feed,
  runId: string,
  order: ReadOrder,
  tell: Tell,
  signal: AbortSignal,
): Promise<Gathered> {
  const actor = systemActor(feed.ownerProgrammeId);
  const limits = { ...usualWalk, ...deps.walkLimits };
  const base = feed.addresses[0] ?? '';
  let walk = beginWalk();
  let short = false;
  for await (const page of keptBodies(deps, actor, runId, 'list')) {
    const read = apiPageOf(JSON.parse(new TextDecoder().decode(page.body)));
    if (!read) continue;
    short ||= isShortForm(read.services);
    walk = afterPage(walk, read, limits);
  }
  while (walk.next !== null) {
    const number: number = walk.next;
    const got = await askJson(deps, pageAddress(base, number), signal);
    const page = apiPageOf(got.value);
    if (!page) throw new RunBroken('not_a_feed');
    const body: ApiBody = { part: 'list', number, key: null, body: got.bytes };
    await deps.database.within(actor, ({ db }) => keepPages(db, runId, [body]));
    short ||= isShortForm(page.services);
    walk = afterPage(walk, page, limits);
    await tell({ phase: 'fetching', pages: number, records: walk.found, expected: walk.expected });
    if (walk.next !== null) await wait(deps.pause ?? 500, undefined, { signal }).catch(() => undefined);
  }
  if (walk.oddities.includes('too_many')) throw new RunBroken('endless');
  if (short) await fetchDetails(deps, actor, feed, runId, walk, tell, signal);
  const whole = walk.oddities.length === 0;
  return {
    memory: feed.memory,
    files: [base],
    toRead: {
      order: { ...order, kind: 'api', complete: whole, short, oddities: walk.oddities.map(asProblem(walk)) },
      pieces: pieces(deps, actor, runId),
    },
  };
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

/** The address of one page; what else stands in the address of the list is kept. */
export function pageAddress(base: string, page: number): string {
  const url = new URL(base);
  url.searchParams.set('page', String(page));
  if (!url.searchParams.has('per_page')) url.searchParams.set('per_page', '100');
  return url.href;
}

/** The address of one service: its id behind the path of the list. */
export function detailAddress(base: string, id: string): string {
  const url = new URL(base);
  url.search = '';
  url.pathname = `${url.pathname.replace(/\/$/, '')}/${encodeURIComponent(id)}`;
  return url.href;
}

async function fetchDetails(
  deps: FeedDeps,
  actor: Actor,
  feed: Feed,
  runId: string,
  walk: Walk,
  tell: Tell,
  signal: AbortSignal,
): Promise<void> {
  const kept = await deps.database.within(actor, ({ db }) => keptDetails(db, runId));
  const ids = [...walk.seen];
  const left = ids.map((id, number) => ({ id, number })).filter(({ id }) => !kept.has(id));
  let missing = 0;
  let done = kept.size;
  for (let at = 0; at < left.length; at += atOnce) {
    const part = left.slice(at, at + atOnce);
    const bodies = await Promise.all(
      part.map(async ({ id, number }): Promise<ApiBody | null> => {
        try {
          const got = await askJson(deps, detailAddress(feed.addresses[0] ?? '', id), signal);
          return { part: 'detail', number, key: id, body: got.bytes };
        } catch (error) {
          if (error instanceof RunPaused || error instanceof RunCancelled) throw error;
          if (error instanceof RunBroken) return null;
          throw error;
        }
      }),
    );
    const got = bodies.filter(body => body !== null);
    missing += part.length - got.length;
    done += got.length;
    if (missing > Math.max(5, ids.length * mostMissing)) throw new RunBroken('details_missing', `${missing}`);
    await deps.database.within(actor, ({ db }) => keepPages(db, runId, got));
    await tell({ phase: 'fetching', records: done, expected: ids.length });
    await wait((deps.pause ?? 500) / 5, undefined, { signal }).catch(() => undefined);
  }
}

async function* keptBodies(
  deps: FeedDeps,
  actor: Actor,
  runId: string,
  part: ApiBody['part'],
): AsyncGenerator<ApiBody> {
  for (let after = -1; ; ) {
    const rows = await deps.database.within(actor, ({ db }) => nextPages(db, runId, part, after));
    yield* rows;
    const last = rows.at(-1);
    if (!last) return;
    after = last.number;
  }
}

async function* pieces(deps: FeedDeps, actor: Actor, runId: string): AsyncGenerator<Piece> {
  for (const part of ['list', 'detail'] as const) {
    for await (const body of keptBodies(deps, actor, runId, part)) yield { bodies: [body] };
  }
}

/** Ids of a list's services, for the preview. */
export function idsOf(services: readonly unknown[]): string[] {
  return services.map(idIn).filter(id => id !== null);
}
