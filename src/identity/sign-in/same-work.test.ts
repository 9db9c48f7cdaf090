import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { after, test } from 'node:test';
import { openDatabase } from '../../platform/database/index.ts';
import { testKeys } from '../../platform/database/testing.ts';
import { testApp } from '../../web/testing.ts';
import { askReset } from '../links/ask-reset.ts';
import { hashPassword } from '../passwords/hash.ts';
import { tryPassword } from './by-password.ts';

const app = await testApp([]);
let heard: string[] = [];
const onQuery = (text: string): void => void heard.push(text.replace(/set local [^;]*/g, 'set local'));
const database = openDatabase(app.database.appUrl, app.clock, { connections: 1, keys: testKeys, onQuery });
after(async () => {
  await database.close();
  await app.close();
});
const deps = { database, secret: randomBytes(32) };
const { programmeId, id } = app.clare.linkWorker.actor;
const gone = app.clare.otherLinkWorker.actor.id;
await app.sql('update staff set active = false where id = $1', [gone]);
await app.sql(
  'insert into staff_password (programme_id, staff_id, hash, set_at) values ($1, $2, $3, now())',
  [programmeId, id, await hashPassword('umbrella on the left shelf 9')],
);
const emailOf = async (who: string): Promise<string> =>
  (await app.sql<{ email: string }>('select email from staff where id = $1', [who]))[0]?.email ?? '';
const addresses = [await emailOf(id), await emailOf(gone), 'nobody@example.org'];

/** The statements that each of the addresses makes the database work through. */
async function statements(ask: (email: string) => Promise<unknown>): Promise<string[]> {
  const each: string[] = [];
  for (const email of addresses) {
    heard = [];
    await ask(email);
    each.push(heard.join('\n'));
  }
  return each;
}

test('a wrong password costs the same statements, whether the account is known, gone or unknown', async () => {
  const from = { place: '203.0.113' };
  const each = await statements(email =>
    tryPassword(deps, { programmeId, email, password: 'wrong guess', from }),
  );
  assert.ok((each[0] ?? '').includes('staff_password'));
  assert.equal(new Set(each).size, 1);
});

test('so does the fifth in a day, after which an owner is told', async () => {
  await app.sql('delete from sign_in_try');
  const each = await statements(async email => {
    for (const at of [1, 2, 3, 4, 5]) {
      const from = { place: `198.51.${at}` };
      heard = [];
      await tryPassword(deps, { programmeId, email, password: 'wrong guess', from });
    }
  });
  assert.ok((each[0] ?? '').includes('outbox'));
  assert.equal(new Set(each).size, 1);
});

test('so does asking for a new password', async () => {
  const each = await statements(email => askReset(deps, { programmeId, email, place: '203.0.113' }));
  assert.ok((each[0] ?? '').includes('outbox'));
  assert.equal(new Set(each).size, 1);
});
