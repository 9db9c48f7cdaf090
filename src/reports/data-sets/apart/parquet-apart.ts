import { Worker } from 'node:worker_threads';
import type { Cell } from '../line.ts';
import type { Answer, Told } from './worker.ts';
import type { PlainCell, TypedColumn } from './write-parquet.ts';

const day0 = Temporal.PlainDate.from('1970-01-01');
const MEGABYTES = 512;

/** A cell as the thread takes it; days as whole days since 1970. */
export const plainCell = (cell: Cell): PlainCell =>
  cell instanceof Temporal.PlainDate ? day0.until(cell, { largestUnit: 'day' }).days : cell;

/**
 * Writes a Parquet file in a thread of its own, so that pages are answered meanwhile. The next page is read only when the thread has taken
 * the one before.
 * @throws when the thread fails, with its reason
 */
export async function parquetApart(
  columns: readonly TypedColumn[],
  about: Readonly<Record<string, string>>,
  pages: AsyncIterable<readonly (readonly Cell[])[]>,
): Promise<Uint8Array<ArrayBuffer>> {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), {
    resourceLimits: { maxOldGenerationSizeMb: MEGABYTES },
  });
  const tell = (told: Told): Promise<Answer> =>
    new Promise((resolve, reject) => {
      const failed = (error: unknown) =>
        reject(error instanceof Error ? error : new Error('the thread ended'));
      worker.once('error', failed);
      worker.once('exit', failed);
      worker.once('message', (answer: Answer) => {
        worker.off('error', failed);
        worker.off('exit', failed);
        resolve(answer);
      });
      worker.postMessage(told);
    });
  try {
    await tell({ columns, about });
    for await (const rows of pages) await tell({ rows: rows.map(cells => cells.map(plainCell)) });
    const answer = await tell({ end: true });
    if (!('file' in answer)) throw new Error('the thread gave no file');
    return answer.file;
  } finally {
    await worker.terminate();
  }
}
