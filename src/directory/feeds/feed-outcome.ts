import type { Db } from '../../platform/database/index.ts';
import { type Feed, type FeedMemory, nextDueAfter } from './feed.ts';
import { feedById, setOutcome } from './feed-store.ts';

/** A run of a feed came to a good end: what it found out is kept, and it is asked again in its rhythm. */
export async function wentWell(db: Db, feed: Feed, memory: FeedMemory, now: Temporal.Instant): Promise<void> {
  const nextDue = nextDueAfter(feed.every, 0, now);
  await setOutcome(db, feed.id, { memory, failures: 0, nextDue, goodAt: now });
}

/** It did not: it is tried again, later each time. What the walk has kept of itself by now stays. */
export async function wentWrong(db: Db, feedId: string, now: Temporal.Instant): Promise<void> {
  const [latest] = await feedById(db, [feedId]);
  if (!latest) return;
  const failures = latest.failures + 1;
  const nextDue = nextDueAfter(latest.every, failures, now);
  await setOutcome(db, feedId, { memory: latest.memory, failures, nextDue, goodAt: null });
}
