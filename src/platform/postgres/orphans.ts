import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { PostgresProblem } from './problem.ts';
import { identify, processesNaming, signal } from './processes.ts';

type Step = { readonly signal: NodeJS.Signals | null; readonly seconds: number };

/** Fast shutdown first (SIGINT: disconnects everybody, writes a checkpoint), then without it: replayed from the log. */
const STOPPING: readonly Step[] = [
  { signal: 'SIGINT', seconds: 60 },
  { signal: 'SIGQUIT', seconds: 10 },
  { signal: 'SIGKILL', seconds: 5 },
];

/** Processes without their postmaster end by themselves within moments; only a busy one needs to be told. */
const ENDING: readonly Step[] = [{ signal: null, seconds: 5 }, ...STOPPING.slice(1)];

/**
 * Clears what an earlier, killed run left on a database folder: a server still running is shut down, processes
 * without their postmaster are waited for, and stale lock files are removed, but only once it is certain
 * that no process uses the folder any more. A running server is not taken over: stopping it takes a moment,
 * and afterwards the server is our own child, with today's programs and settings.
 *
 * @param clusterName is in the command line of every process of the server, see `clusterNameOf`
 */
export async function settleOrphans(
  folder: string,
  clusterName: string,
  log: { warn(details: object, message: string): void },
): Promise<void> {
  const left = processesNaming(clusterName);
  if (left.length > 0) {
    const postmaster = left.find(seen => seen.pid === postmasterPid(folder));
    log.warn(
      { processes: left.length, postmaster: postmaster !== undefined },
      'an earlier run left database processes behind: stopping them',
    );
    await stopAll(clusterName, postmaster?.pid ?? null);
  }
  removeStaleLocks(folder);
}

async function stopAll(clusterName: string, postmaster: number | null): Promise<void> {
  for (const step of postmaster === null ? ENDING : STOPPING) {
    // A server that is only stopped (SIGSTOP) cannot hear anything else.
    for (const { pid } of processesNaming(clusterName)) {
      if (step.signal && (postmaster === null || pid === postmaster || step.signal === 'SIGKILL')) {
        signal(pid, step.signal);
      }
      signal(pid, 'SIGCONT');
    }
    const turns = step.seconds * 20;
    for (let turn = 0; turn < turns; turn++) {
      if (processesNaming(clusterName).length === 0) return;
      await pause(50);
    }
  }
  throw new PostgresProblem(
    `Database processes of an earlier run do not end (${processesNaming(clusterName)
      .map(seen => seen.pid)
      .join(', ')}). Restart the machine and start Hedgerow again; no data is lost.`,
  );
}

/**
 * PostgreSQL itself ignores stale lock files, unless the number in them now belongs to another program or to a
 * zombie. A living PostgreSQL that is not ours may have been started by hand: that one is never touched.
 */
function removeStaleLocks(folder: string): void {
  const pid = postmasterPid(folder);
  if (pid !== null && identify(pid) !== null && isPostgres(pid)) {
    throw new PostgresProblem(
      `Another PostgreSQL (process ${pid}), not started by Hedgerow, is using ${folder}. Stop it and start Hedgerow again.`,
    );
  }
  for (const name of ['postmaster.pid', '.s.PGSQL.5432', '.s.PGSQL.5432.lock']) {
    rmSync(join(folder, name), { force: true });
  }
}

function isPostgres(pid: number): boolean {
  return processesNaming('postgres').some(
    seen => seen.pid === pid && /^(\S*\/)?(postgres|postmaster)\b/.test(seen.command),
  );
}

/** The process number in the first line of `postmaster.pid`. */
export function postmasterPid(folder: string): number | null {
  try {
    const [first = ''] = readFileSync(join(folder, 'postmaster.pid'), 'utf8').split('\n');
    return /^\d+$/.test(first) ? Number(first) : null;
  } catch {
    return null;
  }
}

/** Whether the server with this process number says it accepts connections. */
export function saysReady(folder: string, pid: number): boolean {
  try {
    const lines = readFileSync(join(folder, 'postmaster.pid'), 'utf8').split('\n');
    return lines[0] === String(pid) && (lines[7] ?? '').startsWith('ready');
  } catch {
    return false;
  }
}
