import { execFile } from 'node:child_process';
import {
  chownSync,
  closeSync,
  existsSync,
  fsyncSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import type { Account } from './account.ts';
import type { Binaries } from './binaries.ts';
import { explain, PostgresProblem } from './problem.ts';
import type { Durability } from './settings.ts';

/** PostgreSQL's superuser in our own server: owns the tables and runs the migrations. */
export const OWNER = 'hedgerow_owner';

const UNFINISHED = 'postgres.unfinished-';

/** One database folder, with everything needed to run a server on it. */
export type Cluster = {
  readonly folder: string;
  readonly binaries: Binaries;
  readonly account: Account | null;
  readonly durability: Durability;
};

/**
 * How the folder is named to PostgreSQL, which is always started inside it. Under another account the path may
 * lead through folders closed to that account (/root is 0700); `/proc/self/cwd` is the same folder without the way
 * to it. Linux only, like running for another account itself.
 */
export function nameOf(cluster: Cluster): string {
  return cluster.account ? '/proc/self/cwd' : cluster.folder;
}

/** Nothing of our surroundings (PGDATA, PGPORT, locale) may change how PostgreSQL behaves. */
export const ENVIRONMENT = { PATH: process.env.PATH ?? '', LC_ALL: 'C', TZ: 'UTC' };

/**
 * Makes the database folder if there is none. It is made beside its final place and renamed when it is whole, so
 * an interruption at any moment leaves nothing that looks like a database. Refuses folders of another version.
 */
export async function ensureCluster(cluster: Cluster): Promise<void> {
  const dataDir = dirname(cluster.folder);
  for (const name of readdirSync(dataDir).filter(entry => entry.startsWith(UNFINISHED))) {
    await removeUnfinished(join(dataDir, name));
  }
  if (existsSync(cluster.folder) && readdirSync(cluster.folder).length === 0) rmdirSync(cluster.folder);
  if (existsSync(cluster.folder)) return checkVersion(cluster);
  const fresh = mkdtempSync(join(dataDir, UNFINISHED));
  try {
    if (cluster.account) chownSync(fresh, cluster.account.uid, cluster.account.gid);
    await initialise({ ...cluster, folder: fresh });
    renameSync(fresh, cluster.folder);
    syncFolder(dataDir);
  } catch (error) {
    await removeUnfinished(fresh);
    throw explain(error, dataDir);
  }
}

/** The initdb of a killed start may still be writing there, or clearing up itself; it ends soon without its folder. */
async function removeUnfinished(folder: string): Promise<void> {
  for (let turn = 0; turn < 100 && existsSync(folder); turn++) {
    try {
      rmSync(folder, { recursive: true, force: true });
    } catch {
      // Tried again below; what remains at the end is removed by a later start.
    }
    if (existsSync(folder)) await pause(50);
  }
}

async function initialise(cluster: Cluster): Promise<void> {
  const { folder, binaries, account, durability } = cluster;
  await promisify(execFile)(
    join(binaries.folder, 'bin', 'initdb'),
    [
      `--pgdata=${nameOf(cluster)}`,
      `--username=${OWNER}`,
      '--auth-local=trust',
      '--auth-host=reject',
      '--encoding=UTF8',
      // Built in, so that an upgrade of the operating system never changes the order of an index.
      '--locale=C',
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      '--no-instructions',
      ...(durability === 'throwaway' ? ['--no-sync'] : []),
    ],
    { cwd: folder, env: ENVIRONMENT, ...(account ?? {}) },
  );
}

function checkVersion({ folder, binaries }: Cluster): void {
  const file = join(folder, 'PG_VERSION');
  if (!existsSync(file)) {
    throw new PostgresProblem(
      `The folder ${folder} is not empty and is not a PostgreSQL database. Move it away, or set DATA_DIR to another folder.`,
    );
  }
  const made = readFileSync(file, 'utf8').trim();
  if (made !== binaries.major) {
    throw new PostgresProblem(
      `The database in ${folder} was made by PostgreSQL ${made}, and this Hedgerow brings PostgreSQL ${binaries.major}. Nothing was changed: start the Hedgerow that made it, take a backup there, and restore it here.`,
    );
  }
}

/** Makes the rename itself survive a power cut. */
function syncFolder(folder: string): void {
  const handle = openSync(folder, 'r');
  fsyncSync(handle);
  closeSync(handle);
}
