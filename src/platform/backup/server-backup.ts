import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import pg from 'pg';
import type { BackupMade } from './base-backup.ts';
import { baseName } from './base-backup.ts';
import { writeSealed } from './sealed-file.ts';

/** A backup that could not be made, in one sentence. */
export class BackupProblem extends Error {
  override readonly name = 'BackupProblem';
}

type Ask = {
  readonly databaseUrl: string;
  readonly to: string;
  readonly recipients: readonly string[];
  readonly now: Temporal.Instant;
};

/**
 * Copies a PostgreSQL of one's own through PostgreSQL's `pg_basebackup`, which must be installed and whose login must be
 * allowed to replicate. The log of the time of the copy goes along, so the file can be restored by itself.
 */
export async function serverBackup({ databaseUrl, to, recipients, now }: Ask): Promise<BackupMade> {
  const file = join(to, baseName(now, await firstWal(databaseUrl), 'server'));
  const child = spawn(
    'pg_basebackup',
    ['-d', databaseUrl, '-D', '-', '-F', 't', '-X', 'fetch', '-c', 'fast'],
    {
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  let said = '';
  child.stderr.on('data', text => {
    said += text;
  });
  const ended = new Promise<void>((done, failed) => {
    child.once('error', () =>
      failed(
        new BackupProblem('pg_basebackup was not found. Install the client programs of your PostgreSQL.'),
      ),
    );
    child.once('close', code =>
      code === 0
        ? done()
        : failed(new BackupProblem(`pg_basebackup says: ${said.trim().split('\n').at(-1)}`)),
    );
  });
  let bytes = 0;
  const counted = new Transform({
    transform(chunk: Buffer, _, next) {
      bytes += chunk.length;
      next(null, chunk);
    },
    // The file is whole only if the program ended well.
    flush: next => ended.then(() => next(), next),
  });
  const passing = pipeline(child.stdout, counted);
  passing.catch(() => undefined);
  await Promise.all([writeSealed(file, recipients, counted), passing]);
  return { file, bytes };
}

async function firstWal(databaseUrl: string): Promise<string> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const { rows } = await client.query<{ name: string }>(
      'select pg_walfile_name(pg_current_wal_lsn()) as name',
    );
    return rows[0]?.name ?? '';
  } finally {
    await client.end();
  }
}
