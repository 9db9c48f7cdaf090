import { sql } from 'kysely';
import type { Db } from '../../platform/database/index.ts';
import type { FeedKind, Rhythm } from './feed.ts';

/** A feed as the list shows it. */
export type ListedFeed = {
  readonly id: string;
  readonly title: string;
  readonly kind: FeedKind;
  readonly addresses: readonly string[];
  readonly every: Rhythm;
  readonly ownerName: string;
  readonly pausedAt: Temporal.Instant | null;
  readonly nextDue: Temporal.Instant | null;
  readonly lastGoodAt: Temporal.Instant | null;
  readonly failures: number;
  readonly services: number;
  readonly licence: string;
  readonly attribution: string | null;
  /** State of its last run, null before the first. */
  readonly lastState: string | null;
};

const listed = sql`
  select feed.id, source.title, feed.kind, feed.addresses, feed.every, feed.owner_name as "ownerName", feed.paused_at as "pausedAt",
    feed.next_due as "nextDue", feed.last_good_at as "lastGoodAt", feed.failures, source.licence, source.attribution,
    (select count(*)::int from directory.service s where s.source_id = source.id and s.missing_since is null) as services,
    (select run.state from directory.import_run run where run.feed_id = feed.id order by run.started_at desc, run.id desc limit 1)
      as "lastState"
  from directory.feed join directory.source on source.id = feed.source_id`;

/** All feeds of a region by name. */
export async function feedsOf(db: Db, region: 'ie' | 'uk'): Promise<readonly ListedFeed[]> {
  const { rows } = await sql<ListedFeed>`
    ${listed} where source.region = ${region} order by source.title, feed.id limit 200`.execute(db);
  return rows;
}

/** A run as the page of its feed shows it. */
export type FeedRun = {
  readonly id: string;
  readonly state: string;
  readonly startedAt: Temporal.Instant;
  readonly brokenReason: string | null;
  readonly heldReason: string | null;
  readonly added: number;
  readonly changed: number;
  readonly returned: number;
  readonly unchanged: number;
  readonly vanished: number;
  readonly problems: number;
};

/** One feed as the list shows it, and its last runs. */
export async function feedWithRuns(
  db: Db,
  region: 'ie' | 'uk',
  id: string,
): Promise<{ readonly feed: ListedFeed | null; readonly runs: readonly FeedRun[] }> {
  const { rows } = await sql<ListedFeed>`
    ${listed} where source.region = ${region} and feed.id = ${id}`.execute(db);
  const { rows: runs } = await sql<FeedRun>`
    select id, state, started_at as "startedAt", broken_reason as "brokenReason", held_reason as "heldReason", added, changed, returned,
      unchanged, vanished, problems
    from directory.import_run where feed_id = ${id} order by started_at desc, id desc limit 30`.execute(db);
  return { feed: rows[0] ?? null, runs };
}
