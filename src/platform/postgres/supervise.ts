import { explain, PostgresProblem } from './problem.ts';
import type { Server } from './server.ts';

type Around = {
  readonly folder: string;
  readonly log: {
    warn(details: object, message: string): void;
    error(details: object, message: string): void;
  };
  now(): Temporal.Instant;
  /** Clears up and starts the server anew. */
  bringUp(): Promise<Server>;
};

const PATIENCE = 5;
const WINDOW = Temporal.Duration.from({ minutes: 1 });

/**
 * Keeps a server running: one that ends unexpectedly is started again. When it cannot be started, or has ended
 * five times within a minute, `onExit` hears of it instead.
 */
export function supervise(
  first: Server,
  { folder, log, now, bringUp }: Around,
): { stop(): Promise<void>; onExit(callback: (problem: PostgresProblem) => void): void } {
  const listeners: ((problem: PostgresProblem) => void)[] = [];
  const ends: Temporal.Instant[] = [];
  let server = first;
  let stopping = false;
  let restarting: Promise<void> = Promise.resolve();

  const restart = async (said: string): Promise<void> => {
    log.error({ pid: server.pid }, 'the database ended unexpectedly');
    ends.push(now());
    const oldest = ends.at(-PATIENCE);
    try {
      if (oldest && Temporal.Instant.compare(oldest.add(WINDOW), now()) > 0)
        throw endedTooOften(folder, said);
      server = await bringUp();
      log.warn({ pid: server.pid }, 'the database was started again');
      watch();
    } catch (error) {
      const problem = explain(error, folder);
      log.error({}, problem.message);
      for (const listener of listeners) listener(problem);
    }
  };
  const watch = (): void => {
    server.exited.then(said => {
      if (!stopping) restarting = restart(said);
    });
  };
  watch();
  return {
    onExit: callback => {
      listeners.push(callback);
    },
    async stop() {
      stopping = true;
      await restarting;
      await server.stop();
    },
  };
}

function endedTooOften(folder: string, said: string): PostgresProblem {
  const reason = explain(said, folder);
  return new PostgresProblem(`The database ended ${PATIENCE} times within a minute. ${reason.message}`, {
    cause: said,
  });
}
