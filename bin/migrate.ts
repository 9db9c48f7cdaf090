// Brings the database up to date without starting Hedgerow: `npm run migrate`.
import { join } from 'node:path';
import { readConfig } from '../src/platform/config.ts';
import { migrate } from '../src/platform/database/index.ts';
import { createLog } from '../src/platform/log.ts';
import { startPostgres } from '../src/platform/postgres/index.ts';

async function main(): Promise<void> {
  const { databaseUrl, dataDir, logLevel } = readConfig(process.env);
  const log = createLog({ level: logLevel });
  const own = databaseUrl === null ? await startPostgres({ dataDir, log }) : null;
  try {
    const ran = await migrate(databaseUrl ?? own?.ownerUrl ?? '', join(import.meta.dirname, '../migrations'));
    console.log(ran.length === 0 ? 'The database is up to date.' : `Ran ${ran.join(', ')}.`);
  } finally {
    await own?.stop();
  }
}

try {
  await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
