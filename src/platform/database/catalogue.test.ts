import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import pg from 'pg';
import { type TestDatabase, testDatabase } from './testing.ts';

/** Tables that belong to no single programme. */
const outside = ['migration', 'programme'];

describe('every table of a programme', () => {
  let database: TestDatabase;
  let owner: pg.Client;
  const rows = async (text: string) => (await owner.query(text, [outside])).rows;

  before(async () => {
    database = await testDatabase();
    owner = new pg.Client({ connectionString: database.ownerUrl });
    await owner.connect();
  });
  after(async () => {
    await owner.end();
    await database.close();
  });

  test('has programme_id first in its primary key, its foreign keys and its unique indexes', async () => {
    const wrong = await rows(`
      select c.conrelid::regclass::text as table, c.conname as name from pg_constraint c
      join pg_class t on t.oid = c.conrelid join pg_namespace n on n.oid = t.relnamespace
      join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
      where n.nspname = 'public' and c.contype in ('p', 'f', 'u') and a.attname <> 'programme_id' and t.relname <> all ($1)
      union all
      select i.indrelid::regclass::text, i.indexrelid::regclass::text from pg_index i
      join pg_class t on t.oid = i.indrelid join pg_namespace n on n.oid = t.relnamespace
      join pg_attribute a on a.attrelid = i.indrelid and a.attnum = i.indkey[0]
      where n.nspname = 'public' and i.indisunique and a.attname <> 'programme_id' and t.relname <> all ($1)`);
    assert.deepEqual(wrong, []);
  });

  test('has row-level security on', async () => {
    const open = await rows(`
      select relname from pg_class t join pg_namespace n on n.oid = t.relnamespace
      where n.nspname = 'public' and relkind = 'r' and not relrowsecurity and relname <> all ($1)`);
    assert.deepEqual(open, []);
  });

  test('has one permissive policy for each command, with the programme in it and no look-up', async () => {
    const wrong = await rows(`
      select tablename, policyname from pg_policies p
      where schemaname = 'public' and (permissive <> 'PERMISSIVE'
        or coalesce(qual, '') || coalesce(with_check, '') not like '%app.programme%'
        or coalesce(qual, '') || coalesce(with_check, '') ilike '%select %'
        or 1 < (select count(*) from pg_policies q where q.schemaname = p.schemaname and q.tablename = p.tablename and q.cmd = p.cmd))
        and tablename <> all ($1)`);
    assert.deepEqual(wrong, []);
  });

  test('that hangs on a referral or a person says whose it is and with which team', async () => {
    const parents = `('referral', 'person', 'plan', 'introduction', 'note')`;
    const wrong = await rows(`
      select distinct t.relname as table from pg_constraint c join pg_class t on t.oid = c.conrelid join pg_class p on p.oid = c.confrelid
      where t.relnamespace = 'public'::regnamespace and c.contype = 'f' and p.relname in ${parents} and t.relname <> 'person' and t.relname <> all ($1)
        and t.relname not in ('access_package', 'access_request', 'legal_hold') -- no link worker comes to these
        and (not exists (select from pg_attribute where attrelid = t.oid and attname in ('team_id', 'team_ids'))
          or t.relname <> 'referral' and not exists (select from pg_attribute where attrelid = t.oid and attname = 'person_id')) order by 1`);
    assert.deepEqual(wrong, []);
  });

  test('can be removed from only where it is no part of a record', async () => {
    const removable = await rows(`
      select table_name as name from information_schema.role_table_grants
      where grantee = 'hedgerow_app' and table_schema = 'public' and privilege_type in ('DELETE', 'TRUNCATE')
        and table_name <> all ($1) order by 1`);
    assert.deepEqual(
      removable.map(row => row.name),
      [
        'draft',
        // By the house alone: the excuse of somebody who comes after all.
        'group_attendance',
        'interrupted_form',
        'lexicon_draft',
        'match_answer',
        'person_token',
        'person_visit',
        // Published figures of nobody.
        'population_band',
        'population_count',
        'population_postcode',
        'population_source',
        'provider_code',
        'provider_pin',
        'provider_visit',
        'recent_person',
        // Worked out from records, and from them anew.
        'report_fact',
        'report_introduction',
        'report_month',
        'report_month_stale',
        'report_score',
        'report_span',
        'report_stale',
        'self_referral_draft',
        'sign_in_try',
        'spent_ticket',
        'staff_device',
        'staff_federation',
        'staff_link',
        'staff_passkey',
        'staff_password',
        'staff_recovery_code',
        'staff_session',
        'staff_signing_in',
        'staff_totp',
        'unheard_word',
      ],
    );
  });
});
