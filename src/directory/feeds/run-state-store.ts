import { sql } from 'kysely';
import type { Actor, Db } from '../../platform/database/index.ts';

/** A run that is wanted, as the job finds it. */
export type OpenRun = {
  readonly id: string;
  readonly sourceId: string;
  readonly feedId: string | null;
  readonly draftId: string | null;
  readonly forced: boolean;
  readonly byName: string;
  readonly byId: string;
  readonly byProgrammeId: string;
  /** Somebody had it before and let it go: it goes on in the manner in which it began. */
  readonly resumed: boolean;
  /** How often it was taken up. */
  readonly tries: number;
  /** It asks only for what changed since then; null: for everything. */
  readonly askedSince: Temporal.Instant | null;
};

export type WantedRun = {
  readonly id: string;
  readonly sourceId: string;
  readonly feedId: string | null;
  readonly draftId: string | null;
  readonly files: readonly string[];
  readonly forced: boolean;
};

/** A run whose process ended so often in the middle is given up: what it reads may be what ends it. */
export const mostTries = 10;

/** How long a process has a run for itself without renewing. */
export const leaseMinutes = 3;

/** Puts a run on the list. @returns false when the feed has one already */
export async function addWantedRun(
  db: Db,
  run: WantedRun,
  actor: Actor,
  now: Temporal.Instant,
): Promise<boolean> {
  const { rows } = await sql`
    insert into directory.import_run (id, source_id, feed_id, draft_id, files, sha256, state, forced, started_at, by_id, by_name,
      by_programme_id)
    values (${run.id}, ${run.sourceId}, ${run.feedId}, ${run.draftId}, ${[...run.files]}::text[], '', 'waiting', ${run.forced},
      ${now}, ${actor.id}, ${actor.name}, ${actor.programmeId})
    on conflict do nothing returning id`.execute(db);
  return rows.length > 0;
}

/** Takes a run to work on, unless another process has it. */
export async function claimRun(db: Db, id: string, now: Temporal.Instant): Promise<OpenRun | null> {
  const { rows } = await sql<OpenRun>`
    update directory.import_run set state = 'running', tries = tries + 1, phase = coalesce(phase, 'fetching'),
      leased_until = ${now.add({ minutes: leaseMinutes })}
    where id = ${id} and state in ('waiting', 'running') and coalesce(leased_until, '-infinity') < ${now}
    returning id, source_id as "sourceId", feed_id as "feedId", draft_id as "draftId", forced, by_name as "byName",
      by_id as "byId", by_programme_id as "byProgrammeId", tries, tries > 1 as resumed, asked_since as "askedSince"`.execute(
    db,
  );
  return rows[0] ?? null;
}

export type Progress = {
  readonly phase: 'fetching' | 'reading' | 'writing';
  readonly pages?: number;
  readonly records?: number;
  readonly expected?: number | null;
};

/** Tells how far a run has come and keeps it. @returns whether somebody called it off */
export async function keepRun(
  db: Db,
  id: string,
  progress: Progress | null,
  now: Temporal.Instant,
): Promise<boolean> {
  const { rows } = await sql<{ off: boolean }>`
    update directory.import_run set leased_until = ${now.add({ minutes: leaseMinutes })},
      phase = coalesce(${progress?.phase ?? null}, phase), pages = coalesce(${progress?.pages ?? null}::int, pages),
      records = coalesce(${progress?.records ?? null}::int, records),
      records_expected = coalesce(${progress?.expected ?? null}::int, records_expected)
    where id = ${id} and state = 'running' returning cancel_asked_at is not null as off`.execute(db);
  return rows[0]?.off ?? true;
}

/** Keeps from when on a run asks for changes, before it asks. */
export async function keepAskedSince(db: Db, id: string, since: Temporal.Instant): Promise<void> {
  await sql`update directory.import_run set asked_since = ${since} where id = ${id}`.execute(db);
}

/** Lets a run go, so that any process may take it up where it stands. */
export async function releaseRun(db: Db, id: string): Promise<void> {
  await sql`update directory.import_run set leased_until = null where id = ${id} and state = 'running'`.execute(
    db,
  );
}

/** Asks a run to stop. One that nobody has begun stops at once. @returns false when it is over */
export async function askToCancel(db: Db, id: string, now: Temporal.Instant): Promise<boolean> {
  const { rows } = await sql`
    update directory.import_run set cancel_asked_at = coalesce(cancel_asked_at, ${now}),
      state = case when state = 'waiting' then 'cancelled' else state end,
      finished_at = case when state = 'waiting' then ${now}::timestamptz end
    where id = ${id} and state in ('waiting', 'running') returning id`.execute(db);
  return rows.length > 0;
}

/** Ends a run that changed nothing: broken, or called off. */
export async function endRun(
  db: Db,
  id: string,
  end: {
    readonly state: 'broken' | 'cancelled' | 'done';
    readonly reason: string | null;
    readonly detail: string | null;
  },
  now: Temporal.Instant,
): Promise<void> {
  await sql`update directory.import_run set state = ${end.state}, broken_reason = ${end.reason}, broken_detail = ${end.detail},
    finished_at = ${now}, leased_until = null, phase = null where id = ${id}`.execute(db);
  await dropPages(db, id);
}

/** Runs of a programme that no process works on any more. */
export async function strandedRuns(
  db: Db,
  programmeId: string,
  now: Temporal.Instant,
): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from directory.import_run
    where by_programme_id = ${programmeId} and state in ('waiting', 'running')
      and coalesce(leased_until, started_at + interval '1 minute') < ${now} limit 50`.execute(db);
  return rows.map(row => row.id);
}

/** Removes the pages that a run has put aside. */
export async function dropPages(db: Db, runId: string): Promise<void> {
  await sql`delete from directory.feed_page where run_id = ${runId}`.execute(db);
}
