import { Worker } from 'node:worker_threads';
import type { LetterDocument } from './document.ts';
import type { Answer, Order } from './worker.ts';

/** The queue is full: try again later. Nothing was printed. */
export class LettersBusy extends Error {
  override readonly name = 'LettersBusy';
}
/** The letter could not be printed: it did not compile, took too long, or its worker died twice. */
export class LetterFailed extends Error {
  override readonly name = 'LetterFailed';
}

export type PoolOptions = {
  /** Threads; one letter at a time in each. */
  readonly workers: number;
  /** A worker is replaced after this many letters, so that its memory goes back. */
  readonly lettersPerWorker?: number;
  /** Milliseconds one letter may take before its worker is given up. */
  readonly timeLimit?: number;
  /** Letters that may wait; beyond it `pdf` rejects with LettersBusy. */
  readonly waiting?: number;
  /** Milliseconds without letters after which the workers go home: the typesetter holds as much memory as everything else. */
  readonly restAfter?: number;
  /** The worker's own file, where a bundle keeps it elsewhere. */
  readonly workerFile?: URL;
};

export type Letters = {
  /** One PDF/UA-1 file. Rejects with LettersBusy or LetterFailed. */
  pdf(document: LetterDocument): Promise<Uint8Array>;
  /** Ends the workers; letters still waiting are rejected. */
  close(): Promise<void>;
};

type Job = {
  readonly document: LetterDocument;
  readonly resolve: (pdf: Uint8Array) => void;
  readonly reject: (error: Error) => void;
  tries: number;
};
type Seat = {
  worker: Worker;
  ready: boolean;
  job: Job | null;
  printed: number;
  timer: NodeJS.Timeout | null;
};

/**
 * Prints letters in worker threads that come with the first letter and go when none came for some minutes. They are
 * replaced after some hundred letters, after a crash and after a letter that takes too long. A letter whose worker dies is
 * tried once more in a new one.
 * @example const letters = makeLetters({ workers: 1 }); const pdf = await letters.pdf(document);
 */
export function makeLetters(options: PoolOptions): Letters {
  const { workers, lettersPerWorker = 300, timeLimit = 20_000, waiting = 500, restAfter = 300_000 } = options;
  const file = options.workerFile ?? new URL('./worker.ts', import.meta.url);
  const queue: Job[] = [];
  const seats = new Set<Seat>();
  let nextId = 1;
  let failedStarts = 0;
  let closed = false;
  let rest: NodeJS.Timeout | null = null;

  const hire = (): void => {
    const seat: Seat = { worker: new Worker(file), ready: false, job: null, printed: 0, timer: null };
    seats.add(seat);
    seat.worker.on('message', (answer: Answer) => hear(seat, answer));
    seat.worker.on('error', (error: unknown) =>
      lose(seat, error instanceof Error ? error.message : String(error)),
    );
    seat.worker.on('exit', () => lose(seat, 'The worker ended'));
    seat.worker.unref();
  };

  const hear = (seat: Seat, answer: Answer): void => {
    if (!seats.has(seat)) return;
    if (answer.kind === 'ready') {
      seat.ready = true;
      failedStarts = 0;
    } else {
      const job = release(seat);
      if (answer.kind === 'done') job?.resolve(answer.pdf);
      else job?.reject(new LetterFailed(answer.message));
      seat.printed += 1;
      if (seat.printed >= lettersPerWorker) replace(seat);
    }
    serve();
  };

  /** Takes the job off a seat and lets the process end when nothing else is going on. */
  const release = (seat: Seat): Job | null => {
    if (seat.timer !== null) clearTimeout(seat.timer);
    const job = seat.job;
    seat.job = null;
    seat.timer = null;
    seat.worker.unref();
    restLater();
    return job;
  };

  const restLater = (): void => {
    if (rest !== null) clearTimeout(rest);
    rest = setTimeout(() => {
      if (queue.length > 0 || [...seats].some(seat => seat.job !== null)) return;
      for (const seat of seats) void seat.worker.terminate();
      seats.clear();
    }, restAfter).unref();
  };

  const replace = (seat: Seat): void => {
    seats.delete(seat);
    // A thread inside native code ends only when it comes back; nobody waits for it.
    void seat.worker.terminate();
    if (!closed) hire();
  };

  const lose = (seat: Seat, why: string): void => {
    if (!seats.has(seat)) return;
    const job = release(seat);
    if (!seat.ready) failedStarts += 1;
    if (job !== null) retryOrFail(job, why);
    if (failedStarts > 2 * workers) {
      seats.delete(seat);
      for (const left of queue.splice(0)) left.reject(new LetterFailed(why));
      return;
    }
    replace(seat);
    serve();
  };

  const retryOrFail = (job: Job, why: string): void => {
    job.tries += 1;
    if (job.tries > 1) job.reject(new LetterFailed(why));
    else queue.unshift(job);
  };

  const serve = (): void => {
    for (const seat of seats) {
      if (!seat.ready || seat.job !== null) continue;
      const job = queue.shift();
      if (job === undefined) return;
      seat.job = job;
      seat.worker.ref();
      seat.timer = setTimeout(() => {
        release(seat)?.reject(new LetterFailed(`The letter took longer than ${timeLimit} ms`));
        replace(seat);
      }, timeLimit);
      const order: Order = { id: nextId++, document: job.document };
      seat.worker.postMessage(order);
    }
    // A worker that is still starting must keep the process alive while somebody waits for it.
    if (queue.length > 0) for (const seat of seats) seat.worker.ref();
  };

  return {
    pdf: document =>
      new Promise((resolve, reject) => {
        if (closed) return reject(new LetterFailed('The letters are closed'));
        if (queue.length >= waiting) return reject(new LettersBusy(`${queue.length} letters are waiting`));
        if (seats.size === 0) {
          failedStarts = 0;
          for (let i = 0; i < workers; i++) hire();
        }
        queue.push({ document, resolve, reject, tries: 0 });
        serve();
      }),
    close: async () => {
      closed = true;
      if (rest !== null) clearTimeout(rest);
      const left = [...seats];
      seats.clear();
      const jobs = [...queue.splice(0), ...left.flatMap(seat => release(seat) ?? [])];
      for (const job of jobs) job.reject(new LetterFailed('The letters are closed'));
      await Promise.all(left.map(seat => seat.worker.terminate()));
    },
  };
}
