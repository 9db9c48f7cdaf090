import { audit } from '../../audit/index.ts';
import { Refused } from '../../core/index.ts';
import type { Scope } from '../../platform/database/index.ts';
import type { Mapping } from '../reading/mapping.ts';
import { putSource, sourceOf } from '../run-store.ts';
import { findFeed } from './feed-store.ts';
import { wantRun } from './want-run.ts';

/**
 * Changes how the columns of a feed's table are read. Its file is fetched and read again with it, also when it is the one of
 * the last time.
 * @returns the run that does so; null when one is at work, after which the next reads it so
 * @throws NotFound, Refused when it is no file
 */
export async function mapFeed(
  scope: Scope,
  of: { readonly region: 'ie' | 'uk'; readonly feedId: string },
  mapping: Mapping,
): Promise<string | null> {
  const { db, now } = scope;
  const { id, kind, sourceId, addresses } = await findFeed(db, of.region, of.feedId);
  if (kind !== 'file') throw new Refused('directory.feeds.refused_no_table');
  const source = await sourceOf(db, sourceId);
  await putSource(db, { ...source, settings: { ...source.settings, mapping } }, now);
  await audit(scope, { verb: 'feed.changed', subject: { kind: 'feed', id }, fields: ['mapping'] });
  try {
    return await wantRun(scope, { sourceId, feedId: id, draftId: null, files: addresses, forced: false });
  } catch (error) {
    if (error instanceof Refused) return null;
    throw error;
  }
}
