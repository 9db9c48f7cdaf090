import { pageAddress } from './api-addresses.ts';
import { askJson } from './ask-patiently.ts';
import type { FeedDeps } from './feed-deps.ts';
import { RunBroken } from './feed-deps.ts';
import { type ApiPage, afterPage, apiPageOf, beginWalk, idIn, type WalkLimits } from './walk-pages.ts';

type Deps = Omit<FeedDeps, 'database'>;

/** One page of an API. @throws RunBroken when there is none */
export async function askPage(
  deps: Deps,
  address: string,
  signal: AbortSignal,
): Promise<{ readonly page: ApiPage; readonly bytes: Uint8Array }> {
  const got = await askJson(deps, address, signal);
  const page = apiPageOf(got.value);
  if (!page) throw new RunBroken('not_a_feed');
  return { page, bytes: got.bytes };
}

/**
 * Whether an API keeps to `modified_after`: nothing may have changed after next year, and something must have since 1970. A
 * server that knows the word not gives everything, or refuses it.
 * @returns null when the answer did not come, which proves nothing
 */
export async function tellsChanges(
  deps: Deps,
  base: string,
  now: Temporal.Instant,
  signal: AbortSignal,
): Promise<boolean | null> {
  try {
    const later = await askPage(deps, pageAddress(base, 1, now.add({ hours: 366 * 24 })), signal);
    if (later.page.services.length > 0) return false;
    const ever = await askPage(
      deps,
      pageAddress(base, 1, Temporal.Instant.from('1970-01-02T00:00Z')),
      signal,
    );
    return ever.page.services.length > 0;
  } catch (error) {
    if (!(error instanceof RunBroken)) throw error;
    return error.reason === 'bad_status' ? false : null;
  }
}

/** Ids of all services that a server tells as changed since a moment; null when it did not answer to the end. */
export async function toldChanges(
  deps: Deps,
  base: string,
  since: Temporal.Instant,
  limits: WalkLimits,
  signal: AbortSignal,
): Promise<ReadonlySet<string> | null> {
  const ids = new Set<string>();
  try {
    for (let walk = beginWalk(); walk.next !== null; ) {
      const { page } = await askPage(deps, pageAddress(base, walk.next, since), signal);
      for (const id of page.services.map(idIn)) if (id !== null) ids.add(id);
      walk = afterPage(walk, page, limits);
    }
    return ids;
  } catch (error) {
    if (error instanceof RunBroken) return null;
    throw error;
  }
}
