import { readdirSync, readFileSync } from 'node:fs';
import type { Child } from './child.ts';
import { send } from './load.ts';
import type { Visit } from './recording.ts';

/** What single requests cost, in milliseconds of CPU: of the measured process, and of PostgreSQL (null without /proc). */
export type Costs = {
  readonly own: readonly number[];
  readonly database: readonly number[] | null;
  readonly latencies: readonly number[];
};

/**
 * Sends requests one after the other and reads what each cost by itself. The reading itself is some hundredths of a
 * millisecond and counts against the measured process.
 */
export async function costs(
  child: Child,
  visits: readonly Visit[],
  postmaster: number,
  requests: number,
): Promise<Costs> {
  const own: number[] = [];
  const database: number[] = [];
  const latencies: number[] = [];
  for (let at = 0; at < requests; at++) {
    const visit = visits[at % visits.length];
    if (!visit) break;
    const before = { own: (await child.usage()).cpu, database: backendsCpu(postmaster) };
    const started = performance.now();
    await send(child.address, visit, false);
    latencies.push(performance.now() - started);
    own.push((await child.usage()).cpu - before.own);
    const after = backendsCpu(postmaster);
    if (after !== null && before.database !== null) database.push(after - before.database);
  }
  return { own, database: database.length === own.length ? database : null, latencies };
}

/** Milliseconds of CPU of a server's living processes, to the microsecond; null where the system does not tell. */
function backendsCpu(postmaster: number): number | null {
  try {
    return readdirSync('/proc')
      .filter(name => /^\d+$/.test(name))
      .reduce((sum, pid) => sum + cpuOf(pid, postmaster), 0);
  } catch {
    return null;
  }
}

function cpuOf(pid: string, postmaster: number): number {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const parent = Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
    if (parent !== postmaster) return 0;
    return Number(readFileSync(`/proc/${pid}/schedstat`, 'utf8').split(' ')[0]) / 1e6;
  } catch {
    // A process that has just ended.
    return 0;
  }
}
