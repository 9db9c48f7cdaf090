import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import pg from 'pg';
import { type Pack, pack } from 'tar-stream';
import { bytesOf, type Part, partsOf } from './data-folder.ts';
import { writeSealed } from './sealed-file.ts';

/** What of the data folder goes along with the database: without its secret, links and seals would be worth nothing. */
export const BESIDE = ['secret.key', 'audit-roots.ndjson'] as const;

export type BackupAsk = {
  /** The data folder whose `postgres` is copied while it runs. */
  readonly dataDir: string;
  readonly ownerUrl: string;
  readonly to: string;
  readonly recipients: readonly string[];
  readonly now: Temporal.Instant;
};

export type BackupMade = { readonly file: string; readonly bytes: number };

/** The name of a base backup: when it began and the piece of the log it needs first. */
export const baseName = (now: Temporal.Instant, firstWal: string, of: 'own' | 'server'): string =>
  `base-${now.round('second').toString().replaceAll(/[-:]/g, '')}-${firstWal}.${of}.tar.zst.age`;

const SLOT = 'hedgerow_base';

/**
 * Copies the running database of a data folder into one sealed file from which it can be restored by itself. Nobody
 * has to stop working: what changes meanwhile is in the log, which is copied last.
 */
export async function baseBackup(ask: BackupAsk): Promise<BackupMade> {
  const client = new pg.Client({ connectionString: ask.ownerUrl, application_name: 'hedgerow backup' });
  await client.connect();
  try {
    // A slot of this connection only: the log of the time of the backup is kept however long it takes.
    await client.query('select pg_create_physical_replication_slot($1, true, true)', [SLOT]);
    const firstWal = await nameOf(
      client,
      "select pg_walfile_name(pg_backup_start('hedgerow', fast => true)) as name",
    );
    const file = join(ask.to, baseName(ask.now, firstWal, 'own'));
    const tar = pack();
    const written = writeSealed(file, ask.recipients, Readable.from(tar));
    const packed = packAll(tar, client, ask.dataDir, firstWal).catch(error => {
      tar.destroy(error);
      throw error;
    });
    const [bytes] = await Promise.all([packed, written]);
    return { file, bytes };
  } finally {
    await client.end();
  }
}

async function nameOf(client: pg.Client, question: string): Promise<string> {
  const { rows } = await client.query<{ name: string }>(question);
  return rows[0]?.name ?? '';
}

async function packAll(tar: Pack, client: pg.Client, dataDir: string, firstWal: string): Promise<number> {
  const folder = join(dataDir, 'postgres');
  let bytes = 0;
  for (const part of await partsOf(folder)) {
    await add(tar, `postgres/${part.path}`, part, join(folder, part.path));
    bytes += part.size;
  }
  const { rows } = await client.query<{ label: string; last: string }>(
    'select labelfile as label, pg_walfile_name(lsn) as last from pg_backup_stop(wait_for_archive => false)',
  );
  const last = rows[0]?.last ?? '';
  tar.entry({ name: 'postgres/backup_label', mode: 0o600 }, rows[0]?.label ?? '');
  const wal = join(folder, 'pg_wal');
  const needed = (await readdir(wal)).filter(name => isWal(name) && name >= firstWal && name <= last).sort();
  for (const name of needed) {
    const size = 16 * 1024 * 1024;
    await add(tar, `postgres/pg_wal/${name}`, { path: name, folder: false, size }, join(wal, name));
    bytes += size;
  }
  for (const name of BESIDE.filter(one => existsSync(join(dataDir, one))))
    tar.entry({ name, mode: 0o600 }, await readFile(join(dataDir, name)));
  tar.finalize();
  return bytes;
}

/** A piece of the log has 24 hexadecimal digits: time line and place. */
export const isWal = (name: string): boolean => /^[0-9A-F]{24}$/.test(name);

async function add(tar: Pack, name: string, part: Part, path: string): Promise<void> {
  if (part.folder) {
    tar.entry({ name, type: 'directory', mode: 0o700 });
    return;
  }
  const entry = tar.entry({ name, size: part.size, mode: 0o600 });
  await pipeline(Readable.from(bytesOf(path, part.size)), entry);
}
