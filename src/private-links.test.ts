import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { signInRoutes } from './account/index.ts';
import { seedCase } from './care/testing.ts';
import { newId } from './core/index.ts';
import { addServiceLink } from './directory/index.ts';
import { makeStaffLink, startSession } from './identity/index.ts';
import { systemActor } from './platform/database/index.ts';
import { addStatusLink, publicReferralRoutes } from './referrals/index.ts';
import { type TestApp, testApp } from './web/testing.ts';

/** Keys that people carry in an address: who made one for what, and what it is worth elsewhere. */
describe('private links', () => {
  let app: TestApp;
  let tokens: Readonly<Record<'status' | 'entry' | 'staff' | 'session', string>>;
  let personId = '';
  before(async () => {
    app = await testApp(deps => [...signInRoutes(deps), ...publicReferralRoutes]);
    const { programmeId, id } = app.clare.linkWorker.actor;
    const seeded = await seedCase(app, { givenName: 'Breda', familyName: 'Kinnane' });
    personId = seeded.personId;
    await app.sql(
      "update referral set birth_date = '1948-05-17', phone = '+353209150142', address = '5 Mill Lane', words = 'I miss the choir' where id = $1",
      [seeded.id],
    );
    tokens = await app.database.within(systemActor(programmeId), async scope => ({
      status: await addStatusLink(scope, seeded.id),
      entry: await addServiceLink(scope, newId()),
      staff: await makeStaffLink(scope, id, 'invitation'),
      session: '',
    }));
    const session = (await startSession(app.database, programmeId, id)).split('.')[1] ?? '';
    tokens = { ...tokens, session };
  });
  after(() => app.close());

  test('none of them stands in any table: only hashes are kept', async () => {
    const tables = await app.sql<{ name: string }>(
      "select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname in ('public', 'directory')",
    );
    assert.ok(tables.length > 60);
    for (const { name } of tables) {
      for (const [kind, token] of Object.entries(tokens)) {
        const bytes = Buffer.from(token, 'base64url').toString('hex');
        const rows = await app.sql(
          `select 1 from ${name} as t where strpos(t::text, $1) > 0 or strpos(t::text, $2) > 0 or strpos(t::text, $3) > 0 limit 1`,
          [token, bytes, Buffer.from(token).toString('hex')],
        );
        assert.deepEqual(rows, [], `${kind} in ${name}`);
      }
    }
  });

  test('each opens what it was made for and nothing else', async () => {
    const at = { status: '/clare/status/', staff: '/join/' } as const;
    for (const [door, path] of Object.entries(at)) {
      for (const [kind, token] of Object.entries(tokens)) {
        const { status } = await app.get(path + token);
        assert.equal(status === 200, door === kind, `${kind} at ${door}: ${status}`);
      }
    }
  });

  test('they run out, and wrong, old and withdrawn ones are told apart by nobody', async () => {
    const other = tokens.status.replace(/^./, first => (first === 'A' ? 'B' : 'A'));
    const wrong = await (await app.get(`/clare/status/${other}`)).text();
    await app.sql("update private_link set expires_at = '2026-11-23T08:59:59Z'");
    const old = await (await app.get(`/clare/status/${tokens.status}`)).text();
    await app.sql(
      "update private_link set expires_at = '2027-01-01T00:00:00Z', revoked_at = '2026-11-01T00:00:00Z'",
    );
    const withdrawn = await (await app.get(`/clare/status/${tokens.status}`)).text();
    const plain = (page: string) =>
      page.replace(/\/clare\/status\/[\w-]+/g, 'HERE').replace(/%2F[\w%-]+/g, '');
    assert.equal(plain(old), plain(wrong));
    assert.equal(plain(withdrawn), plain(wrong));
    await app.sql('update private_link set revoked_at = null');
  });

  test('without a PIN they show nobody’s name, number, address, birthday or words', async () => {
    const page = await (await app.get(`/clare/status/${tokens.status}`)).text();
    assert.match(page, /B\.\s?K\./);
    for (const told of ['Breda', 'Kinnane', '9150142', 'Mill Lane', '1948', 'choir', personId])
      assert.ok(!page.includes(told), told);
  });
});
