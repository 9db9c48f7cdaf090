import { setTimeout as wait } from 'node:timers/promises';
import type { Actor } from '../../platform/database/index.ts';
import type { ApiBody } from '../reading/apart/order.ts';
import { detailAddress } from './api-addresses.ts';
import { askJson } from './ask-patiently.ts';
import { type FeedDeps, RunBroken } from './feed-deps.ts';
import type { Tell } from './gathered.ts';
import { keepPages, keptDetails } from './page-store.ts';

/** Details asked for at the same time. */
const atOnce = 3;
/** Above this share of details that cannot be had, the run is given up. */
const mostMissing = 0.2;

/** Asks for the services of a list in short form, one by one, and puts each aside. @throws RunBroken when too many are missing */
export async function fetchDetails(
  deps: FeedDeps,
  actor: Actor,
  of: { readonly base: string; readonly runId: string; readonly ids: readonly string[] },
  tell: Tell,
  signal: AbortSignal,
): Promise<void> {
  const { base, runId, ids } = of;
  const kept = await deps.database.within(actor, ({ db }) => keptDetails(db, runId));
  const left = ids.map((id, number) => ({ id, number })).filter(({ id }) => !kept.has(id));
  let missing = 0;
  let done = kept.size;
  for (let at = 0; at < left.length; at += atOnce) {
    const part = left.slice(at, at + atOnce);
    const bodies = await Promise.all(part.map(one => detailOf(deps, base, one, signal)));
    const got = bodies.filter(body => body !== null);
    missing += part.length - got.length;
    done += got.length;
    if (missing > Math.max(5, ids.length * mostMissing)) throw new RunBroken('details_missing', `${missing}`);
    await deps.database.within(actor, ({ db }) => keepPages(db, runId, got));
    await tell({ phase: 'fetching', records: done, expected: ids.length });
    await wait((deps.pause ?? 500) / 5, undefined, { signal }).catch(() => undefined);
  }
}

async function detailOf(
  deps: FeedDeps,
  base: string,
  { id, number }: { readonly id: string; readonly number: number },
  signal: AbortSignal,
): Promise<ApiBody | null> {
  try {
    const got = await askJson(deps, detailAddress(base, id), signal);
    return { part: 'detail', number, key: id, body: got.bytes };
  } catch (error) {
    if (error instanceof RunBroken) return null;
    throw error;
  }
}
