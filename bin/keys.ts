// The keys under which the most sensitive fields are sealed (docs/keys.md).
//   npm run keys -- new [name]                makes a key for KEYS, newest first
//   npm run keys -- check                     which keys are in use, and whether anything is plain
//   npm run keys -- seal                      seals what is plain now, instead of a few hundred rows a minute
//   npm run keys -- rotate installation       wraps the keys of all programmes with the first of KEYS
//   npm run keys -- rotate programme [slug]   a new key for a programme, or for all; those of people are wrapped anew
//   npm run keys -- rotate people [slug]      new keys for people; everything is sealed anew and the old keys destroyed
//   npm run keys -- rotate index [slug]       a new key for what is looked up
// Hedgerow may go on running. Whatever was stopped in the middle goes on when the same is said again.
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import pg from 'pg';
import { systemClock } from '../src/platform/clock.ts';
import { type Config, readConfig } from '../src/platform/config.ts';
import { type Database, openDatabase, type Scope, systemActor } from '../src/platform/database/index.ts';
import { createLog } from '../src/platform/log.ts';
import { runningPostgres, startPostgres } from '../src/platform/postgres/index.ts';
import { secretOf } from '../src/platform/secret.ts';
import {
  checkKeys,
  plainRows,
  type Rotation,
  retiredKeys,
  ringOf,
  rotateDataKeys,
  rotateIndexKey,
  rotateInstallationKey,
  rotateProgrammeKey,
  sealAllRows,
} from '../src/platform/vault/index.ts';

const HOW = 'Say what to do: new, check, seal, or rotate with installation, programme, people or index.';

async function main(): Promise<void> {
  const [what, ...rest] = process.argv.slice(2);
  if (what === 'new') return newKey(rest[0]);
  if (!what || !['check', 'seal', 'rotate'].includes(what)) throw new Error(HOW);
  const config = readConfig(process.env);
  const own = config.databaseUrl ? null : await ownServer(config);
  const ownerUrl = config.databaseUrl ?? own?.ownerUrl ?? '';
  const ring = ringOf(config, secretOf(config));
  const pool = new pg.Pool({ connectionString: ownerUrl, max: 2 });
  pool.on('error', () => undefined);
  const owner = openDatabase(ownerUrl, systemClock, { connections: 2, keys: ring });
  try {
    await checkKeys(ownerUrl, ring);
    const ask: Rotation['ask'] = async (text, values) => (await pool.query(text, [...values])).rows;
    const work: Work = { owner, rotation: { ask, ring } };
    if (what === 'check') await check(work);
    else if (what === 'seal') await seal(work);
    else await rotate(work, rest[0] ?? '', rest[1]);
  } finally {
    await owner.close();
    await pool.end();
    await own?.stop();
  }
}

type Work = { readonly owner: Database; readonly rotation: Rotation };
type Programme = { readonly id: string; readonly slug: string };

async function newKey(name = systemClock.now().toString().slice(0, 10)): Promise<void> {
  console.log(`${name}:${randomBytes(32).toString('base64url')}`);
  console.error(
    '\nPut it first in KEYS (or in the file of KEYS_FILE), and a copy of it in a safe. Keep the older ones behind it.',
  );
}

async function ownServer(config: Config) {
  const dataDir = resolve(config.dataDir);
  if (!existsSync(join(dataDir, 'postgres'))) throw new Error(`There is no database in ${dataDir}.`);
  return (
    (await runningPostgres(dataDir)) ?? (await startPostgres({ dataDir, log: createLog({ level: 'warn' }) }))
  );
}

async function programmesOf({ owner }: Work, slug?: string): Promise<readonly Programme[]> {
  const all = await owner.open.selectFrom('programme').select(['id', 'slug']).orderBy('slug').execute();
  const chosen = slug === undefined ? all : all.filter(one => one.slug === slug);
  if (chosen.length === 0 && slug !== undefined)
    throw new Error(`There is no programme ${slug}. Choose from: ${all.map(one => one.slug).join(', ')}.`);
  return chosen;
}

const inTurn =
  ({ owner }: Work, { id }: Programme) =>
  <T>(work: (scope: Scope) => Promise<T>): Promise<T> =>
    owner.within(systemActor(id), work, 'keys');

const leftIn = async (work: Work, programme: Programme, retired: readonly string[]): Promise<number> =>
  Object.values(await inTurn(work, programme)(scope => plainRows(scope, retired))).reduce(
    (sum, one) => sum + one,
    0,
  );

async function check(work: Work): Promise<void> {
  const { ask, ring } = work.rotation;
  const used = await ask('select distinct wrapped_by from programme_key order by 1', []);
  console.log(
    `KEYS: ${ring.map(one => one.name).join(', ')}. In use: ${used.map(row => row['wrapped_by']).join(', ') || 'none yet'}.`,
  );
  for (const programme of await programmesOf(work)) {
    const plain = Object.entries(await inTurn(work, programme)(scope => plainRows(scope)));
    const replaced = await retiredKeys(ask, programme.id);
    const rows = plain.map(([table, count]) => `${table} ${count}`).join(', ');
    console.log(`${programme.slug}: ${rows === '' ? 'nothing is plain' : `plain rows: ${rows}`}.`);
    if (replaced.length > 0)
      console.log(
        `${programme.slug}: ${replaced.length} keys of people are being replaced; say "rotate people" again.`,
      );
    if (plain.length > 0 || replaced.length > 0) process.exitCode = 1;
  }
}

async function seal(work: Work): Promise<void> {
  for (const programme of await programmesOf(work))
    console.log(`${programme.slug}: sealed ${await sealAllRows(inTurn(work, programme))} rows.`);
}

async function rotate(work: Work, which: string, slug?: string): Promise<void> {
  const { rotation } = work;
  if (which === 'installation') {
    const wrapped = await rotateInstallationKey(rotation);
    console.log(
      `Wrapped ${wrapped} keys of programmes with “${rotation.ring[0].name}”. Older keys open older backups only: keep them as long as these.`,
    );
    return;
  }
  if (!['programme', 'people', 'index'].includes(which)) throw new Error(HOW);
  for (const programme of await programmesOf(work, slug)) {
    const anew: Parameters<typeof rotateDataKeys>[2] = asked => sealAllRows(inTurn(work, programme), asked);
    const done =
      which === 'programme'
        ? await rotateProgrammeKey(rotation, programme.id)
        : which === 'people'
          ? await rotateDataKeys(rotation, programme.id, anew, retired => leftIn(work, programme, retired))
          : await rotateIndexKey(rotation, programme.id, anew);
    console.log(
      `${programme.slug}: ${done} ${which === 'index' ? 'rows hashed anew' : which === 'people' ? 'keys replaced' : 'keys wrapped anew'}.`,
    );
  }
}

try {
  await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
