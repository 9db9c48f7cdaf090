import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { serve } from '@hono/node-server';
import { beginGeneration, fileOfRoots, sealingKey, startSealing } from './audit/index.ts';
import { startWalArchive } from './platform/backup/index.ts';
import { checkPlaces } from './platform/check-places.ts';
import { systemClock } from './platform/clock.ts';
import type { Config } from './platform/config.ts';
import {
  type Database,
  ensureAppLogin,
  migrate,
  openDatabase,
  reachDatabase,
} from './platform/database/index.ts';
import { startJobs } from './platform/events/index.ts';
import type { Log } from './platform/log.ts';
import { startPostgres } from './platform/postgres/index.ts';
import { secretOf } from './platform/secret.ts';
import { checkKeys, ringOf } from './platform/vault/index.ts';
import { programmeBook } from './programmes/index.ts';
import { openRooms } from './rooms.tsx';
import { makeApp } from './web/index.ts';

/** A running Hedgerow. */
export type Running = {
  /** The address a browser on this machine opens. */
  readonly address: string;
  /** No programme has been founded: nobody can sign in. */
  readonly isEmpty: boolean;
  /** Finishes what is under way, then ends jobs, letters, database, in that order. Safe to call twice. */
  stop(): Promise<void>;
};

type Ending = () => Promise<unknown> | unknown;

/** Longest that one thing may take to end; requests under way have five seconds of it. */
const PATIENCE_MS = 10_000;

/**
 * How long a client may take for the head of a request, and for all of it; looked after every few seconds. A large file over a poor
 * line takes a minute; whoever sends a byte a second holds nothing but their own connection, and not for long.
 */
const CLIENTS_IN_TIME = {
  headersTimeout: 15_000,
  requestTimeout: 120_000,
  connectionsCheckingInterval: 5_000,
} as const;

/** An ending that the next ones do not wait for without limit: what needs a database that is away must not hold the stop. */
function inTime(log: Log, what: string, end: Ending): Ending {
  return async () => {
    const over = pause(PATIENCE_MS, 'late' as const, { ref: false });
    const ended = Promise.try(end).catch(error =>
      log.warn({ error, part: what }, 'a part did not end in order'),
    );
    if ((await Promise.race([ended, over])) === 'late')
      log.warn({ part: what }, 'a part did not end in time and was left');
  };
}

/**
 * Starts everything: database, migrations, demonstration, jobs, pages.
 * @param onTrouble called when the database ended and could not be brought back
 */
export async function start(config: Config, log: Log, onTrouble: (reason: string) => void): Promise<Running> {
  const endings: Ending[] = [];
  const stopAll = once(async () => {
    for (const end of endings.reverse()) await end();
  });
  try {
    await checkPlaces(config);
    const { ownerUrl, appUrl } = await databaseOf(config, log, endings, onTrouble);
    const ran = await migrate(ownerUrl, migrationsFolder());
    if (ran.length > 0) log.info({ ran: ran.length }, 'brought the database up to date');
    const clock = systemClock;
    await asOwner(ownerUrl, owner => beginGeneration(owner.open));
    const secret = secretOf(config);
    const keys = ringOf(config, secret);
    await checkKeys(ownerUrl, keys);
    const database = openDatabase(appUrl, clock, { keys });
    endings.push(inTime(log, 'database', () => database.close()));
    const programmes = programmeBook(database);
    if (config.demo) {
      const { isOfDemo, seedDemo } = await import('./demo/index.ts');
      await seedDemo({ database, ownerUrl, clock, log, keys });
      // Anybody signs in with one click there: never as somebody who works with real people.
      const real = (await programmes.all()).find(({ id }) => !isOfDemo(id));
      if (real)
        throw new StartProblem(
          `Here is a programme of your own (${real.name}), and in the demonstration anybody could sign in to it. Start with DEMO=off, or show the demonstration on another DATA_DIR.`,
        );
    }
    const web = {
      database,
      clock,
      programmes,
      log,
      secret,
      demo: config.demo,
      publicUrl: config.publicUrl,
      // A host with {s} in it stands for several; a policy says so with a star.
      picturesFrom: config.mapTiles && new URL(config.mapTiles.url.replace('{s}', '*')).origin,
      proxies: config.proxies,
      secureCookies: config.publicUrl.startsWith('https:'),
      ready: () => answersSoon(database),
    };
    const rooms = openRooms({ config, database, web });
    endings.push(inTime(log, 'rooms', () => rooms.close()));
    const programmeIds = async () => (await programmes.all()).map(one => one.id);
    const roots = fileOfRoots(config.auditRoots ?? join(resolve(config.dataDir), 'audit-roots.ndjson'));
    const sealing = startSealing({ database, log, programmeIds, key: sealingKey(secret), keep: roots.keep });
    endings.push(inTime(log, 'sealing', () => sealing.stop()));
    const { listeners, routines, errands } = rooms;
    const jobs = await startJobs({ ownerUrl, database, log, listeners, routines, errands, programmeIds });
    endings.push(inTime(log, 'jobs', () => jobs.stop()));
    const app = makeApp(web, rooms.routes);
    const port = await listen(app.fetch, config, endings);
    return {
      address: `http://${config.host.includes(':') ? `[${config.host}]` : config.host}:${port}`,
      isEmpty: (await programmes.all()).length === 0,
      stop: stopAll,
    };
  } catch (error) {
    await stopAll();
    throw error;
  }
}

