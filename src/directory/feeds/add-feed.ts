import { audit } from '../../audit/index.ts';
import { newId, Refused } from '../../core/index.ts';
import type { Scope } from '../../platform/database/index.ts';
import { putSource } from '../run-store.ts';
import { type NewSource, sourceId } from '../sources.ts';
import { type FeedKind, nextDueAfter, type Rhythm } from './feed.ts';
import { addFeedRow } from './feed-store.ts';
import { wantRun } from './want-run.ts';

/** Adds a feed and asks it for the first time. A source has one feed. */
export async function addFeed(
  scope: Scope,
  input: {
    readonly source: NewSource;
    readonly kind: FeedKind;
    readonly addresses: readonly string[];
    readonly every: Rhythm;
  },
): Promise<{ readonly feedId: string; readonly runId: string }> {
  const { db, actor, now } = scope;
  const { kind, addresses, every, source } = input;
  const id = newId();
  const source_id = sourceId(source.key);
  await putSource(db, { ...source, id: source_id }, now);
  const feed = { id, sourceId: source_id, kind, addresses, every, nextDue: nextDueAfter(every, 0, now) };
  if (!(await addFeedRow(db, feed, actor, now))) throw new Refused('directory.feeds.refused_known');
  await audit(scope, { verb: 'feed.added', subject: { kind: 'feed', id } });
  const runId = await wantRun(scope, {
    sourceId: source_id,
    feedId: id,
    draftId: null,
    files: addresses,
    forced: false,
  });
  return { feedId: id, runId };
}
