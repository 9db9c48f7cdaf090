import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { isBroken, type MatchRecord, matchRecordsOf, readFiles } from '../directory/index.ts';
import { bm25 } from './bm25.ts';
import { factFor, reachKm } from './facts.ts';
import { lexicon } from './lexicon/index.ts';
import { limitCodes } from './limits.ts';
import { heardIn, match } from './match.ts';
import { meanWithInterval, ndcgAt10, recallAt20 } from './measure.ts';
import { tokensOf } from './statement.ts';

const statementsFile = z.array(
  z.strictObject({
    id: z.string(),
    group: z.string(),
    text: z.string(),
    limits: z.array(z.enum(limitCodes)).default([]),
  }),
);
/** Grades by statement and service: the service as its id in the file, or its name. */
const judgmentsFile = z.array(
  z.strictObject({ statement: z.string(), service: z.string(), grade: z.literal([0, 1, 2]) }),
);

type Row = { readonly group: string; readonly ndcg: number; readonly recall: number };

/** Reads services, statements and judgments and prints how well matching does beside plain BM25. */
function evaluate(servicesPath: string, statementsPath: string, judgmentsPath: string): void {
  const records = readRecords(servicesPath);
  const statements = statementsFile.parse(JSON.parse(readFileSync(statementsPath, 'utf8')));
  const judgments = Map.groupBy(
    judgmentsFile.parse(JSON.parse(readFileSync(judgmentsPath, 'utf8'))),
    ({ statement }) => statement,
  );
  const idOf = new Map(
    records.flatMap(one => [
      [one.name, one.serviceId],
      [one.serviceId, one.serviceId],
    ]),
  );
  const today = Temporal.Now.plainDateISO();
  const texts = records.map(({ name, terms, description }) => [name, name, ...terms, description].join(' '));
  const rows: { matching: Row[]; bm25: Row[] } = { matching: [], bm25: [] };
  const shown = new Set<string>();
  let violations = 0;
  for (const { id, group, text, limits } of statements) {
    const grades = new Map(
      (judgments.get(id) ?? []).map(({ service, grade }) => [idOf.get(service) ?? service, grade]),
    );
    const input = { say: text, not: [], musts: limits, withinKm: null, showHidden: false };
    const { ranked } = match(input, heardIn(input, lexicon), records, lexicon, today);
    const order = ranked.map(({ record }) => record.serviceId);
    const scores = bm25(
      texts,
      tokensOf(text).map(({ folded }) => folded),
    );
    const plain = records
      .map((record, at) => ({ id: record.serviceId, score: scores[at] ?? 0 }))
      .filter(({ score }) => score > 0)
      .toSorted((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1))
      .map(one => one.id);
    rows.matching.push({ group, ndcg: ndcgAt10(order, grades), recall: recallAt20(order, grades) });
    rows.bm25.push({ group, ndcg: ndcgAt10(plain, grades), recall: recallAt20(plain, grades) });
    for (const { record } of ranked.slice(0, 20)) {
      shown.add(record.serviceId);
      if (limits.some(limit => factFor(record, limit, null, reachKm) === 'no')) violations += 1;
    }
  }
  const groups = ['all', ...new Set(statements.map(({ group }) => group))];
  console.log(`${statements.length} statements, ${records.length} services, lexicon ${lexicon.version}\n`);
  console.log('| group | n | method | nDCG@10 | recall@20 |\n| --- | --- | --- | --- | --- |');
  for (const group of groups) {
    for (const [method, list] of Object.entries(rows)) {
      const own = list.filter(row => group === 'all' || row.group === group);
      const [ndcg, recall] = [own.map(row => row.ndcg), own.map(row => row.recall)].map(said);
      console.log(`| ${group} | ${own.length} | ${method} | ${ndcg} | ${recall} |`);
    }
  }
  console.log(`\nViolations of stated limits among the first 20: ${violations}`);
  console.log(`Services never among the first 20: ${records.length - shown.size} of ${records.length}`);
}

function said(values: readonly number[]): string {
  const { mean, low, high } = meanWithInterval(values);
  return `${mean.toFixed(2)} (${low.toFixed(2)}–${high.toFixed(2)})`;
}

function readRecords(path: string): MatchRecord[] {
  const read = readFiles([{ name: basename(path), bytes: readFileSync(path) }], {
    mapping: null,
    organization: null,
    fallbackKinds: [],
    placeOf: () => null,
  });
  if (isBroken(read)) throw new Error(`${path} cannot be read as a list of services: ${read.reason}`);
  return matchRecordsOf(read, null);
}

const { values } = parseArgs({
  options: {
    services: { type: 'string' },
    statements: { type: 'string' },
    judgments: { type: 'string' },
  },
});
const { services, statements, judgments } = values;
if (!services || !statements || !judgments) {
  console.error('npm run evaluate:matching -- --services FILE --statements FILE --judgments FILE');
  process.exitCode = 2;
} else {
  evaluate(services, statements, judgments);
}
