import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { seedCase } from '../care/testing.ts';
import { newId } from '../core/index.ts';
import { makeLetters } from '../letters/index.ts';
import { systemActor } from '../platform/database/index.ts';
import { referralRoutes } from '../referrals/index.ts';
import { type TestApp, testApp } from '../web/testing.ts';
import { keepInTouch, waitingListeners } from './index.ts';

describe('while somebody waits', () => {
  let app: TestApp;
  const letters = makeLetters({ workers: 1 });
  before(async () => {
    app = await testApp(referralRoutes(async () => undefined));
  });
  after(async () => {
    await letters.close();
    await app.close();
  });

  const programmeId = () => app.clare.linkWorker.actor.programmeId;
  const asHouse = <T>(work: Parameters<typeof app.database.within<T>>[1]) =>
    app.database.within(systemActor(programmeId()), work);
  const hear = (name: string, subjectId: string) =>
    asHouse(async scope => {
      for (const one of waitingListeners(letters)) {
        if (one.on.includes(name))
          await one.handle(scope, { id: newId(), name, subjectId, payload: {}, at: scope.now } as never);
      }
    });
  const told = (id: string) =>
    app.sql<{ kind: string; way: string; days: number; told: boolean }>(
      'select kind, way, days, told_at is not null as told from wait_told where referral_id = $1 order by made_at, kind',
      [id],
    );
  async function waits(name: string, person: Readonly<Record<string, unknown>>) {
    const one = await seedCase(app, {
      state: 'waiting',
      givenName: name,
      linkWorkerId: null,
      mayText: false,
    });
    const columns = Object.entries(person);
    if (columns.length > 0)
      await app.sql(
        `update person set ${columns.map(([column], at) => `${column} = $${at + 2}`).join(', ')} where id = $1`,
        [one.personId, ...columns.map(([, value]) => value)],
      );
    return one;
  }

  test('the pack goes by post where they allow it, is kept as a letter with a strip, and is written once', async () => {
    const one = await waits('Posty', { may_post: true, address: '2 Chapel Lane\nTulla' });
    await hear('ReferralAccepted', one.id);
    await hear('ReferralAccepted', one.id);
    assert.deepEqual(await told(one.id), [{ kind: 'welcome', way: 'letter', days: 5, told: true }]);
    const [letter] = await app.sql<{
      kind: string;
      state: string;
      facts: { from: string; slip: { code: string } };
    }>('select kind, state, facts from letter where referral_id = $1', [one.id]);
    assert.equal(letter?.kind, 'welcome');
    assert.equal(letter?.state, 'sent');
    assert.equal(letter?.facts.from, 'aim', 'too few came lately: what we aim at is said as an aim');
    assert.match(letter?.facts.slip.code ?? '', /^A-/);
    const [message] = await app.sql<{ channel: string; state: string }>(
      'select channel, state from message where referral_id = $1',
      [one.id],
    );
    assert.deepEqual(message, { channel: 'letter', state: 'queued' });
  });

  test('a text says the wait and where to turn if things get worse; a neutral one says neither service nor list', async () => {
    const one = await waits('Texty', { may_text: true });
    const two = await waits('Quiet', { may_text: true, neutral_sender: true });
    for (const { id } of [one, two]) await hear('ReferralAccepted', id);
    const bodies = await Promise.all(
      [one, two].map(({ id }) =>
        app.sql<{ body: string }>('select body from message where referral_id = $1', [id]),
      ),
    );
    assert.match(bodies[0]?.[0]?.body ?? '', /5 working days.*112/s);
    assert.doesNotMatch(bodies[1]?.[0]?.body ?? '', /Hedgerow|link worker|list/i);
  });

  test('somebody without any way is never left in silence: a task asks to ring, and done it counts as told', async () => {
    const one = await waits('Nobody', {});
    await hear('ReferralAccepted', one.id);
    await asHouse(scope => keepInTouch(scope, letters));
    assert.deepEqual(await told(one.id), [{ kind: 'welcome', way: 'call', days: 5, told: false }]);
    const open = "from task where referral_id = $1 and kind = 'keep_in_touch' and done_at is null";
    assert.equal((await app.sql(`select 1 ${open}`, [one.id])).length, 1);
    const never = await (await app.get('/waiting', app.clare.coordinator)).text();
    assert.ok(never.includes('Not told yet'));
    await app.sql('update task set done_at = $2 where referral_id = $1', [one.id, app.clock.now()]);
    await asHouse(scope => keepInTouch(scope, letters));
    assert.equal((await told(one.id)).length, 1);
  });

  test('every three weeks a light word, at once when the wait changed, and twice on a day nothing more', async () => {
    const one = await waits('Weekly', { may_text: true });
    await hear('ReferralAccepted', one.id);
    await app.sql(
      "update wait_told set told_at = told_at - interval '22 days', made_at = made_at - interval '22 days' where referral_id = $1",
      [one.id],
    );
    for (const _ of [1, 2]) await asHouse(scope => keepInTouch(scope, letters));
    assert.deepEqual(
      (await told(one.id)).map(row => row.kind),
      ['welcome', 'check_in'],
    );
    await app.sql('update wait_told set days = 20 where referral_id = $1', [one.id]);
    for (const _ of [1, 2]) await asHouse(scope => keepInTouch(scope, letters));
    assert.deepEqual((await told(one.id)).map(row => row.kind).sort(), ['changed', 'check_in', 'welcome']);
  });

  test('their turn has come: nothing more goes, and no call is owed', async () => {
    const one = await waits('Texted', { may_text: true });
    const two = await waits('Rung', {});
    for (const { id } of [one, two]) {
      await hear('ReferralAccepted', id);
      await app.sql("update referral set state = 'allocated' where id = $1", [id]);
      await hear('ReferralAllocated', id);
    }
    const [message] = await app.sql<{ state: string }>('select state from message where referral_id = $1', [
      one.id,
    ]);
    assert.equal(message?.state, 'cancelled');
    const owed = await app.sql('select 1 from task where referral_id = $1 and done_at is null', [two.id]);
    assert.equal(owed.length, 0);
    await asHouse(scope => keepInTouch(scope, letters));
    assert.equal((await told(one.id)).length, 1);
  });

  test('who has died, or said no to taking part, hears nothing', async () => {
    const one = await waits('Gone', { may_text: true, died_on: '2026-11-01' });
    await hear('ReferralAccepted', one.id);
    assert.deepEqual(await told(one.id), []);
  });
});
