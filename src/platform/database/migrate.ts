import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';

/** Thrown in one plain sentence when the database cannot be brought up to date. */
export class MigrationProblem extends Error {}

const LOCK = 4_805_113;

/**
 * Brings a database forward: each file of the folder once, in the order of its number, each in a transaction of its
 * own, under a lock so that two processes cannot meet. A file that has run must not change afterwards.
 * @returns the names of the files that ran now
 */
export async function migrate(ownerUrl: string, folder: string): Promise<readonly string[]> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [LOCK]);
    await client.query(
      'create table if not exists migration (name text primary key, sha256 text not null, ran_at timestamptz not null default now())',
    );
    const { rows } = await client.query<{ name: string; sha256: string }>(
      'select name, sha256 from migration',
    );
    const done = new Map(rows.map(row => [row.name, row.sha256]));
    const ran: string[] = [];
    for (const name of (await readdir(folder)).filter(file => /^\d{4}_.*\.sql$/.test(file)).sort()) {
      const text = await readFile(join(folder, name), 'utf8');
      const sha256 = createHash('sha256').update(text).digest('hex');
      const before = done.get(name);
      if (before === sha256) continue;
      if (before)
        throw new MigrationProblem(`Migration ${name} was changed after it ran. Add a new file instead.`);
      await runOne(client, name, text, sha256);
      ran.push(name);
    }
    return ran;
  } finally {
    await client.end();
  }
}

async function runOne(client: pg.Client, name: string, text: string, sha256: string): Promise<void> {
  await client.query('begin');
  try {
    await client.query(text);
    await client.query('insert into migration (name, sha256) values ($1, $2)', [name, sha256]);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    throw new MigrationProblem(
      `Migration ${name} did not run: ${error instanceof Error ? error.message : error}`,
    );
  }
}
