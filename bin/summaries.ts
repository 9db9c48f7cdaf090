// The summaries that reports read (docs/decisions/0035-kept-summaries.md).
//   npm run summaries -- rebuild [slug]   works everything out anew, of one programme or of all; Hedgerow may go on running
//   npm run summaries -- compare [slug]   compares every kept row with the records and says how many were not equal
// Readers read the records while too much is marked, so figures are right all the time. Whatever was stopped in the middle goes on by itself.
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { systemClock } from '../src/platform/clock.ts';
import { type Config, readConfig } from '../src/platform/config.ts';
import { type Database, openDatabase, systemActor } from '../src/platform/database/index.ts';
import { createLog } from '../src/platform/log.ts';
import { runningPostgres, startPostgres } from '../src/platform/postgres/index.ts';
import { secretOf } from '../src/platform/secret.ts';
import { ringOf } from '../src/platform/vault/index.ts';
import { compareSummaries, keepSummaries, markedReferrals, rebuildSummaries } from '../src/reports/index.ts';

const HOW = 'Say what to do: rebuild or compare, and of which programme if not of all.';

async function main(): Promise<void> {
  const [what, slug] = process.argv.slice(2);
  if (what !== 'rebuild' && what !== 'compare') throw new Error(HOW);
  const config = readConfig(process.env);
  const own = config.databaseUrl ? null : await ownServer(config);
  const keys = ringOf(config, secretOf(config));
  const database = openDatabase(config.databaseUrl ?? own?.ownerUrl ?? '', systemClock, {
    connections: 2,
    keys,
  });
  try {
    const all = await database.open.selectFrom('programme').select(['id', 'slug']).orderBy('slug').execute();
    const chosen = slug === undefined ? all : all.filter(one => one.slug === slug);
    if (chosen.length === 0) throw new Error(`There is no programme ${slug ?? ''}.`);
    for (const one of chosen) await (what === 'rebuild' ? rebuild : compare)(database, one);
  } finally {
    await database.close();
    await own?.stop();
  }
}

type Programme = { readonly id: string; readonly slug: string };

async function rebuild(database: Database, { id, slug }: Programme): Promise<void> {
  const system = systemActor(id);
  await database.within(system, rebuildSummaries);
  for (;;) {
    const marked = await database.within(system, markedReferrals);
    console.log(`${slug}: ${marked} to work out`);
    if (marked === 0) return;
    await database.within(system, keepSummaries);
  }
}

async function compare(database: Database, { id, slug }: Programme): Promise<void> {
  const unequal = await database.within(systemActor(id), compareSummaries);
  console.log(
    unequal === null ? `${slug}: nothing to compare now` : `${slug}: ${unequal} referrals were not equal`,
  );
}

async function ownServer(config: Config) {
  const dataDir = resolve(config.dataDir);
  if (!existsSync(join(dataDir, 'postgres'))) throw new Error(`There is no database in ${dataDir}.`);
  return (
    (await runningPostgres(dataDir)) ?? (await startPostgres({ dataDir, log: createLog({ level: 'warn' }) }))
  );
}

await main();
