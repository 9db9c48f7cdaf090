import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { sql } from 'kysely';
import { newId } from '../core/index.ts';
import { type Actor, systemActor } from '../platform/database/index.ts';
import { type TestDatabase, testDatabase } from '../platform/database/testing.ts';
import { placeOf } from '../programmes/region/index.ts';
import { importDirectory, previewImport } from './import-directory.ts';
import type { DirectoryFile } from './reading/read-files.ts';
import type { NewSource } from './sources.ts';

const fixtures = join(import.meta.dirname, 'fixtures');
const file = (path: string): DirectoryFile => ({ name: path, bytes: readFileSync(join(fixtures, path)) });
const typed = (text: string, name = 'typed.csv'): DirectoryFile => ({ name, bytes: Buffer.from(text) });
const folder = (path: string): DirectoryFile[] =>
  readdirSync(join(fixtures, path))
    .filter(name => name.endsWith('.csv'))
    .map(name => file(`${path}/${name}`));

const source = (key: string): NewSource => ({
  key,
  title: key,
  region: 'uk',
  licence: 'OGL v3.0',
  licenceUrl: null,
  attribution: null,
  url: null,
  correctAsOf: Temporal.PlainDate.from('2026-01-31'),
  settings: { mapping: null, organization: null, fallbackKinds: [] },
});

