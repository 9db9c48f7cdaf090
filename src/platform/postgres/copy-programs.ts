import {
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { linkLibraries } from './libraries.ts';
import { PostgresProblem } from './problem.ts';

/**
 * Copies PostgreSQL's programs, whole or not at all, into the first place that takes them.
 * A copy of this version that is already there is used as it is.
 * @returns the folder with `bin`, `lib` and `share`
 */
export function copyPrograms(folder: string, version: string, places: readonly string[]): string {
  let reason: unknown;
  for (const place of places) {
    const target = join(place, `postgres-${version}`, 'native');
    try {
      mkdirSync(place, { recursive: true, mode: 0o755 });
      assertOurs(place);
      if (!existsSync(target)) copyTo(folder, place, dirname(target));
      return target;
    } catch (error) {
      reason = error;
    }
  }
  throw new PostgresProblem(
    `PostgreSQL's programs in ${folder} cannot be used from there, and could not be copied to ${places.join(' or ')}. Put the checkout into a folder that other accounts may enter, or start Hedgerow from an account that is not root.`,
    { cause: reason },
  );
}

function copyTo(folder: string, place: string, target: string): void {
  const fresh = mkdtempSync(join(place, '.copy-'));
  try {
    cpSync(folder, join(fresh, 'native'), { recursive: true, filter: path => !path.endsWith('.a') });
    linkLibraries(join(fresh, 'native'));
    openToAll(fresh);
    renameSync(fresh, target);
  } catch (error) {
    rmSync(fresh, { recursive: true, force: true });
    // Another start was quicker.
    if (!existsSync(target)) throw error;
  }
}

/** PostgreSQL's account must be able to read them, whatever our umask was. */
function openToAll(folder: string): void {
  chmodSync(folder, 0o755);
  for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true })) {
    if (entry.isSymbolicLink()) continue;
    const path = join(entry.parentPath, entry.name);
    chmodSync(path, entry.isDirectory() || (lstatSync(path).mode & 0o100) !== 0 ? 0o755 : 0o644);
  }
}

/** Programs are only run from a folder that is ours and that others cannot write to: /tmp is everybody's. */
function assertOurs(place: string): void {
  const { uid, mode } = lstatSync(place);
  if (uid !== process.getuid?.() || (mode & 0o002) !== 0) {
    throw new PostgresProblem(`The folder ${place} belongs to someone else or can be changed by others.`);
  }
}
