import { createWriteStream, existsSync } from 'node:fs';
import { appendFile, chmod, chown, mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join, normalize } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { type Extract, extract } from 'tar-stream';
import { readSealed } from './sealed-file.ts';

/** Why nothing was restored, in one sentence. Nothing was changed. */
export class RestoreProblem extends Error {
  override readonly name = 'RestoreProblem';
}

export type RestoreAsk = {
  /** The folder of the backups. */
  readonly from: string;
  readonly identity: string;
  /** The data folder to make; it must not exist or be empty. */
  readonly dataDir: string;
  /** Up to this moment; null for as far as the copies reach. */
  readonly at: Temporal.Instant | null;
  /** The account that is to own the database; null for ourselves. */
  readonly account: { readonly uid: number; readonly gid: number } | null;
};

export type Restored = {
  readonly base: string;
  readonly takenAt: Temporal.Instant;
  readonly pieces: number;
  /** It is a copy of a server of one's own, whose PostgreSQL is started on `postgres` in the folder. */
  readonly ofServer: boolean;
};

const RESTORED = 'restored_wal';

/**
 * Makes a data folder from the last base backup before a moment and the log since. The database comes to that moment when it
 * is started next; everything is made beside its place and renamed when it is whole.
 * @throws RestoreProblem
 */
export async function restore(ask: RestoreAsk): Promise<Restored> {
  if (existsSync(ask.dataDir) && (await readdir(ask.dataDir)).length > 0)
    throw new RestoreProblem(`${ask.dataDir} is not empty. Name a folder that does not exist yet.`);
  const base = lastBefore(await basesIn(ask.from), ask.at);
  if (!base)
    throw new RestoreProblem(
      ask.at === null
        ? `There is no backup in ${ask.from}.`
        : `No backup in ${ask.from} is older than ${ask.at}.`,
    );
  const making = `${ask.dataDir}.unfinished`;
  await rm(making, { recursive: true, force: true });
  try {
    await unpack(join(ask.from, base.file), ask.identity, base.ofServer ? join(making, 'postgres') : making);
    await chmod(join(making, 'postgres'), 0o700);
    const pieces = await unsealLog(ask, base.firstWal, join(making, 'postgres', RESTORED));
    await sayHowFar(join(making, 'postgres'), ask.at);
    await rm(ask.dataDir, { recursive: true, force: true });
    if (ask.account) await own(join(making, 'postgres'), ask.account);
    await rename(making, ask.dataDir);
    return { base: base.file, takenAt: base.takenAt, pieces, ofServer: base.ofServer };
  } catch (error) {
    await rm(making, { recursive: true, force: true });
    if (error instanceof RestoreProblem) throw error;
    throw new RestoreProblem(
      `The backup ${base.file} could not be read with this key: ${error instanceof Error ? error.message : error}.`,
      { cause: error },
    );
  }
}

type Base = {
  readonly file: string;
  readonly takenAt: Temporal.Instant;
  readonly firstWal: string;
  readonly ofServer: boolean;
};

async function basesIn(folder: string): Promise<Base[]> {
  const names = await readdir(folder).catch(() => {
    throw new RestoreProblem(`There is no folder ${folder}.`);
  });
  return names.sort().flatMap(file => {
    const [, day, time, firstWal, of] =
      /^base-(\d{8})T(\d{6})Z-([0-9A-F]{24})\.(own|server)\.tar\.zst\.age$/.exec(file) ?? [];
    return day && time && firstWal
      ? [{ file, firstWal, ofServer: of === 'server', takenAt: Temporal.Instant.from(`${day}T${time}Z`) }]
      : [];
  });
}

function lastBefore(bases: readonly Base[], at: Temporal.Instant | null): Base | undefined {
  return bases.findLast(({ takenAt }) => at === null || Temporal.Instant.compare(takenAt, at) < 0);
}

async function unpack(file: string, identity: string, folder: string): Promise<void> {
  const unpacking = extract();
  const failed = new AbortController();
  const reading = readSealed(file, identity).then(plain => pipeline(plain, unpacking));
  // What is destroyed between two steps tells nobody: whoever waits for it is told here.
  const stopped = new Promise<never>((_, stop) => {
    reading.catch(error => {
      failed.abort(error);
      unpacking.destroy(error);
      stop(error);
    });
  });
  // It may fail before anybody waits for it.
  stopped.catch(() => undefined);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await Promise.race([writeDown(unpacking, folder, failed.signal), stopped]);
  await reading;
}

async function writeDown(unpacking: Extract, folder: string, failed: AbortSignal): Promise<void> {
  for await (const entry of unpacking) {
    const path = normalize(join(folder, entry.header.name));
    if (!path.startsWith(`${folder}/`))
      throw new RestoreProblem('The backup names a file outside its folder.');
    if (entry.header.type === 'directory') {
      await mkdir(path, { recursive: true, mode: 0o700 });
      entry.resume();
    } else {
      await mkdir(dirname(path), { recursive: true, mode: 0o700 });
      await pipeline(entry, createWriteStream(path, { mode: 0o600 }), { signal: failed });
    }
  }
}

async function unsealLog({ from, identity }: RestoreAsk, first: string, to: string): Promise<number> {
  await mkdir(to, { recursive: true, mode: 0o700 });
  const all = (await readdir(join(from, 'wal')).catch(() => [])).map(name => name.replace(/\.zst\.age$/, ''));
  // The first eight digits are the time line; the rest is the place in the log.
  const wanted = all.filter(name => name.endsWith('.history') || name.slice(8) >= first.slice(8));
  for (const name of wanted) {
    const plain = await readSealed(join(from, 'wal', `${name}.zst.age`), identity);
    await pipeline(plain, createWriteStream(join(to, name), { mode: 0o600 }));
  }
  return wanted.length;
}

/** PostgreSQL runs the command inside its folder. */
async function sayHowFar(folder: string, at: Temporal.Instant | null): Promise<void> {
  const moment = at?.toString({ smallestUnit: 'microsecond' }).replace('T', ' ').replace('Z', '+00');
  const lines = [
    `restore_command = 'cp ${RESTORED}/%f %p'`,
    "recovery_target_timeline = 'latest'",
    // Nobody is let in before the database has come to its end.
    'hot_standby = off',
    ...(moment ? [`recovery_target_time = '${moment}'`, "recovery_target_action = 'promote'"] : []),
  ];
  await appendFile(join(folder, 'postgresql.auto.conf'), `\n${lines.join('\n')}\n`);
  await writeFile(join(folder, 'recovery.signal'), '', { mode: 0o600 });
}

async function own(folder: string, { uid, gid }: { uid: number; gid: number }): Promise<void> {
  await chown(folder, uid, gid);
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true }))
    await chown(join(entry.parentPath, entry.name), uid, gid);
}

/** Forgets how the database was restored, once it has come up: the next start is an ordinary one. */
export async function endRestore(
  dataDir: string,
  owner: { query(text: string): Promise<unknown> },
): Promise<void> {
  for (const name of [
    'restore_command',
    'recovery_target_timeline',
    'recovery_target_time',
    'recovery_target_action',
    'hot_standby',
  ])
    await owner.query(`alter system reset ${name}`);
  await rm(join(dataDir, 'postgres', RESTORED), { recursive: true, force: true });
}
