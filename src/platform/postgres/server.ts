import { type ChildProcess, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { closeSync, openSync, readFileSync, renameSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { type Cluster, ENVIRONMENT, nameOf } from './cluster.ts';
import { saysReady } from './orphans.ts';
import { explain } from './problem.ts';
import { settingsOf } from './settings.ts';

/** One postmaster, our child. `exited` settles when it ends for whatever reason, with the end of its log. */
export type Server = {
  readonly pid: number;
  readonly exited: Promise<string>;
  stop(): Promise<void>;
};

type Say = { info(details: object, message: string): void };

/** Appears in the command line of every process of the server, so that they can be recognised later. */
export function clusterNameOf(folder: string): string {
  return `hedgerow-${createHash('sha256').update(folder).digest('hex').slice(0, 16)}`;
}

/** Starts PostgreSQL and waits until it accepts connections, through a recovery of any length. */
export async function launch(cluster: Cluster, log: Say): Promise<Server> {
  const journal = openJournal(cluster.folder);
  const child = run(cluster, journal.file);
  closeSync(journal.file);
  const ended = once(child, 'exit').then(() => true);
  // Without this a program that cannot be started at all would end the process as an unhandled 'error'.
  const failed = new Promise<Error>(resolve => child.once('error', resolve));
  const exited = Promise.race([failed.then(error => error.message), ended.then(journal.read)]);
  let over: string | null = null;
  exited.then(text => {
    over = text;
  });
  const pid = child.pid ?? 0;
  for (let turn = 1; !saysReady(cluster.folder, pid); turn++) {
    if (over !== null) throw explain(over, cluster.folder);
    if (turn % 500 === 0) log.info({ pid }, 'the database is still starting: it is replaying its log');
    await pause(20);
  }
  return { pid, exited, stop: () => stop(child, exited) };
}

function run({ folder, binaries, account, durability, ...rest }: Cluster, journal: number): ChildProcess {
  const child = spawn(
    join(binaries.folder, 'bin', 'postgres'),
    [
      '-D',
      nameOf({ folder, binaries, account, durability, ...rest }),
      ...settingsOf(clusterNameOf(folder), durability),
    ],
    {
      cwd: folder,
      env: ENVIRONMENT,
      // Its own process group: Ctrl+C is for Hedgerow, which finishes its requests before it stops the database.
      detached: true,
      stdio: ['ignore', journal, journal],
      ...(account ?? {}),
    },
  );
  child.unref();
  const stopWithUs = () => child.kill('SIGINT');
  process.once('exit', stopWithUs);
  child.once('exit', () => process.off('exit', stopWithUs));
  return child;
}

async function stop(child: ChildProcess, exited: Promise<string>): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.ref();
  for (const [name, seconds] of [
    ['SIGINT', 60],
    ['SIGQUIT', 10],
    ['SIGKILL', 5],
  ] as const) {
    child.kill(name);
    const patience = new AbortController();
    const done = await Promise.race([
      exited.then(() => true),
      pause(seconds * 1000, false, { signal: patience.signal }).catch(() => false),
    ]);
    patience.abort();
    if (done) return;
  }
}

const JOURNAL_LIMIT = 5_000_000;

/** PostgreSQL's own log, beside its folder; `read` gives what was written since now. */
function openJournal(folder: string): { file: number; read(): string } {
  const path = join(dirname(folder), 'postgres.log');
  try {
    if (sizeOf(path) > JOURNAL_LIMIT) renameSync(path, `${path}.old`);
    const before = sizeOf(path);
    return {
      file: openSync(path, 'a', 0o600),
      read: () => readFileSync(path).subarray(before).toString('utf8').slice(-4000),
    };
  } catch (error) {
    throw explain(error, dirname(folder));
  }
}

function sizeOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0;
}
