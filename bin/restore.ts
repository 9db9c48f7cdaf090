// Makes a data folder from a backup:
//   npm run restore -- --from BACKUP_DIR --key FILE --to NEW_FOLDER [--at 2026-11-23T10:15:00Z]
// FILE holds the secret key. Without --at it comes as far as the copies reach. A backup of your own server becomes a
// folder that its PostgreSQL can be started on.
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { endRestore, restore } from '../src/platform/backup/index.ts';
import { systemClock } from '../src/platform/clock.ts';
import { createLog } from '../src/platform/log.ts';
import { accountFor, PostgresProblem, startPostgres } from '../src/platform/postgres/index.ts';

const options = {
  from: { type: 'string' },
  key: { type: 'string' },
  to: { type: 'string' },
  at: { type: 'string' },
} as const;

async function main(): Promise<void> {
  const { values } = parseArgs({ options });
  const { from, key, to, at } = values;
  if (!from || !key || !to)
    throw new Error('npm run restore -- --from BACKUP_DIR --key FILE --to NEW_FOLDER [--at MOMENT]');
  const dataDir = resolve(to);
  const began = systemClock.now();
  const moment = at === undefined ? null : momentOf(at);
  const identity = /AGE-SECRET-KEY-\S+/.exec(readFileSync(key, 'utf8'))?.[0];
  if (!identity) throw new Error(`There is no secret key in ${key}: it begins with AGE-SECRET-KEY.`);
  const account = accountFor(resolve(dataDir, '..'), resolve(dataDir, 'postgres'));
  const made = await restore({ from: resolve(from), identity, dataDir, at: moment, account });
  console.log(`${made.base} and ${made.pieces} pieces of the log are back in ${dataDir}.`);
  if (made.ofServer) {
    console.log(`Start your PostgreSQL on ${dataDir}/postgres; it comes to that moment by itself.`);
    return;
  }
  const reached = await bringUp(dataDir);
  const seconds = systemClock.now().since(began).total('seconds').toFixed(1);
  console.log(`The last change in it was at ${reached}. It took ${seconds} s.`);
  console.log(`Start Hedgerow on it: DATA_DIR=${dataDir} npm start`);
}

function momentOf(text: string): Temporal.Instant {
  try {
    return Temporal.Instant.from(text);
  } catch {
    throw new Error('--at wants a moment with its zone: 2026-11-23T10:15:00Z or 2026-11-23T10:15:00+00:00.');
  }
}

/** Starts the database once, so that it comes to its end, and forgets that it was restored. */
async function bringUp(dataDir: string): Promise<string> {
  const postgres = await startPostgres({ dataDir, log: createLog({ level: 'warn' }) });
  try {
    const client = new pg.Client({ connectionString: postgres.ownerUrl });
    await client.connect();
    const { rows } = await client.query<{ at: string | null }>(
      'select coalesce(pg_last_xact_replay_timestamp(), (select max(created_at) from outbox))::text as at',
    );
    await endRestore(dataDir, client);
    await client.end();
    return rows[0]?.at ?? 'a time nobody wrote down';
  } finally {
    await postgres.stop();
  }
}

try {
  await main();
} catch (error) {
  const late = error instanceof PostgresProblem && /recovery/.test(String(error.cause));
  console.error(
    late
      ? 'The copies of the log do not reach that moment. Choose an earlier one, or none.'
      : error instanceof Error
        ? error.message
        : error,
  );
  process.exitCode = 1;
}
