import { parentPort } from 'node:worker_threads';
import { type PlainCell, parquetWriter, type TypedColumn } from './write-parquet.ts';

/** What the thread is told: which columns, then pages of rows, then that these were all. */
export type Told =
  | { readonly columns: readonly TypedColumn[]; readonly about: Readonly<Record<string, string>> }
  | { readonly rows: readonly (readonly PlainCell[])[] }
  | { readonly end: true };

/** What it answers: that a page is in, so that no more than one waits, or the whole file. */
export type Answer = { readonly ready: true } | { readonly file: Uint8Array<ArrayBuffer> };

const port = parentPort;
if (port !== null) {
  let writer: ReturnType<typeof parquetWriter> | null = null;
  const answer = (message: Answer) => port.postMessage(message);
  port.on('message', (told: Told) => {
    if ('columns' in told) writer = parquetWriter(told.columns, told.about);
    else if ('rows' in told) writer?.add(told.rows);
    if (writer && 'end' in told) answer({ file: writer.finish() });
    else answer({ ready: true });
  });
}
