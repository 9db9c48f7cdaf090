import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { sql } from 'kysely';
import { nobody, type Role } from '../platform/database/index.ts';
import { type TestApp, testApp } from '../web/testing.ts';

describe('what the directory says', () => {
  let app: TestApp;
  before(async () => {
    app = await testApp([]);
  });
  after(() => app.close());

  const write = (role: Role, statement: string) =>
    app.database.within(
      { programmeId: app.clare.coordinator.actor.programmeId, id: nobody, role, teams: [], name: '' },
      ({ db }) => sql.raw(statement).execute(db),
    );
  const statements = [
    'delete from directory.service',
    "update directory.service set name = 'Somewhere else'",
    'delete from directory.source',
  ];

  test('is not changed by a visitor, a referrer, a link worker, or without an actor', async () => {
    for (const statement of statements) {
      for (const role of ['public', 'referrer', 'link_worker', 'analyst', 'signin'] as const) {
        await assert.rejects(
          write(role, statement),
          /only those who keep the directory/,
          `${role}: ${statement}`,
        );
      }
      await assert.rejects(
        sql.raw(statement).execute(app.database.open),
        /only those who keep the directory/,
      );
    }
  });

  test('is changed by those who keep it', async () => {
    for (const role of ['coordinator', 'administrator', 'system'] as const) {
      for (const statement of statements) await write(role, statement);
    }
  });

  test('is guarded in every table there is', async () => {
    const open = await app.sql(
      `select tablename from pg_tables t where schemaname = 'directory' and not exists
         (select from pg_trigger g where g.tgrelid = format('directory.%I', t.tablename)::regclass
           and g.tgname = case t.tablename when 'region_figures' then 'only_own_figures' else 'only_keepers' end)`,
    );
    assert.deepEqual(open, []);
  });
});
