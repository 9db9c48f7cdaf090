import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { z } from 'zod';
import {
  type DirectoryFile,
  isBroken,
  type MatchRecord,
  matchRecordsOf,
  readFiles,
} from '../../directory/index.ts';
import { placeOf } from '../../programmes/index.ts';
import { limitCodes } from '../limits.ts';
import type { Grades } from '../measure.ts';

const statementsFile = z
  .array(
    z.strictObject({
      id: z.string().min(1),
      group: z.string().min(1),
      text: z.string().min(1),
      limits: z.array(z.enum(limitCodes)).default([]),
      near: z.string().nullable().default(null),
    }),
  )
  .min(1);
const judgmentsFile = z.array(
  z.strictObject({ statement: z.string(), service: z.string(), grade: z.literal([0, 1, 2]) }),
);

/** What somebody says, what they need without fail, and the first part of the postcode they are at. */
export type Statement = z.output<typeof statementsFile>[number];

/** Where a set lies: services as files or folders of tables; postcodes are those of the region. */
export type SetFiles = {
  readonly title: string;
  readonly region: 'ie' | 'uk';
  readonly services: readonly string[];
  readonly statements: string;
  readonly judgments: string;
};

/** Services, statements and what fits, ready to be measured. */
export type EvaluationSet = {
  readonly title: string;
  readonly statements: readonly Statement[];
  /** The services as seen from a place; the same list without one. */
  recordsFrom(near: string | null): readonly MatchRecord[];
  gradesOf(statement: string): Grades;
};

/**
 * Reads a set. A judgment names its service by the id in the file, or by its name where only one service has it.
 * @throws Error when a file cannot be read, a judgment names no statement or service, or a place is not known
 */
export function readSet(files: SetFiles): EvaluationSet {
  const readings = files.services.map(path => readServices(path, files.region));
  const statements = statementsFile.parse(JSON.parse(readFileSync(files.statements, 'utf8')));
  const judgments = judgmentsFile.parse(JSON.parse(readFileSync(files.judgments, 'utf8')));
  const seen = new Map<string | null, readonly MatchRecord[]>();
  const recordsFrom = (near: string | null) =>
    seen.getOrInsertComputed(near, () => {
      const place = near === null ? null : placeOf(files.region, near);
      if (near !== null && place === null) throw new Error(`${near} is no postcode of ${files.region}`);
      return readings.flatMap(reading => matchRecordsOf(reading, place));
    });
  const grades = gradesByStatement(statements, judgments, idsOf(recordsFrom(null)));
  const none: Grades = new Map();
  return { title: files.title, statements, recordsFrom, gradesOf: id => grades.get(id) ?? none };
}

function readServices(path: string, region: 'ie' | 'uk') {
  const read = readFiles(filesAt(path), {
    mapping: null,
    organization: null,
    fallbackKinds: [],
    placeOf: code => placeOf(region, code),
  });
  if (isBroken(read)) throw new Error(`${path} cannot be read as a list of services: ${read.reason}`);
  return read;
}

function filesAt(path: string): DirectoryFile[] {
  if (!statSync(path).isDirectory()) return [{ name: basename(path), bytes: readFileSync(path) }];
  return readdirSync(path)
    .filter(name => name.endsWith('.csv'))
    .map(name => ({ name, bytes: readFileSync(join(path, name)) }));
}

function idsOf(records: readonly MatchRecord[]): ReadonlyMap<string, string | null> {
  const ids = new Map<string, string | null>();
  for (const { name, serviceId } of records) ids.set(name, ids.has(name) ? null : serviceId);
  for (const { serviceId } of records) ids.set(serviceId, serviceId);
  return ids;
}

function gradesByStatement(
  statements: readonly Statement[],
  judgments: z.output<typeof judgmentsFile>,
  ids: ReadonlyMap<string, string | null>,
): ReadonlyMap<string, Grades> {
  const grades = new Map(statements.map(({ id }) => [id, new Map<string, number>()]));
  if (grades.size < statements.length) throw new Error('two statements have the same id');
  for (const { statement, service, grade } of judgments) {
    const own = grades.get(statement);
    if (!own) throw new Error(`a judgment names statement ${statement}, which is not there`);
    const id = ids.get(service);
    if (!id) throw new Error(`a judgment of ${statement} names "${service}": no service, or more than one`);
    own.set(id, grade);
  }
  return grades;
}
