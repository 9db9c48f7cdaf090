import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { newId } from '../core/index.ts';
import { type TestApp, testApp } from '../web/testing.ts';
import { referralRoutes } from './routes.ts';

const form = {
  'received_on-day': '20',
  'received_on-month': '11',
  'received_on-year': '2026',
  written_by: 'professional',
  adult: 'yes',
  in_area: 'yes',
  urgent: 'no',
  given_name: 'Breda',
  family_name: 'Kinnane',
  'born-day': '14',
  'born-month': '3',
  'born-year': '1948',
  locale: 'en',
  phone: '020 915 0142',
  ways: ['post'],
  address: '2 Chapel Lane\nTulla',
  postcode: 'V95 XY12',
  words: 'Since Tom died I talk to the radio.',
  consents: ['take_part', 'keep_record', 'share_with_referrer'],
  signed: 'no',
  witness: 'Nurse Hogan',
  referrer_name: 'Dr Orla Considine',
  referrer_role: 'gp',
  referrer_organisation: 'Abbeyside Surgery',
  reply_to: 'Abbeyside\nEnnis',
} as const;

describe('a referral on paper', () => {
  let app: TestApp;
  before(async () => {
    app = await testApp(referralRoutes(async () => undefined));
  });
  after(() => app.close());

  test('is taken in like every other, from the day it came, with who was there when they agreed', async () => {
    const sent = await app.post('/referrals/paper', form, app.clare.linkWorker);
    assert.equal(sent.status, 303, await sent.text());
    const [row] = await app.sql<{
      id: string;
      route: string;
      received_at: Temporal.Instant;
      submitted: { paper: Record<string, unknown> };
    }>('select id, route, received_at, submitted from referral');
    assert.ok(row);
    assert.equal(row.route, 'professional');
    assert.deepEqual(row.submitted.paper, {
      receivedOn: '2026-11-20',
      writtenBy: 'professional',
      signedOn: null,
      witness: 'Nurse Hogan',
      replyTo: 'Abbeyside\nEnnis',
      code: null,
    });
    const [{ day } = { day: '' }] = await app.sql<{ day: string }>(
      "select to_char(received_at at time zone 'Europe/Dublin', 'YYYY-MM-DD') as day from referral",
    );
    assert.equal(day, '2026-11-20');
    const consents = await app.sql<{ how: string; by_whom: string }>(
      'select distinct how, by_whom from consent where given',
    );
    assert.deepEqual(consents, [{ how: 'in_writing', by_whom: 'Nurse Hogan' }]);
    const page = await (await app.get(`/inbox/${row.id}`, app.clare.coordinator)).text();
    assert.ok(page.includes('Came on paper') && page.includes('Nurse Hogan'));
    assert.equal((await app.get(`/inbox/${row.id}`, app.trafford.coordinator)).status, 404);
  });

  test('somebody who may be known is shown once; then it is kept all the same', async () => {
    const seen = await app.post('/referrals/paper', form, app.clare.coordinator);
    assert.equal(seen.status, 422);
    const page = await seen.text();
    assert.ok(page.includes('This may be somebody we know') && page.includes('Breda Kinnane'));
    assert.ok(page.includes('value="Kinnane"'), 'what was typed is kept');
    const kept = await app.post('/referrals/paper', { ...form, anyway: 'yes' }, app.clare.coordinator);
    assert.equal(kept.status, 303);
  });

  test('says everything that is missing at once, and keeps hostile words as words', async () => {
    const hostile = '"><script>alert(1)</script>';
    const again = await app.post(
      '/referrals/paper',
      { written_by: 'professional', given_name: hostile, signed: 'no' },
      app.clare.linkWorker,
    );
    assert.equal(again.status, 422);
    const page = await again.text();
    for (const id of [
      'received_on',
      'adult',
      'family_name',
      'witness',
      'referrer_name',
      'referrer_role',
      'consents',
    ])
      assert.ok(page.includes(`href="#${id}"`), id);
    assert.ok(!page.includes(hostile));
    const future = await app.post(
      '/referrals/paper',
      { ...form, 'received_on-year': '2027' },
      app.clare.linkWorker,
    );
    assert.equal(future.status, 422);
  });

  test('a form of the person themselves needs no referrer, and fear at home is read today', async () => {
    const { referrer_name: _, referrer_role: __, referrer_organisation: ___, ...own } = form;
    const sent = await app.post(
      '/referrals/paper',
      {
        ...own,
        written_by: 'self',
        given_name: 'Maura',
        family_name: 'Tuohy',
        'born-year': '1951',
        postcode: 'V95 XY14',
        safe: 'no',
        signed: 'yes',
        witness: '',
      },
      app.clare.linkWorker,
    );
    assert.equal(sent.status, 303, await sent.text());
    const [row] = await app.sql<{ route: string; referrer_name: string | null; tasks: number }>(
      `select route, referrer_name, (select count(*)::int from task t where t.referral_id = r.id and t.kind = 'concern') as tasks
       from referral r where family_name = 'Tuohy'`,
    );
    assert.deepEqual(row, { route: 'self', referrer_name: null, tasks: 1 });
  });

  test('what is typed is kept for whoever typed it, until it is taken in or thrown away', async () => {
    const typed = { given_name: 'Half', family_name: 'Typed' };
    await app.post('/referrals/paper/draft', typed, app.clare.linkWorker);
    assert.ok(
      (await (await app.get('/referrals/paper', app.clare.linkWorker)).text()).includes('value="Half"'),
    );
    assert.ok(
      !(await (await app.get('/referrals/paper', app.clare.coordinator)).text()).includes('value="Half"'),
    );
    await app.post('/referrals/paper/draft/drop', {}, app.clare.linkWorker);
    assert.ok(
      !(await (await app.get('/referrals/paper', app.clare.linkWorker)).text()).includes('value="Half"'),
    );
  });

  test('the same form sent twice is taken in once', async () => {
    const twice = { ...form, given_name: 'Twice', 'born-year': '1960', postcode: 'V95 XY16', _once: newId() };
    await app.post('/referrals/paper', twice, app.clare.linkWorker);
    await app.post('/referrals/paper', twice, app.clare.linkWorker);
    const rows = await app.sql("select 1 from referral where given_name = 'Twice'");
    assert.equal(rows.length, 1);
  });
});
