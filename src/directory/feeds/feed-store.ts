import { sql } from 'kysely';
import { NotFound } from '../../core/index.ts';
import type { Db } from '../../platform/database/index.ts';
import { type Feed, type FeedKind, type FeedMemory, feedMemory, type Rhythm } from './feed.ts';

const columns = sql`feed.id, feed.source_id as "sourceId", feed.kind, feed.addresses, feed.every,
  feed.owner_programme_id as "ownerProgrammeId", feed.owner_name as "ownerName", feed.paused_at as "pausedAt",
  feed.next_due as "nextDue", feed.last_good_at as "lastGoodAt", feed.failures, feed.memory`;

type Row = Omit<Feed, 'memory'> & { readonly memory: unknown };

/** One feed of a region; another region's does not exist for it. */
export async function findFeed(db: Db, region: 'ie' | 'uk', id: string): Promise<Feed> {
  const { rows } = await sql<Row>`
    select ${columns} from directory.feed join directory.source on source.id = feed.source_id
    where feed.id = ${id} and source.region = ${region}`.execute(db);
  const [found] = rows;
  if (!found) throw new NotFound('feed');
  return { ...found, memory: feedMemory.parse(found.memory) };
}

export type NewFeed = {
  readonly id: string;
  readonly sourceId: string;
  readonly kind: FeedKind;
  readonly addresses: readonly string[];
  readonly every: Rhythm;
  readonly nextDue: Temporal.Instant | null;
};

/** Keeps a feed. @returns false when its source already has one */
export async function addFeedRow(
  db: Db,
  feed: NewFeed,
  owner: { readonly programmeId: string; readonly id: string; readonly name: string },
  now: Temporal.Instant,
): Promise<boolean> {
  const { rows } = await sql`
    insert into directory.feed (id, source_id, kind, addresses, every, owner_programme_id, owner_id, owner_name, created_at, next_due)
    values (${feed.id}, ${feed.sourceId}, ${feed.kind}, ${[...feed.addresses]}::text[], ${feed.every}, ${owner.programmeId},
      ${owner.id}, ${owner.name}, ${now}, ${feed.nextDue})
    on conflict (source_id) do nothing returning id`.execute(db);
  return rows.length > 0;
}

/** Sets how often a feed is asked, and whether it rests. */
export async function setRhythm(
  db: Db,
  id: string,
  to: {
    readonly every: Rhythm;
    readonly pausedAt: Temporal.Instant | null;
    readonly nextDue: Temporal.Instant | null;
  },
): Promise<void> {
  await sql`update directory.feed set every = ${to.every}, paused_at = ${to.pausedAt}, next_due = ${to.nextDue}
    where id = ${id}`.execute(db);
}

/** Keeps what a run found out, and when the feed is asked next. */
export async function setOutcome(
  db: Db,
  id: string,
  to: {
    readonly memory: FeedMemory;
    readonly failures: number;
    readonly nextDue: Temporal.Instant | null;
    readonly goodAt: Temporal.Instant | null;
  },
): Promise<void> {
  await sql`update directory.feed set memory = ${JSON.stringify(to.memory)}::jsonb, failures = ${to.failures},
    next_due = ${to.nextDue}, last_good_at = coalesce(${to.goodAt}, last_good_at) where id = ${id}`.execute(
    db,
  );
}

/** Keeps what a run needs to go on from here. */
export async function setMemory(db: Db, id: string, memory: FeedMemory): Promise<void> {
  await sql`update directory.feed set memory = ${JSON.stringify(memory)}::jsonb where id = ${id}`.execute(db);
}

/** Feeds of a programme that are due and not at work already. */
export async function dueFeeds(
  db: Db,
  programmeId: string,
  now: Temporal.Instant,
): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    select feed.id from directory.feed
    where owner_programme_id = ${programmeId} and paused_at is null and next_due <= ${now}
      and not exists (select from directory.import_run run where run.feed_id = feed.id and run.state in ('waiting', 'running'))
    order by next_due limit 50`.execute(db);
  return rows.map(row => row.id);
}

/** Feeds by their ids. */
export async function feedById(db: Db, ids: readonly string[]): Promise<readonly Feed[]> {
  const { rows } = await sql<Row>`select ${columns} from directory.feed where id = any(${ids})`.execute(db);
  return rows.map(row => ({ ...row, memory: feedMemory.parse(row.memory) }));
}
