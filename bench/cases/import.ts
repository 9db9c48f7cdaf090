import { join } from 'node:path';
import pg from 'pg';
import { importDirectory } from '../../src/directory/index.ts';
import { fixedClock } from '../../src/platform/clock.ts';
import { migrate, openDatabase, systemActor } from '../../src/platform/database/index.ts';
import type { Bench, Case, Row } from '../case.ts';
import type { World } from '../ground.ts';
import { idOf, kinds } from '../world/chance.ts';
import { directoryFile, directorySource } from '../world/directory-file.ts';
import { worldNow } from '../world/size.ts';

const FIRST = 6;
const AGAIN = 2;

/** A directory imported from ORUK JSON, and the same file again, against COPY of the rows it makes. */
export const importCase: Case = {
  name: 'import',
  async run(bench) {
    const rows: Row[] = [];
    for (const world of bench.worlds) rows.push(...(await measure(bench, world)));
    return rows;
  },
};

async function measure(bench: Bench, world: World): Promise<readonly Row[]> {
  const name = `bench_import_${world.size.name.toLowerCase()}`;
  const owner = await connect(world.ownerUrl);
  await owner.query(`drop database if exists ${name} with (force)`);
  await owner.query(`create database ${name}`);
  const at = (url: string) => url.replace(/\/bench_\w+/, `/${name}`);
  try {
    return await importInto(bench, {
      ...world,
      ownerUrl: at(world.ownerUrl),
      appUrl: at(world.appUrl),
    });
  } finally {
    await owner.query(`drop database if exists ${name} with (force)`);
    await owner.end();
  }
}

/** Fills an empty database with a directory by importing it twice, and measures both against COPY. */
export async function importInto(bench: Bench, world: World): Promise<readonly Row[]> {
  await migrate(world.ownerUrl, join(import.meta.dirname, '..', '..', 'migrations'));
  await addProgramme(world.ownerUrl);
  const [first, again] = await importTwice(world.appUrl, world.size.services);
  bench.say(`  imported ${world.size.services} services`);
  const copied = await copyAll(world.ownerUrl);
  return [
    line('import-first', world, first, copied, FIRST),
    line('import-again', world, again, copied, AGAIN),
  ];
}

function line(name: string, world: World, took: number, copied: number, aim: number): Row {
  const ratio = took / copied;
  const note = `of elapsed time; COPY of the rows ${copied.toFixed(0)} ms`;
  return { name, world: world.size.name, p50: took, ratio, aim: `≤ ${aim} ×`, met: ratio <= aim, note };
}

async function importTwice(appUrl: string, services: number): Promise<readonly [number, number]> {
  const database = openDatabase(appUrl, fixedClock(worldNow));
  const actor = systemActor(idOf(kinds.programme, 1));
  const file = directoryFile(services);
  const once = async (): Promise<number> => {
    const started = performance.now();
    const input = { source: directorySource, files: [file], placeOf: () => null };
    await database.within(actor, scope => importDirectory(scope, input));
    return performance.now() - started;
  };
  try {
    return [await once(), await once()];
  } finally {
    await database.close();
  }
}

/** Takes all rows of the directory out, and measures how long COPY needs to put them back, indexes and keys in place. */
async function copyAll(ownerUrl: string): Promise<number> {
  const owner = await connect(ownerUrl);
  try {
    const { rows } = await owner.query<{ name: string }>(
      `select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname = 'directory'`,
    );
    const tables = await inOrder(
      owner,
      rows.map(row => row.name),
    );
    const { rows: where } = await owner.query("select current_setting('data_directory') as folder");
    const fileOf = (table: string) => `'${where[0]?.folder}/bench_${table.replaceAll('"', '')}.copy'`;
    for (const table of tables) await owner.query(`copy ${table} to ${fileOf(table)}`);
    await owner.query(`truncate ${tables.join(', ')}`);
    const started = performance.now();
    await owner.query('begin');
    for (const table of tables) await owner.query(`copy ${table} from ${fileOf(table)}`);
    await owner.query('commit');
    return performance.now() - started;
  } finally {
    await owner.end();
  }
}

/** Tables so that each comes after those of them it refers to. */
async function inOrder(owner: pg.Client, names: readonly string[]): Promise<readonly string[]> {
  const { rows } = await owner.query<{ child: string; parent: string }>(
    `select conrelid::regclass::text as child, confrelid::regclass::text as parent from pg_constraint
     where contype = 'f' and conrelid <> confrelid and connamespace = 'directory'::regnamespace`,
  );
  const ordered: string[] = [];
  const visit = (name: string): void => {
    if (ordered.includes(name) || !names.includes(name)) return;
    for (const { child, parent } of rows) if (child === name) visit(parent);
    ordered.push(name);
  };
  for (const name of names) visit(name);
  return ordered;
}

async function addProgramme(ownerUrl: string): Promise<void> {
  const owner = await connect(ownerUrl);
  await owner.query(
    `insert into programme (id, slug, name, host_name, region, area_name, time_zone, locales, phone, phone_hours, email, address, created_at)
     values ($1, 'p1', '', '', 'ie', '', 'Europe/Dublin', '{en}', '', '', '', '', now())`,
    [idOf(kinds.programme, 1)],
  );
  await owner.end();
}

/** A connection that its opener ends. */
export async function connect(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  return client;
}
