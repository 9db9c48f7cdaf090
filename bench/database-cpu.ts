import { readdirSync, readFileSync } from 'node:fs';

const TICKS = 100;

/**
 * Milliseconds of CPU that a PostgreSQL server and all its processes have used so far; null where there is no /proc.
 * @param postmaster process id of the server
 */
export function databaseCpu(postmaster: number): number | null {
  try {
    let ticks = 0;
    for (const entry of readdirSync('/proc').filter(name => /^\d+$/.test(name))) {
      const fields = statOf(entry);
      if (!fields) continue;
      const [parent = 0, own = 0, ended = 0] = fields;
      if (Number(entry) === postmaster) ticks += own + ended;
      else if (parent === postmaster) ticks += own;
    }
    return (ticks * 1000) / TICKS;
  } catch {
    return null;
  }
}

/** Parent, own ticks and those of ended children; null for a process that has just ended. */
function statOf(pid: string): readonly number[] | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const rest = stat
      .slice(stat.lastIndexOf(')') + 2)
      .split(' ')
      .map(Number);
    return [rest[1] ?? 0, (rest[11] ?? 0) + (rest[12] ?? 0), (rest[13] ?? 0) + (rest[14] ?? 0)];
  } catch {
    return null;
  }
}
