import { sql } from 'kysely';
import type { Actor, Db } from '../platform/database/index.ts';
import type { ImportCounts } from './plan-import.ts';
import { isBroken } from './reading/read-files.ts';
import type { BrokenFile, Reading } from './record.ts';
import type { Source } from './sources.ts';

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
  const broken = isBroken(read) ? read : null;
  const counts = run.counts ?? nothing;
  await sql`
    insert into directory.import_run (id, source_id, files, sha256, format, state, broken_reason, broken_detail, started_at,
      by_id, by_name, by_programme_id, complete, rows_read, added, changed, unchanged, returned, vanished, left_out, problems)
    values (${run.id}, ${run.sourceId}, ${[...run.files]}::text[], ${run.sha256}, ${isBroken(read) ? null : read.format},
      ${broken ? 'broken' : 'done'}, ${broken?.reason ?? null}, ${broken?.detail ?? null}, ${run.now},
      ${actor.id}, ${actor.name}, ${actor.programmeId}, ${isBroken(read) ? false : read.complete}, ${counts.rowsRead},
      ${counts.added}, ${counts.changed}, ${counts.unchanged}, ${counts.returned}, ${counts.vanished}, ${counts.leftOut},
      ${counts.problems})`.execute(db);
  if (isBroken(read) || read.problems.length === 0) return;
  const rows = read.problems.map((problem, index) => ({
    run_id: run.id,
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
