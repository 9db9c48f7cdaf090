import { existsSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { addressOf } from './address.ts';
import { OWNER } from './cluster.ts';
import { DATABASE } from './roles.ts';

/**
 * The server that a running Hedgerow has on a data folder, for a command beside it; null when none runs. `stop` lets go
 * of it and stops nothing.
 */
export async function runningPostgres(
  dataDir: string,
): Promise<{ readonly ownerUrl: string; stop(): Promise<void> } | null> {
  const folder = join(realpathSync(dataDir), 'postgres');
  if (!existsSync(join(folder, '.s.PGSQL.5432'))) return null;
  const address = addressOf(folder);
  const ownerUrl = address.urlOf(OWNER, DATABASE);
  const client = new pg.Client({ connectionString: ownerUrl });
  // A server that is killed just now says so outside of any question.
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.end();
    return { ownerUrl, stop: async () => address.release() };
  } catch {
    // A socket that a killed server left behind.
    address.release();
    return null;
  }
}
