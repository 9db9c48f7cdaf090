import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { type Begun, begin, untilAnswer } from '../../e2e/begun.ts';
import { runningPostgres } from '../../src/platform/postgres/index.ts';

/** A Hedgerow in a process of its own on its own database, kept as a service manager keeps it: whenever it ends, it is begun again. */
export type Service = {
  readonly url: string;
  readonly dataDir: string;
  /** The process number of the application. */
  readonly pid: () => number;
  /** How often the keeper had to begin it again. */
  readonly begunAgain: () => number;
  /** Sends a signal to the application. */
  signal(name: NodeJS.Signals): void;
  /** Sends a signal to the postmaster alone, or to it and all its processes. */
  signalDatabase(name: NodeJS.Signals, reach?: 'postmaster' | 'all'): void;
  /** Until it answers that it and its database are ready. @throws what it said when that does not come about */
  ready(): Promise<void>;
  /** Asks the database as its owner; it must be up. */
  sql<Row extends pg.QueryResultRow>(text: string, values?: readonly unknown[]): Promise<Row[]>;
  /** Connection string of the database's owner. */
  ownerUrl(): Promise<string>;
  /** How it ended last: the code, or the signal. */
  readonly lastEnd: () => number | NodeJS.Signals | null;
  /** Everything that all its lives said. */
  said(): string;
  /** Stops it in order and takes its data away. @returns the code it ended with */
  stop(): Promise<number | NodeJS.Signals>;
};

/** What a service manager waits before it begins a service again. */
const RESTART_MS = 200;

/**
 * Begins a demonstration on a data folder and keeps it running.
 * @param environment more settings; with DATABASE_URL it works on that database, and signals reach none
 * @param dataDir a folder to use; made and taken away when it is left out
 */
export async function keepService(
  environment: Readonly<Record<string, string>> = {},
  dataDir?: string,
): Promise<Service> {
  const folder = dataDir ?? mkdtempSync(join(tmpdir(), 'hedgerow-faults-'));
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const settings = {
    PORT: String(port),
    PUBLIC_URL: url,
    DATA_DIR: folder,
    DEMO: 'on',
    LOG_LEVEL: 'warn',
    ...environment,
  };
  const earlier: string[] = [];
  let keeping = true;
  let begunAgain = 0;
  let last: number | NodeJS.Signals | null = null;
  let living: Begun = begin(settings);
  const keep = (one: Begun): void => {
    void one.ended.then(async how => {
      last = how;
      earlier.push(one.said());
      await pause(RESTART_MS);
      if (!keeping) return;
      begunAgain += 1;
      living = begin(settings);
      keep(living);
    });
  };
  keep(living);
  const postmaster = (): number =>
    Number(readFileSync(join(folder, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0]);
  const said = () => [...earlier, living.said()].join('\n');
  const owned = async <T>(work: (ownerUrl: string) => Promise<T>): Promise<T> => {
    const given = environment['DATABASE_URL'];
    if (given) return work(given);
    const running = await runningPostgres(folder);
    if (!running) throw new Error('the database is not up');
    try {
      return await work(running.ownerUrl);
    } finally {
      await running.stop();
    }
  };
  return {
    url,
    dataDir: folder,
    pid: () => living.child.pid ?? 0,
    begunAgain: () => begunAgain,
    lastEnd: () => last,
    said,
    signal: name => void living.child.kill(name),
    signalDatabase: (name, reach = 'postmaster') =>
      void process.kill(reach === 'all' ? -postmaster() : postmaster(), name),
    async ready() {
      const before = begunAgain;
      const givenUp = () => begunAgain - before > 5;
      // However slow the machine: each asking goes on for a minute.
      let status = 0;
      for (let minute = 0; minute < 5 && status !== 200 && !givenUp(); minute += 1)
        status = await untilAnswer(`${url}/ready`, got => got === 200 || givenUp());
      if (status !== 200) throw new Error(`not ready${givenUp() ? ' after five starts' : ''}: ${said()}`);
    },
    ownerUrl: () => owned(async ownerUrl => ownerUrl),
    sql: (text, values = []) =>
      owned(async connectionString => {
        const client = new pg.Client({ connectionString });
        client.on('error', () => undefined);
        await client.connect();
        try {
          return (await client.query(text, [...values])).rows;
        } finally {
          await client.end();
        }
      }),
    async stop() {
      keeping = false;
      living.child.kill('SIGCONT');
      living.child.kill('SIGTERM');
      const how = await living.ended;
      if (!dataDir) rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
      return how;
    },
  };
}

/** A port that stays the same over all lives of a service, so that its clients find it again. */
async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>(done => probe.listen(0, '127.0.0.1', done));
  const { port } = probe.address() as AddressInfo;
  await new Promise(done => probe.close(done));
  return port;
}
