import { linkSync, mkdtempSync, readFileSync, renameSync, rmSync, unlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { explain, PostgresProblem } from './problem.ts';
import { identify } from './processes.ts';

type Holder = { readonly pid: number; readonly identity: string; readonly since: string };

const NAME = 'hedgerow.lock';

/**
 * Makes this process the only Hedgerow on a data folder, until `release` or its death. The lock names its holder by
 * process number and start time, so a crashed holder never blocks, not even when its number is used again.
 * @throws PostgresProblem naming the running process
 */
export function lockFolder(dataDir: string, now: Temporal.Instant): { release(): void } {
  const lock = join(dataDir, NAME);
  const identity = identify(process.pid) ?? String(process.pid);
  const scratch = scratchFolder(dataDir);
  try {
    const mine = join(scratch, 'mine');
    writeFileSync(mine, JSON.stringify({ pid: process.pid, identity, since: now.toString() }));
    while (!taken(mine, lock)) {
      const holder = read(lock);
      if (holder && identify(holder.pid) === holder.identity) throw alreadyRunning(dataDir, holder);
      discard(lock, holder, join(scratch, 'stale'));
    }
  } catch (error) {
    throw explain(error, dataDir);
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
  return {
    release() {
      if (read(lock)?.identity === identity) rmSync(lock, { force: true });
    },
  };
}

function scratchFolder(dataDir: string): string {
  try {
    return mkdtempSync(join(dataDir, '.lock-'));
  } catch (error) {
    throw explain(error, dataDir);
  }
}

/** A hard link appears with its content in one step, and only if the name is free. */
function taken(mine: string, lock: string): boolean {
  try {
    linkSync(mine, lock);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

/** Moves a dead holder's lock aside; if another start was quicker and it is a fresh lock by now, puts it back. */
function discard(lock: string, dead: Holder | null, aside: string): void {
  try {
    renameSync(lock, aside);
    if (read(aside)?.identity !== dead?.identity) taken(aside, lock);
    unlinkSync(aside);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
}

function read(file: string): Holder | null {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return null;
  }
}

function alreadyRunning(dataDir: string, { pid, since }: Holder): PostgresProblem {
  const who = pid === process.pid ? 'this same process' : `process ${pid}`;
  return new PostgresProblem(
    `Hedgerow is already running on the data folder ${dataDir}: ${who}, since ${since.slice(0, 19).replace('T', ' ')} UTC. Stop that one first, or set DATA_DIR to another folder.`,
  );
}
