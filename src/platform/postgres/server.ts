import { type ChildProcess, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { closeSync, fchownSync, openSync, readFileSync, renameSync, statSync } from 'node:fs';
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
  const journal = openJournal(cluster);
  const child = run(cluster, journal.file);
  closeSync(journal.file);
  const exited = new Promise<string>(resolve => {
    // 'error': the program could not be started at all.
    child.once('error', error => resolve(error.message));
    child.once('exit', () => resolve(journal.read()));
  });
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

function run(cluster: Cluster, journal: number): ChildProcess {
  const { folder, binaries, account, durability } = cluster;
  const child = spawn(
    join(binaries.folder, 'bin', 'postgres'),
    ['-D', nameOf(cluster), ...settingsOf(clusterNameOf(folder), durability)],
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
    // A server that was only halted (SIGSTOP) hears nothing else.
    child.kill('SIGCONT');
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
function openJournal({ folder, account }: Cluster): { file: number; read(): string } {
  const path = join(dirname(folder), 'postgres.log');
  try {
    if (sizeOf(path) > JOURNAL_LIMIT) renameSync(path, `${path}.old`);
    const before = sizeOf(path);
    const file = openSync(path, 'a', 0o600);
    // So that the owner of the folder can still write to it when Hedgerow is no longer started by root.
    if (account) fchownSync(file, account.uid, account.gid);
    return {
      file,
      read: () => readFileSync(path).subarray(before).toString('utf8').slice(-4000),
    };
  } catch (error) {
    throw explain(error, dirname(folder));
  }
}

function sizeOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0;
}
