import { sql } from 'kysely';
import { NotFound } from '../core/index.ts';
import type { Actor, Db } from '../platform/database/index.ts';
import { type OrukVerdict, orukVerdict } from './oruk/verdict.ts';
import type { DirectoryFile } from './reading/read-files.ts';
import type { ProblemLevel, ProblemReason } from './record.ts';
import { type NewSource, type Source, sourceSettings } from './sources.ts';

/** One import as the list and the report show it. */
export type ImportRun = {
  readonly id: string;
  readonly sourceTitle: string;
  readonly files: readonly string[];
  readonly state: 'waiting' | 'running' | 'done' | 'broken' | 'cancelled' | 'held';
  readonly brokenReason: string | null;
  readonly brokenDetail: string | null;
  readonly startedAt: Temporal.Instant;
  readonly byName: string;
  readonly complete: boolean;
  readonly rowsRead: number;
  readonly added: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly returned: number;
  readonly vanished: number;
  readonly leftOut: number;
  readonly problems: number;
  /** Its feed, when it is a run of one. */
  readonly feedId: string | null;
  readonly heldReason: string | null;
  /** It asked only for what changed since then; null: for everything. */
  readonly askedSince: Temporal.Instant | null;
  /** How an API stood against Open Referral UK 3.0; null when it was not held against it. */
  readonly oruk: OrukVerdict | null;
  readonly phase: 'fetching' | 'reading' | 'writing' | null;
  readonly pages: number;
  readonly records: number;
  readonly expected: number | null;
};

export type KeptProblem = {
  readonly number: number;
  readonly file: string | null;
  readonly row: number | null;
  readonly column: string | null;
  readonly level: ProblemLevel;
  readonly reason: ProblemReason;
  readonly value: string | null;
};

const run = sql`run.id, source.title as "sourceTitle", run.files, run.state, run.broken_reason as "brokenReason",
  run.broken_detail as "brokenDetail", run.started_at as "startedAt", run.by_name as "byName", run.complete,
  run.rows_read as "rowsRead", run.added, run.changed, run.unchanged, run.returned, run.vanished, run.left_out as "leftOut", run.problems,
  run.feed_id as "feedId", run.held_reason as "heldReason", run.asked_since as "askedSince", run.oruk, run.phase, run.pages, run.records, run.records_expected as "expected"`;

/** The last imports into the part of the directory that a region sees, newest first. */
export async function importRuns(db: Db, region: 'ie' | 'uk', limit = 50): Promise<readonly ImportRun[]> {
  const { rows } = await sql<ImportRun>`
    select ${run} from directory.import_run run join directory.source on source.id = run.source_id
    where source.region = ${region} order by run.started_at desc, run.id desc limit ${limit}`.execute(db);
  return rows;
}

/** One import with its problems by row, up to `most`. */
export async function importRun(
  db: Db,
  region: 'ie' | 'uk',
  id: string,
  most = 500,
): Promise<{ readonly run: ImportRun; readonly problems: readonly KeptProblem[] }> {
  const { rows } = await sql<ImportRun>`
    select ${run} from directory.import_run run join directory.source on source.id = run.source_id
    where run.id = ${id} and source.region = ${region}`.execute(db);
  const [found] = rows;
  if (!found) throw new NotFound('import_run');
  const problems = await sql<KeptProblem>`
    select number, file, row_number as row, column_name as column, level, reason, value
    from directory.import_problem where run_id = ${id} order by number limit ${most}`.execute(db);
  const oruk = found.oruk === null ? null : orukVerdict.parse(found.oruk);
  return { run: { ...found, oruk }, problems: problems.rows };
}

/** The sources a region sees, with how much each brings. */
export async function sources(
  db: Db,
  region: 'ie' | 'uk',
): Promise<readonly (Source & { readonly services: number })[]> {
  const { rows } = await sql<Source & { services: number; settings: unknown }>`
    select source.id, key, title, region, licence, licence_url as "licenceUrl", attribution, url, correct_as_of as "correctAsOf", settings,
      (select count(*)::int from directory.service s where s.source_id = source.id and s.missing_since is null) as services
    from directory.source where region = ${region} order by title`.execute(db);
  return rows.map(row => ({ ...row, settings: sourceSettings.parse(row.settings) }));
}

/** Files that were sent, with what was said of their source, waiting for a yes. */
export type ImportDraft = {
  readonly id: string;
  readonly source: NewSource;
  readonly files: readonly DirectoryFile[];
};

/** The draft of an actor; another person's does not exist for them. */
export async function importDraft(db: Db, actor: Actor, id: string): Promise<ImportDraft> {
  const { rows } = await sql<{ source: Record<string, unknown>; names: string[]; bodies: Buffer[] }>`
    select source, names, bodies from directory.import_draft
    where id = ${id} and by_id = ${actor.id} and by_programme_id = ${actor.programmeId}`.execute(db);
  const [found] = rows;
  if (!found) throw new NotFound('import_draft');
  const { correctAsOf, settings, ...rest } = found.source as unknown as NewSource & {
    correctAsOf: string | null;
  };
  return {
    id,
    source: {
      ...rest,
      correctAsOf: correctAsOf === null ? null : Temporal.PlainDate.from(correctAsOf),
      settings: sourceSettings.parse(settings),
    },
    files: found.names.map((name, index) => ({ name, bytes: found.bodies[index] ?? new Uint8Array() })),
  };
}
