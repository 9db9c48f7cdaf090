import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';

/** A running process as the operating system shows it to everybody. */
export type Seen = { readonly pid: number; readonly command: string };

const LINUX = process.platform === 'linux';

/**
 * A name for one living process that no later process shares: its number with its start time (and the boot).
 * Null when there is no such process, or only a zombie that nobody has collected yet.
 */
export function identify(pid: number): string | null {
  try {
    if (LINUX) {
      const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
      // The second field is the program's name in brackets and may itself hold spaces and brackets.
      const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      if (fields[0] === 'Z' || fields[0] === 'X') return null;
      const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
      return `${pid} ${fields[19]} ${boot}`;
    }
    const [state = '', ...started] = execFileSync('ps', ['-o', 'state=,lstart=', '-p', String(pid)], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    })
      .trim()
      .split(/\s+/);
    return state === '' || state.startsWith('Z') ? null : `${pid} ${started.join(' ')}`;
  } catch {
    return null;
  }
}

/** All living processes whose command line contains `word`. */
export function processesNaming(word: string): Seen[] {
  const all = LINUX ? fromProc() : fromPs();
  return all.filter(seen => seen.command.includes(word) && seen.pid !== process.pid);
}

function fromProc(): Seen[] {
  return readdirSync('/proc')
    .filter(name => /^\d+$/.test(name))
    .flatMap(name => {
      try {
        // Zombies have an empty command line, so they fall out by themselves.
        const command = readFileSync(`/proc/${name}/cmdline`, 'utf8').replaceAll('\0', ' ').trim();
        return command === '' ? [] : [{ pid: Number(name), command }];
      } catch {
        return [];
      }
    });
}

function fromPs(): Seen[] {
  const listing = execFileSync('ps', ['-axo', 'pid=,command='], { encoding: 'utf8' });
  return listing.split('\n').flatMap(line => {
    const [, pid, command] = /^\s*(\d+)\s+(.*)$/.exec(line) ?? [];
    return pid && command ? [{ pid: Number(pid), command }] : [];
  });
}

/** Sends a signal; a process that is already gone is fine. */
export function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}
