import pg from 'pg';
import { chanceFunctions } from './chance.ts';
import { makeMeetings } from './make-meetings.ts';
import { makePeople } from './make-people.ts';
import { makeProgrammes } from './make-programmes.ts';
import { makeRecord } from './make-record.ts';
import type { Size } from './size.ts';

export type MakeOptions = {
  /** Foreign keys and triggers are looked at row by row: slow, for the test that proves the rows fit. */
  readonly checked?: boolean;
  readonly say?: (line: string) => void;
};

/**
 * Fills a migrated, empty database with a world (everything but its directory). PostgreSQL makes the rows itself, one
 * statement a table (docs/decisions/0006-bench-world.md). @param ownerUrl the superuser's connection address
 */
export async function makeWorld(ownerUrl: string, size: Size, options: MakeOptions = {}): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await client.query("set timezone = 'UTC'; set work_mem = '256MB'; set maintenance_work_mem = '256MB'");
    if (!options.checked) await client.query('set session_replication_role = replica');
    await client.query(chanceFunctions);
    for (const statement of [
      ...makeProgrammes(size),
      ...makePeople(size),
      ...makeMeetings(),
      ...makeRecord(size),
    ]) {
      const started = performance.now();
      const { rowCount } = await client.query(statement);
      const table = /(?:insert into|table|update) (\S+)/.exec(statement)?.[1] ?? '';
      options.say?.(
        `  ${table} ${rowCount ?? 0} rows, ${((performance.now() - started) / 1000).toFixed(1)} s`,
      );
    }
    await client.query('drop schema bench cascade');
    await client.query('vacuum analyze');
  } finally {
    await client.end();
  }
}
