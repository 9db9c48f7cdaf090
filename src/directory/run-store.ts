import { sql } from 'kysely';
import { NotFound } from '../core/index.ts';
import type { Actor, Db } from '../platform/database/index.ts';
import type { HashedReading, ImportCounts } from './plan-import.ts';
import type { BrokenFile, Problem, Reading } from './record.ts';
import { type Source, sourceSettings } from './sources.ts';

/** Adds a source, or brings what is known of it up to date. */
export async function putSource(db: Db, source: Source, now: Temporal.Instant): Promise<void> {
  await sql`
    insert into directory.source (id, key, title, region, licence, licence_url, attribution, url, correct_as_of, settings, created_at)
    values (${source.id}, ${source.key}, ${source.title}, ${source.region}, ${source.licence}, ${source.licenceUrl},
      ${source.attribution}, ${source.url}, ${source.correctAsOf}, ${JSON.stringify(source.settings)}::jsonb, ${now})
    on conflict (id) do update set title = excluded.title, licence = excluded.licence, licence_url = excluded.licence_url,
      attribution = excluded.attribution, url = excluded.url, correct_as_of = excluded.correct_as_of,
      settings = excluded.settings`.execute(db);
}

export type RunFacts = {
  readonly id: string;
  readonly sourceId: string;
  readonly files: readonly string[];
  readonly sha256: string;
  readonly actor: Actor;
  readonly now: Temporal.Instant;
  readonly read: Reading | BrokenFile;
  readonly counts: ImportCounts | null;
};

const nothing: ImportCounts = {
  rowsRead: 0,
  added: 0,
  changed: 0,
  unchanged: 0,
  returned: 0,
  vanished: 0,
  leftOut: 0,
  problems: 0,
};

/** Keeps the report of a run with its problems, row by row. */
export async function addRun(db: Db, run: RunFacts): Promise<void> {
  const { read, actor } = run;
  const broken = 'reason' in read ? read : null;
  const counts = run.counts ?? nothing;
  await sql`
    insert into directory.import_run (id, source_id, files, sha256, format, state, broken_reason, broken_detail, started_at, finished_at,
      by_id, by_name, by_programme_id, complete, rows_read, added, changed, unchanged, returned, vanished, left_out, problems)
    values (${run.id}, ${run.sourceId}, ${[...run.files]}::text[], ${run.sha256}, ${'reason' in read ? null : read.format},
      ${broken ? 'broken' : 'done'}, ${broken?.reason ?? null}, ${broken?.detail ?? null}, ${run.now}, ${run.now},
      ${actor.id}, ${actor.name}, ${actor.programmeId}, ${'reason' in read ? false : read.complete}, ${counts.rowsRead},
      ${counts.added}, ${counts.changed}, ${counts.unchanged}, ${counts.returned}, ${counts.vanished}, ${counts.leftOut},
      ${counts.problems})`.execute(db);
  if (!('reason' in read)) await addProblems(db, run.id, read.problems);
}

/** Completes the report of a run that was wanted before: what it did, or (held) what it would do. */
export async function completeRun(
  db: Db,
  run: {
    readonly id: string;
    readonly files: readonly string[];
    readonly now: Temporal.Instant;
    readonly read: HashedReading;
    readonly counts: ImportCounts;
    readonly heldReason: string | null;
  },
): Promise<void> {
  const { counts, read } = run;
  await sql`
    update directory.import_run set state = ${run.heldReason === null ? 'done' : 'held'}, held_reason = ${run.heldReason},
      files = ${[...run.files]}::text[], format = ${read.format}, complete = ${read.complete}, finished_at = ${run.now},
      leased_until = null, phase = null, rows_read = ${counts.rowsRead}, added = ${counts.added}, changed = ${counts.changed},
      unchanged = ${counts.unchanged}, returned = ${counts.returned}, vanished = ${counts.vanished},
      left_out = ${counts.leftOut}, problems = ${counts.problems},
      oruk = ${read.oruk ? JSON.stringify(read.oruk) : null}::jsonb
    where id = ${run.id}`.execute(db);
  await addProblems(db, run.id, read.problems);
}

async function addProblems(db: Db, runId: string, problems: readonly Problem[]): Promise<void> {
  if (problems.length === 0) return;
  const rows = problems.map((problem, index) => ({
    run_id: runId,
    number: index + 1,
    file: problem.file,
    row_number: problem.row,
    column_name: problem.column,
    level: problem.level,
    reason: problem.reason,
    value: problem.value,
  }));
  await sql`
    insert into directory.import_problem
    select * from json_populate_recordset(null::directory.import_problem, ${JSON.stringify(rows)}::json)`.execute(
    db,
  );
}

/** Names of services of a source by their keys, to tell whether what vanished came back under other ids. */
export async function namesOf(db: Db, sourceId: string, keys: readonly string[]): Promise<readonly string[]> {
  const { rows } = await sql<{ name: string }>`
    select name from directory.service where source_id = ${sourceId} and source_key = any(${keys})`.execute(
    db,
  );
  return rows.map(row => row.name);
}

/** A source by its id. */
export async function sourceOf(db: Db, id: string): Promise<Source> {
  const { rows } = await sql<Omit<Source, 'settings'> & { settings: unknown }>`
    select id, key, title, region, licence, licence_url as "licenceUrl", attribution, url, correct_as_of as "correctAsOf", settings
    from directory.source where id = ${id}`.execute(db);
  const [found] = rows;
  if (!found) throw new NotFound('source');
  return { ...found, settings: sourceSettings.parse(found.settings) };
}
