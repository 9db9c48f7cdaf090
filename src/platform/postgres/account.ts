import { execFileSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { PostgresProblem } from './problem.ts';

/** The account PostgreSQL is run as, when it is not our own. */
export type Account = { readonly uid: number; readonly gid: number };

/**
 * PostgreSQL refuses to run as root. Started by root, Hedgerow runs it as, in this order: the owner of an existing
 * database folder, the owner of the data folder, the accounts `hedgerow`, `postgres`, `nobody`.
 * Null means: as ourselves.
 */
export function accountFor(dataDir: string, clusterDir: string): Account | null {
  if (process.getuid?.() !== 0) return null;
  if (process.platform !== 'linux') {
    throw new PostgresProblem(
      'Hedgerow cannot run its database as root on this system. Start it from your own account, without sudo.',
    );
  }
  const account =
    ownerOf(clusterDir) ?? ownerOf(dataDir) ?? named('hedgerow') ?? named('postgres') ?? named('nobody');
  if (!account) {
    throw new PostgresProblem(
      'PostgreSQL does not run as root, and this system has no account named hedgerow, postgres or nobody. Make one (useradd --system hedgerow) and start again.',
    );
  }
  return account;
}

function ownerOf(folder: string): Account | null {
  try {
    const { uid, gid } = statSync(folder);
    return uid === 0 ? null : { uid, gid };
  } catch {
    return null;
  }
}

function named(name: string): Account | null {
  try {
    const id = (flag: string) =>
      Number(execFileSync('id', [flag, name], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }));
    return { uid: id('-u'), gid: id('-g') };
  } catch {
    return null;
  }
}

/** Whether the account may enter every folder on the way to `folder`, and the folder itself. */
export function canReach(account: Account, folder: string): boolean {
  for (let at = folder; ; at = at.slice(0, at.lastIndexOf('/'))) {
    const { uid, gid, mode } = statSync(at === '' ? '/' : at);
    const bit = uid === account.uid ? 0o100 : gid === account.gid ? 0o010 : 0o001;
    if ((mode & bit) === 0) return false;
    if (at === '' || at === '/') return true;
  }
}
