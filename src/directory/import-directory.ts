import { createHash } from 'node:crypto';
import { audit } from '../audit/index.ts';
import { newId } from '../core/index.ts';
import type { Db, Scope } from '../platform/database/index.ts';
import type { PlaceOf } from './derive/locate.ts';
import { type ImportCounts, type ImportPlan, planImport } from './plan-import.ts';
import { type DirectoryFile, isBroken, readFiles } from './reading/read-files.ts';
import type { BrokenFile, Problem, Reading } from './record.ts';
import { addRun, putSource } from './run-store.ts';
import { type NewSource, sourceId } from './sources.ts';
import { knownRecords, lockSource, writePlan } from './store.ts';

export type ImportInput = {
  readonly source: NewSource;
  readonly files: readonly DirectoryFile[];
  readonly placeOf: PlaceOf;
};

/** What came of an import, or would come of it. */
export type ImportReport =
  | {
      readonly state: 'done';
      readonly counts: ImportCounts;
      readonly problems: readonly Problem[];
      readonly reading: Reading;
    }
  | { readonly state: 'broken'; readonly broken: BrokenFile };

/** Tells what an import would do, without doing it. */
export async function previewImport(db: Db, input: ImportInput): Promise<ImportReport> {
  const read = readInput(input);
  return reportOf(
    read,
    isBroken(read) ? null : planImport(read, await knownRecords(db, sourceId(input.source.key))),
  );
}

/**
 * Imports files into the directory in the transaction of the scope: all of the good rows or, when anything
 * fails, nothing. The same files a second time write nothing but the report. A file that cannot be read changes nothing
 * and is reported as broken.
 * @returns the run's id and its report
 */
export async function importDirectory(
  scope: Scope,
  input: ImportInput,
): Promise<ImportReport & { readonly runId: string }> {
  const runId = newId();
  const { db, now, actor } = scope;
  const read = readInput(input);
  await lockSource(db, input.source.key);
  const source = {
    id: sourceId(input.source.key),
    key: input.source.key,
    at: now,
    asOf: input.source.correctAsOf,
  };
  await putSource(db, { ...input.source, id: source.id }, now);
  const plan = isBroken(read) ? null : planImport(read, await knownRecords(db, source.id));
  if (plan) await writePlan(db, source, plan);
  await addRun(db, {
    id: runId,
    sourceId: source.id,
    files: input.files.map(file => file.name),
    sha256: hashOf(input.files),
    actor,
    now,
    read,
    counts: plan?.counts ?? null,
  });
  await audit(scope, { verb: 'directory.imported', subject: { kind: 'import_run', id: runId } });
  return { runId, ...reportOf(read, plan) };
}

function reportOf(read: Reading | BrokenFile, plan: ImportPlan | null): ImportReport {
  if (isBroken(read)) return { state: 'broken', broken: read };
  if (plan === null) throw new TypeError('what was read must be planned');
  return { state: 'done', counts: plan.counts, problems: read.problems, reading: read };
}

function readInput({ source, files, placeOf }: ImportInput): Reading | BrokenFile {
  const { mapping, organization, fallbackKinds } = source.settings;
  const read = readFiles(files, { mapping, organization, fallbackKinds, placeOf });
  if (isBroken(read)) return read;
  const empty =
    read.services.length + read.organizations.length + read.locations.length + read.terms.length === 0;
  return empty && read.problems.length === 0
    ? { file: files[0]?.name ?? '', reason: 'no_services', detail: null }
    : read;
}

function hashOf(files: readonly DirectoryFile[]): string {
  const hash = createHash('sha256');
  for (const { name, bytes } of files) hash.update(`${name}\n${bytes.byteLength}\n`).update(bytes);
  return hash.digest('hex');
}