describe('importing into the directory', () => {
  let database: TestDatabase;
  let actor: Actor;

  before(async () => {
    database = await testDatabase();
    const programmeId = newId();
    actor = systemActor(programmeId);
    const { default: pg } = await import('pg');
    const owner = new pg.Client({ connectionString: database.ownerUrl });
    await owner.connect();
    await owner.query(
      `insert into programme (id, slug, name, host_name, region, area_name, time_zone, locales, phone, phone_hours, email, address, created_at)
       values ($1, 'trafford', 'T', 'T', 'uk', 'Trafford', 'Europe/London', '{en}', '+44', '', '', '', now())`,
      [programmeId],
    );
    await owner.end();
  });
  after(() => database.close());

  const run = (key: string, files: readonly DirectoryFile[]) =>
    database.within(actor, scope =>
      importDirectory(scope, { source: source(key), files, placeOf: code => placeOf('uk', code) }),
    );
  const counted = async (key: string, files: readonly DirectoryFile[]) => {
    const report = await run(key, files);
    assert.ok(report.state === 'done', JSON.stringify(report).slice(0, 200));
    return report.counts;
  };
  const number = async (text: string): Promise<number> =>
    (await sql<{ n: number }>`select count(*)::int as n from ${sql.raw(text)}`.execute(database.open)).rows[0]
      ?.n ?? -1;
  const everything = async () => {
    const tables = [
      'organization',
      'location',
      'service',
      'phone',
      'contact',
      'schedule',
      'address',
      'attribute',
      'listing',
      'taxonomy_term',
      'accessibility',
      'language',
      'service_at_location',
      'confirmation',
      'word',
    ];
    const counts = await Promise.all(tables.map(table => number(`directory.${table}`)));
    const changed = await sql<{
      at: Temporal.Instant;
    }>`select max(changed_at) as at from directory.service`.execute(database.open);
    return { counts, changed: String(changed.rows[0]?.at) };
  };

  test('every real file goes in with true counts, and the second time changes nothing', async () => {
    const cases: readonly (readonly [string, readonly DirectoryFile[], number])[] = [
      ['libraries', [file('trafford/trafford_libraries.csv')], 13],
      ['clubs', [file('trafford/sports_clubs.csv')], 140],
      ['centres', [file('trafford/trafford_childrens_centres.csv')], 2],
      ['parks', [file('trafford/trafford_green_flags.csv')], 11],
      ['san-mateo', folder('ohana-san-mateo'), 23],
      ['oruk', [file('oruk-3.0/examples/service_full.json')], 1],
      ['oruk-csv', folder('oruk-3.0/examples/csv'), 1],
    ];
    for (const [key, files, services] of cases) {
      const counts = await counted(key, files);
      assert.deepEqual([counts.added, counts.changed, counts.unchanged], [services, 0, 0], key);
      const before = await everything();
      const again = await counted(key, files);
      assert.deepEqual(
        [again.added, again.changed, again.unchanged, again.vanished],
        [0, 0, services, 0],
        key,
      );
      assert.deepEqual(await everything(), before, key);
    }
    assert.equal(await number('directory.service'), 191);
    assert.equal(await number('directory.location'), 12 + 107 + 2 + 11 + 22 + 1 + 1);
    // Two of San Mateo are inactive or defunct.
    assert.equal(await number('directory.listing'), 189);
    assert.equal(await number('directory.location where approximate'), 107);
  });

  test('a changed row is changed, a vanished one is marked and comes back', async () => {
    const first = await counted('groups', [typed('id,name,address\n1,Choir,Main St\n2,Walk,Pier\n')]);
    assert.equal(first.added, 2);
    const changed = await counted('groups', [typed('id,name,address\n1,Choir,New St\n2,Walk,Pier\n')]);
    assert.deepEqual([changed.changed, changed.unchanged], [1, 1]);
    const gone = await counted('groups', [typed('id,name,address\n2,Walk,Pier\n')]);
    assert.deepEqual([gone.vanished, gone.unchanged], [1, 1]);
    const marked =
      "directory.service s join directory.source o on o.id = s.source_id where o.key = 'groups' and missing_since is not null";
    assert.equal(await number(marked), 1);
    assert.equal((await counted('groups', [typed('id,name,address\n2,Walk,Pier\n')])).vanished, 0);
    const back = await counted('groups', [typed('id,name,address\n1,Choir,New St\n2,Walk,Pier\n')]);
    assert.deepEqual([back.returned, back.added, back.changed], [1, 0, 0]);
    assert.equal(await number(marked), 0);
  });

  test('rows that cannot be read are no proof that something vanished', async () => {
    await counted('careful', [typed('id,name\n1,Choir\n2,Walk\n')]);
    const bad = await counted('careful', [typed('id,name\n1,Choir\n2,\n')]);
    assert.deepEqual([bad.leftOut, bad.vanished], [1, 0]);
  });

  test('"do not list" outlives the next import', async () => {
    await counted('quiet', [typed('id,name\n1,Choir of silence\n')]);
    await database.within(actor, ({ db }) =>
      sql`update directory.service set not_listed_since = now() where name = 'Choir of silence'`.execute(db),
    );
    await counted('quiet', [typed('id,name,phone\n1,Choir of silence,020 910 0000\n')]);
    assert.equal(
      await number("directory.service where name = 'Choir of silence' and not_listed_since is not null"),
      1,
    );
    assert.equal(await number("directory.listing where name = 'Choir of silence'"), 0);
  });

  test('a broken file changes nothing but the list of runs', async () => {
    await counted('fragile', [typed('id,name\n1,Choir\n')]);
    const before = await everything();
    const report = await run('fragile', [typed('{"contents": [', 'feed.json')]);
    assert.equal(report.state, 'broken');
    assert.deepEqual(await everything(), before);
    const runs = await sql<{ state: string; broken_reason: string }>`
      select state, broken_reason from directory.import_run where id = ${report.runId}`.execute(
      database.open,
    );
    assert.deepEqual(runs.rows, [{ state: 'broken', broken_reason: 'not_json' }]);
  });

  test('a failure in the middle leaves nothing behind', async () => {
    const before = await everything();
    const files = [typed('id,name\n1,Half\n')];
    await assert.rejects(
      database.within(actor, async scope => {
        await importDirectory(scope, { source: source('half'), files, placeOf: () => null });
        throw new Error('the light went out');
      }),
    );
    assert.deepEqual(await everything(), before);
    assert.equal(await number("directory.source where key = 'half'"), 0);
  });

  test('the preview tells what the import then does', async () => {
    const input = {
      source: source('preview'),
      files: [typed('id,name,url\n1,Choir,ht tp\n,,\n2,,x\n')],
      placeOf: () => null,
    };
    const preview = await previewImport(database.open, input);
    const done = await database.within(actor, scope => importDirectory(scope, input));
    assert.ok(preview.state === 'done' && done.state === 'done');
    assert.deepEqual(preview.counts, done.counts);
    const kept = await sql<{ row_number: number; column_name: string; reason: string }>`
      select row_number, column_name, reason from directory.import_problem where run_id = ${done.runId} order by number`.execute(
      database.open,
    );
    assert.deepEqual(kept.rows, [
      { row_number: 2, column_name: 'url', reason: 'bad_url' },
      { row_number: 4, column_name: 'name', reason: 'missing_name' },
    ]);
  });

  test('hostile text stays text', async () => {
    const name = "Robert'); drop table directory.service;--";
    await counted('hostile', [typed(`id,name,description\n1,"${name}","<img src=x onerror=alert(1)>Tea"\n`)]);
    assert.equal(await number(`directory.service where name like 'Robert%' and description = 'Tea'`), 1);
  });
});
