import { Worker } from 'node:worker_threads';
import type { HashedReading } from '../../plan-import.ts';
import type { Piece, ReadOrder, ReadResult } from './order.ts';
import type { Answer, ListName, Told } from './worker.ts';

export type ApartLimits = { readonly milliseconds: number; readonly megabytes: number };
const usual: ApartLimits = { milliseconds: 10 * 60_000, megabytes: 1500 };

/**
 * Reads in a thread of its own, so that pages are answered meanwhile. What takes too long or too much memory ends the thread
 * and is a broken file; nothing that is read can end the process.
 * @param pieces what is read, in pieces as they come out of the database
 */
export async function readApart(
  order: ReadOrder,
  pieces: AsyncIterable<Piece> | Iterable<Piece>,
  limits: ApartLimits = usual,
): Promise<ReadResult> {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), {
    resourceLimits: { maxOldGenerationSizeMb: limits.megabytes },
  });
  const got: Record<ListName, unknown[]> = { organizations: [], locations: [], services: [], terms: [] };
  const tooHard: ReadResult = { file: '', reason: 'too_hard', detail: null };
  let timer: NodeJS.Timeout | undefined;
  const done = new Promise<ReadResult>(resolve => {
    timer = setTimeout(() => resolve(tooHard), limits.milliseconds);
    worker.on('message', (answer: Answer) => {
      if ('list' in answer) got[answer.list].push(...answer.part);
      else if ('reason' in answer.result) resolve(answer.result);
      else resolve({ ...answer.result, ...(got as Pick<HashedReading, ListName>) });
    });
    worker.on('error', () => resolve(tooHard));
    worker.on('exit', () => resolve(tooHard));
  });
  try {
    const tell = (told: Told) => worker.postMessage(told);
    tell({ order });
    for await (const piece of pieces) tell({ piece });
    tell({ end: true });
    return await done;
  } finally {
    clearTimeout(timer);
    await worker.terminate();
  }
}
