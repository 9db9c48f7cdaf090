import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import pg from 'pg';
import { type TestDatabase, testDatabase } from '../../platform/database/testing.ts';
import { sealedTables } from '../../platform/vault/index.ts';
import { wordsFor } from '../../ui/index.ts';
import { slugOf } from '../access/value-words.ts';
import { dictionaryAsMarkdown } from './as-markdown.ts';
import { dictionary } from './index.ts';

let database: TestDatabase;
let owner: pg.Client;
const marked = new Set(
  Object.entries(dictionary).flatMap(([table, { columns }]) =>
    Object.keys(columns).map(name => `${table}.${name}`),
  ),
);

before(async () => {
  database = await testDatabase();
  owner = new pg.Client({ connectionString: database.ownerUrl });
  await owner.connect();
});
after(async () => {
  await owner.end();
  await database.close();
});

async function columns(): Promise<Set<string>> {
  const { rows } = await owner.query<{ name: string }>(`
    select case n.nspname when 'public' then '' else n.nspname || '.' end || t.relname || '.' || a.attname as name
    from pg_class t join pg_namespace n on n.oid = t.relnamespace join pg_attribute a on a.attrelid = t.oid
    where n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast') and t.relkind in ('r', 'p', 'm')
      and a.attnum > 0 and not a.attisdropped`);
  return new Set(rows.map(row => row.name));
}

test('no column is without a mark, and no mark without a column', async () => {
  const there = await columns();
  assert.deepEqual(
    { unmarked: [...there.difference(marked)].sort(), vanished: [...marked.difference(there)].sort() },
    { unmarked: [], vanished: [] },
  );
});

test('what is not a person’s is not given out, and a person’s table says how its rows are found', () => {
  const wrong = Object.entries(dictionary).flatMap(([table, { ways, columns }]) =>
    Object.entries(columns)
      .filter(([, mark]) =>
        ways === undefined ? mark.access !== 'no' : mark.whose === 'nobody' && mark.access !== 'no',
      )
      .map(([name]) => `${table}.${name}`),
  );
  assert.deepEqual(wrong, []);
});

test('the page of the dictionary is the newest: npm run dictionary', () => {
  const page = readFileSync(new URL('../../../docs/data-dictionary.md', import.meta.url), 'utf8');
  assert.equal(page, dictionaryAsMarkdown(sealedTables));
});

test('whatever is given out has a name for the person in each language', () => {
  const t = wordsFor('ga');
  const missing = Object.entries(dictionary).flatMap(([table, { ways, columns }]) => {
    const given = Object.values(columns).filter(mark => mark.access !== 'no');
    if (!ways || given.length === 0) return [];
    return [`records.table.${table}`, ...given.map(mark => `records.is.${slugOf(mark.is)}`)].filter(
      key => !t.has(key),
    );
  });
  assert.deepEqual([...new Set(missing)], []);
});
