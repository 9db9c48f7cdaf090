import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import pg from 'pg';
import { cloneDatabase } from '../../src/platform/database/testing.ts';
import { makeWorld } from './make-world.ts';
import { sizes, workers, worldToday } from './size.ts';

const database = await cloneDatabase();
await makeWorld(database.ownerUrl, sizes.tiny, { checked: true });
const client = new pg.Client({ connectionString: database.ownerUrl });
await client.connect();
after(async () => {
  await client.end();
  await database.drop();
});
const rows = async (text: string) => (await client.query(text)).rows;

test('the rows of the world satisfy every constraint, and each link worker has fifty open cases', async () => {
  const loads = await rows(`select link_worker_id, count(*)::int as n from referral
    where state in ('allocated', 'contacting', 'active', 'on_hold') group by programme_id, link_worker_id`);
  assert.equal(loads.length, workers * sizes.tiny.programmes);
  assert.deepEqual(new Set(loads.map(row => row.n)), new Set([50]));
});

test('a day of a link worker has five sessions and fifty things that are owed or planned', async () => {
  const days =
    await rows(`select count(*)::int as n from session where state = 'planned' and starts_at::date = '${worldToday}'
    group by programme_id, link_worker_id`);
  assert.deepEqual(new Set(days.map(row => row.n)), new Set([5]));
});

test('the dose kept beside a referral is the number of its sessions held', async () => {
  const wrong =
    await rows(`select r.id from referral r left join session s on s.programme_id = r.programme_id and s.referral_id = r.id
    and s.state = 'held' group by r.programme_id, r.id, r.sessions_held having r.sessions_held <> count(s.id)`);
  assert.deepEqual(wrong, []);
});

test('nothing that is said to have happened lies ahead', async () => {
  const [ahead] =
    await rows(`select (select count(*)::int from session where state = 'held' and starts_at >= '${worldToday}') as sessions,
    (select count(*)::int from referral where closed_at >= '${worldToday}' or received_at > '2026-11-24T09:00:00Z') as referrals`);
  assert.deepEqual(ahead, { sessions: 0, referrals: 0 });
});
