import { createHash } from 'node:crypto';
import { audit } from '../../audit/index.ts';
import { Forbidden } from '../../core/index.ts';
import { thoseWhoAllow } from '../../people/index.ts';
import type { Scope } from '../../platform/database/index.ts';
import { parquetApart } from './apart/parquet-apart.ts';
import { csvHead, csvLines } from './as-csv.ts';
import { type DataSet, typeOf } from './definition.ts';
import { type DaySpan, factPages, factRows } from './fact-queries.ts';
import { findDataSet } from './find-data-set.ts';
import { type Cell, lineOf } from './line.ts';
import { mayTakeDataSets } from './policy.ts';
import { dataSetStore, type FileForm, type TakenEnd } from './store.ts';

/** What somebody takes, and what for. */
export type TakeOrder = DaySpan & {
  readonly set: string;
  readonly form: FileForm;
  readonly reason: string;
  /** What the set is called in the list of what was taken. */
  readonly title: (set: DataSet) => string;
};

type Within = <T>(work: (scope: Scope) => Promise<T>) => Promise<T>;

/** The name of a line's number in its file. It leads back to nothing. */
export const LINE = 'line';

/**
 * Begins to take a data set: who, which, why is on record before the first line goes, and how it ended after the last.
 * Pages are read in transactions of their own, so that no slow line keeps one open; consent is asked of each page as it is read.
 * @returns the file: CSV as it is read; Parquet, whose end must be known first, whole and made in another thread
 * @throws Forbidden for all but co-ordinators · NotFound
 */
export async function takeDataSet(
  within: Within,
  order: TakeOrder,
): Promise<{ readonly set: DataSet; readonly body: ReadableStream<Uint8Array> | Uint8Array }> {
  const { set, id } = await within(async scope => {
    if (!mayTakeDataSets(scope.actor)) throw new Forbidden('reports.sets.refused.role');
    const set = await findDataSet(scope, order.set);
    const id = await dataSetStore(scope).beginTaking({
      ...order,
      dataSet: set.id,
      version: set.version,
      title: order.title(set),
    });
    await audit(scope, {
      verb: 'data_set.exported',
      subject: { kind: 'data_set_taken', id },
      fields: [...new Set(set.columns.map(column => column.fact))],
      // The words of why stand with what was taken, those of the columns with the set; the record of who looked holds no words.
      reason: order.form,
    });
    return { set, id };
  });
  const counted = { lines: 0, leftOut: 0, faults: 0 };
  const lines = linesOf(within, set, order, counted);
  const end = (sha256: string) =>
    within(async scope => {
      await dataSetStore(scope).endTaking(id, { ...counted, sha256 } satisfies TakenEnd);
      await audit(scope, { verb: 'data_set.went', subject: { kind: 'data_set_taken', id } });
    });
  if (order.form === 'csv') return { set, body: streamOf(csvOf(set, lines, end)) };
  const columns = [
    { name: LINE, type: 'whole' as const },
    ...set.columns.map(column => ({ name: column.header, type: typeOf(column) })),
  ];
  const about = { data_set: set.id, version: String(set.version), based_on: set.basedOn };
  const body = await parquetApart(columns, about, lines);
  await end(createHash('sha256').update(body).digest('hex'));
  return { set, body };
}

/** Pages of cells, counted as they pass. Who did not say yes has no line in what leaves the house. */
async function* linesOf(
  within: Within,
  { columns }: DataSet,
  span: DaySpan,
  counted: { lines: number; leftOut: number; faults: number },
): AsyncGenerator<readonly (readonly Cell[])[]> {
  const pages = factPages(after =>
    within(async scope => {
      const rows = await factRows(scope, span, after);
      const allowed = new Set(await thoseWhoAllow(scope, 'data_set', rows));
      return rows.map(row => ({ ...row, allowed: allowed.has(row) }));
    }),
  );
  for await (const rows of pages) {
    const page: Cell[][] = [];
    for (const row of rows) {
      if (!row.allowed) {
        counted.leftOut += 1;
        continue;
      }
      const { cells, faults } = lineOf(columns, row);
      counted.lines += 1;
      counted.faults += faults.length;
      page.push([counted.lines, ...cells]);
    }
    yield page;
  }
}

/** Drawn by whoever reads: the next page is asked for when the one before has gone. */
const streamOf = (parts: AsyncGenerator<Uint8Array>): ReadableStream<Uint8Array> =>
  new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { done, value } = await parts.next();
      if (done) controller.close();
      else controller.enqueue(value);
    },
    async cancel() {
      await parts.return(undefined);
    },
  });

async function* csvOf(
  { columns }: DataSet,
  pages: AsyncIterable<readonly (readonly Cell[])[]>,
  end: (sha256: string) => Promise<void>,
): AsyncGenerator<Uint8Array> {
  const headers = [LINE, ...columns.map(column => column.header)];
  const hash = createHash('sha256');
  const head = csvHead(headers);
  hash.update(head);
  yield head;
  for await (const page of pages) {
    if (page.length === 0) continue;
    const bytes = csvLines(headers, page);
    hash.update(bytes);
    yield bytes;
  }
  await end(hash.digest('hex'));
}