async function databaseOf(config: Config, log: Log, endings: Ending[], onTrouble: (reason: string) => void) {
  if (config.databaseUrl) {
    await reachDatabase(config.databaseUrl);
    return { ownerUrl: config.databaseUrl, appUrl: await ensureAppLogin(config.databaseUrl) };
  }
  const postgres = await startPostgres({ dataDir: resolve(config.dataDir), log });
  endings.push(() => postgres.stop());
  postgres.onExit(problem => onTrouble(problem.message));
  if (config.backupDir && config.backupKeys.length > 0) {
    const [dataDir, to, recipients] = [resolve(config.dataDir), resolve(config.backupDir), config.backupKeys];
    const archive = await startWalArchive({ dataDir, ownerUrl: postgres.ownerUrl, to, recipients, log });
    endings.push(inTime(log, 'copies', () => archive.stop()));
  }
  return postgres;
}

/** Whether the database answers, within two seconds: a proxy that asks must hear no, not wait. */
async function answersSoon(database: Database): Promise<boolean> {
  const asked = database.pool.query('select 1').then(
    ({ rowCount }) => rowCount === 1,
    () => false,
  );
  return Promise.race([asked, pause(2_000, false, { ref: false })]);
}

async function asOwner<T>(ownerUrl: string, work: (owner: Database) => Promise<T>): Promise<T> {
  const owner = openDatabase(ownerUrl, systemClock, { connections: 1 });
  try {
    return await work(owner);
  } finally {
    await owner.close();
  }
}

/** Beside `src` in a checkout, beside the bundle in a build. */
function migrationsFolder(): string {
  const beside = join(import.meta.dirname, 'migrations');
  return existsSync(beside) ? beside : join(import.meta.dirname, '..', 'migrations');
}

async function listen(
  fetch: Parameters<typeof serve>[0]['fetch'],
  config: Config,
  endings: Ending[],
): Promise<number> {
  return new Promise((done, failed) => {
    const { port, host: hostname } = config;
    const server = serve({ fetch, port, hostname, serverOptions: CLIENTS_IN_TIME }, at => done(at.port));
    server.on('error', (error: NodeJS.ErrnoException) => {
      const sentence =
        error.code === 'EADDRINUSE'
          ? `Port ${config.port} is taken by another program. Stop that program, or choose another port: PORT=3001 npm start`
          : `Hedgerow cannot listen on ${config.host}:${config.port} (${error.code}). Check HOST and PORT.`;
      failed(new StartProblem(sentence));
    });
    endings.push(
      () =>
        new Promise<void>(closed => {
          server.close(() => closed());
          if ('closeIdleConnections' in server) server.closeIdleConnections();
          setTimeout(() => 'closeAllConnections' in server && server.closeAllConnections(), 5_000).unref();
        }),
    );
  });
}

/** A reason not to start, in one sentence for the person who tries. */
export class StartProblem extends Error {
  override readonly name = 'StartProblem';
}

function once(work: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | null = null;
  return () => {
    running ??= work();
    return running;
  };
}
