// Copies the database while it runs into BACKUP_DIR, packed and sealed for the key BACKUP_KEY.
//   npm run backup                   one base backup, from which everything can be restored
//   npm run backup -- new-key        makes a pair of keys: the public one for BACKUP_KEY, the secret one for a safe
import { existsSync, mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { generateIdentity, identityToRecipient } from 'age-encryption';
import { baseBackup, serverBackup } from '../src/platform/backup/index.ts';
import { systemClock } from '../src/platform/clock.ts';
import { type Config, readConfig } from '../src/platform/config.ts';
import { createLog } from '../src/platform/log.ts';
import { runningPostgres, startPostgres } from '../src/platform/postgres/index.ts';

async function main(): Promise<void> {
  if (process.argv[2] === 'new-key') return newKey();
  const config = readConfig(process.env);
  const { backupDir, backupKeys } = config;
  if (backupDir === null || backupKeys.length === 0)
    throw new Error(
      'Set BACKUP_DIR to a folder, best on another machine, and BACKUP_KEY to a public key: npm run backup -- new-key makes one.',
    );
  mkdirSync(backupDir, { recursive: true, mode: 0o700 });
  const began = systemClock.now();
  const ask = { to: resolve(backupDir), recipients: backupKeys, now: began };
  const made = config.databaseUrl
    ? await serverBackup({ ...ask, databaseUrl: config.databaseUrl })
    : await ownBackup(config, ask);
  const seconds = systemClock.now().since(began).total('seconds').toFixed(1);
  console.log(`${made.file}: ${Math.ceil(made.bytes / 1e6)} MB of database copied in ${seconds} s.`);
}

type Ask = { readonly to: string; readonly recipients: readonly string[]; readonly now: Temporal.Instant };

/** Beside a running Hedgerow, or with a server of its own when none runs. */
async function ownBackup(config: Config, ask: Ask) {
  const dataDir = resolve(config.dataDir);
  if (!existsSync(join(dataDir, 'postgres'))) throw new Error(`There is no database in ${dataDir}.`);
  const server =
    (await runningPostgres(dataDir)) ?? (await startPostgres({ dataDir, log: createLog({ level: 'warn' }) }));
  try {
    return await baseBackup({ ...ask, dataDir, ownerUrl: server.ownerUrl });
  } finally {
    await server.stop();
  }
}

async function newKey(): Promise<void> {
  const identity = await generateIdentity();
  console.log(`BACKUP_KEY=${await identityToRecipient(identity)}`);
  console.log(`\nKeep this in a safe, not on this machine. Without it no backup can be read:\n${identity}`);
}

try {
  await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
