// Writes a programme's whole record of who did and who looked, with its seals, as one JSON object a line:
//   npm run --silent audit:export -- --programme clare > record.ndjson
import { parseArgs } from 'node:util';
import { exportRecord, sealingKey } from '../src/audit/index.ts';
import { systemClock } from '../src/platform/clock.ts';
import { readConfig } from '../src/platform/config.ts';
import { openDatabase } from '../src/platform/database/index.ts';
import { createLog } from '../src/platform/log.ts';
import { startPostgres } from '../src/platform/postgres/index.ts';
import { secretOf } from '../src/platform/secret.ts';

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { programme: { type: 'string' } } });
  const config = readConfig(process.env);
  const log = createLog({ level: 'warn' });
  const own = config.databaseUrl ? null : await startPostgres({ dataDir: config.dataDir, log });
  const owner = openDatabase(config.databaseUrl ?? own?.ownerUrl ?? '', systemClock, { connections: 1 });
  try {
    const programmes = await owner.open.selectFrom('programme').select(['id', 'slug']).execute();
    const programme = programmes.find(one => one.slug === values.programme);
    if (!programme)
      throw new Error(`Say which programme: --programme ${programmes.map(one => one.slug).join(' or ')}.`);
    const lines = exportRecord(owner.open, programme.id, sealingKey(secretOf(config)), systemClock.now());
    for await (const line of lines) {
      if (!process.stdout.write(`${JSON.stringify(line)}\n`))
        await new Promise(done => process.stdout.once('drain', done));
    }
  } finally {
    await owner.close();
    await own?.stop();
  }
}

try {
  await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
