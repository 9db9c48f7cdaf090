import { setTimeout as wait } from 'node:timers/promises';
import { type Actor, systemActor } from '../../platform/database/index.ts';
import type { Piece, ReadOrder } from '../reading/apart/order.ts';
import { askJson } from './ask-patiently.ts';
import type { Feed, FeedMemory } from './feed.ts';
import { type FeedDeps, RunBroken } from './feed-deps.ts';
import { setMemory } from './feed-store.ts';
import type { Gathered, Tell } from './gathered.ts';
import { applyChanges, countItems, nextItems, sweepMirror } from './item-store.ts';
import { rpdePageOf } from './rpde-page.ts';
import { usualWalk } from './walk-pages.ts';

/**
 * Walks along an OpenActive feed from where the last walk ended. Each page changes the mirror and the cursor in one
 * transaction, so a run that breaks off goes on from its last page. When the walk has come to the end and the mirror, or
 * the day, is another than the last time, the whole mirror is read.
 */
export async function walkRpde(
  deps: FeedDeps,
  feed: Feed,
  order: ReadOrder,
  today: Temporal.PlainDate,
  tell: Tell,
  signal: AbortSignal,
): Promise<Gathered> {
  const actor = systemActor(feed.ownerProgrammeId);
  let memory = begun(feed);
  const limits = { ...usualWalk, ...deps.walkLimits };
  let pages = 0;
  let records = await deps.database.within(actor, ({ db }) => countItems(db, feed.id));
  for (const [at, first] of feed.addresses.entries()) {
    const seen = new Set<string>();
    for (;;) {
      const address = memory.cursors[at] ?? first;
      const page = await pageAt(address, memory.cursors[at] !== null);
      if (page === 'lost') {
        memory = {
          ...begun({ ...feed, memory: { ...memory, walk: memory.walk + 1, cursors: [] } }),
          walked: false,
        };
        await deps.database.within(actor, ({ db }) => setMemory(db, feed.id, memory));
        seen.clear();
        continue;
      }
      if (page.changes.length + page.unread > 0 && (page.next === address || seen.has(page.next ?? ''))) {
        throw new RunBroken('in_circles', page.next);
      }
      if (page.next === null) throw new RunBroken('not_a_feed', 'next');
      seen.add(address);
      pages++;
      if (pages > limits.pages) throw new RunBroken('endless');
      const cursors = memory.cursors.with(at, page.next);
      memory = await deps.database.within(actor, async ({ db }) => {
        const mirror = { feedId: feed.id, address: at, walk: memory.walk };
        const { changed, more } = await applyChanges(db, mirror, page.changes);
        records += more;
        const kept = { ...memory, cursors, dirty: memory.dirty || changed > 0 };
        await setMemory(db, feed.id, kept);
        return kept;
      });
      if (records > limits.services) throw new RunBroken('endless');
      await tell({ phase: 'fetching', pages, records });
      if (page.changes.length + page.unread === 0) break;
      await wait((deps.pause ?? 500) / 5, undefined, { signal }).catch(() => undefined);
    }
  }
  if (!memory.walked) {
    memory = await deps.database.within(actor, async ({ db }) => {
      const gone = await sweepMirror(db, feed.id, memory.walk);
      const kept = { ...memory, walked: true, dirty: memory.dirty || gone > 0 };
      await setMemory(db, feed.id, kept);
      return kept;
    });
  }
  if (!memory.dirty && memory.day === today.toString()) return { memory, files: [], toRead: null };
  return {
    memory: { ...memory, dirty: false, day: today.toString() },
    files: feed.addresses,
    toRead: { order, pieces: mirrorOf(deps, actor, feed.id) },
  };

  // A cursor that the server knows no more: begin again, and let go at the end what was not met.
  async function pageAt(address: string, isCursor: boolean) {
    try {
      const got = await askJson(deps, address, signal);
      const page = rpdePageOf(got.value, got.address);
      if (!page) throw new RunBroken('not_a_feed');
      return page;
    } catch (error) {
      const lost = error instanceof RunBroken && error.reason === 'bad_status' && isCursor;
      if (lost && /^(400|404|410)$/.test(error.detail ?? '')) return 'lost';
      throw error;
    }
  }
}

function begun(feed: Feed): FeedMemory {
  const { memory, addresses } = feed;
  const known = memory.cursors.length === addresses.length;
  const fresh = { ...memory, cursors: addresses.map(() => null), walk: memory.walk + 1, walked: false };
  return known ? memory : fresh;
}

async function* mirrorOf(deps: FeedDeps, actor: Actor, feedId: string): AsyncGenerator<Piece> {
  let after = { address: -1, key: '' };
  for (;;) {
    const from = after;
    const items = await deps.database.within(actor, ({ db }) => nextItems(db, feedId, from));
    const last = items.at(-1);
    if (!last) return;
    yield { items };
    after = { address: last.address, key: last.key };
  }
}
