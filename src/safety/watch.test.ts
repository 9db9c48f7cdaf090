import assert from 'node:assert/strict';
import { after, beforeEach, test } from 'node:test';
import { careRoutes, raiseConcern } from '../care/index.ts';
import { seedCase } from '../care/testing.ts';
import { systemActor } from '../platform/database/index.ts';
import { publicReferralRoutes, referralRoutes } from '../referrals/index.ts';
import { testApp } from '../web/testing.ts';
import { keepWatch } from './alarms/keep-watch.ts';
import { safetyRoutes } from './index.ts';

// Saturday, a quarter past two at night.
const app = await testApp(
  [
    ...safetyRoutes({ mail: true }),
    ...careRoutes,
    ...referralRoutes(async () => undefined),
    ...publicReferralRoutes,
  ],
  '2026-11-28T02:15:00Z',
);
after(() => app.close());
const { coordinator, administrator, linkWorker, otherLinkWorker } = app.clare;
const programmeId = coordinator.actor.programmeId;
const watch = () =>
  app.database.within(systemActor(programmeId), scope => keepWatch(scope, 'https://hedgerow.example'));
const pass = async (minutes: number) => {
  for (let minute = 0; minute < minutes; minute += 1) {
    app.clock.forward({ minutes: 1 });
    await watch();
  }
};
const calls = async () =>
  (await app.sql<{ name: string }>('select staff_name as name from alarm_call order by at, staff_name')).map(
    row => row.name,
  );
const open = () => app.sql<{ id: string }>('select id from alarm where ended_at is null');

const intake = {
  adult: 'yes',
  in_area: 'yes',
  urgent: 'no',
  given_name: 'Con',
  family_name: 'Shaw',
  locale: 'en',
  phone: '020 915 0143',
  words: 'He says he is better off dead.',
  needs: ['lonely'],
  consents: ['take_part', 'keep_record'],
  consent_how: 'by_phone',
};
let inbox = '';
beforeEach(async () => {
  // What an earlier test left is read.
  await app.sql("update task set done_at = now() where kind in ('concern', 'answer_alarm')");
  await app.sql('update concern set seen_at = now()');
  await watch();
  await app.sql('delete from alarm_call');
  await app.sql('update on_call set removed_at = now()');
  await app.sql('delete from watch');
});
const arrives = async () => {
  const sent = await app.post('/referrals/new', intake, linkWorker);
  inbox = sent.headers.get('location') ?? '';
};
const put = (staffId: string, cover: string, more: Record<string, string> = {}) =>
  app.post(
    '/safety/on-call',
    { what: 'add', staff: staffId, cover, phone: '', address: '', ...more },
    coordinator,
  );

test('at night, with nobody on the list, a referral that speaks of danger calls every co-ordinator within the hour, and again', async () => {
  await arrives();
  await pass(59);
  assert.deepEqual(await calls(), []);
  await pass(1);
  assert.deepEqual(await calls(), ['Declan Moloney']);
  const [mail] = await app.sql<{ body: string; subject: string; state: string }>(
    "select subject, body, state from message where template = 'alarm'",
  );
  assert.equal(mail?.state, 'queued');
  assert.match(mail?.subject ?? '', /ALARM/);
  assert.match(mail?.body ?? '', /https:\/\/hedgerow\.example\/safety/);
  assert.doesNotMatch(`${mail?.subject} ${mail?.body}`, /Con|Shaw|dead/, 'an e-mail is a postcard');
  await pass(15);
  assert.deepEqual(await calls(), ['Declan Moloney', 'Declan Moloney']);
});

test('who is on call is called in order, at the hours they cover, then everybody; the page says who was told', async () => {
  await put(coordinator.actor.id, 'working_hours');
  await put(otherLinkWorker.actor.id, 'out_of_hours', { phone: '020 915 0150' });
  await put(linkWorker.actor.id, 'always');
  await arrives();
  await pass(60);
  assert.deepEqual(await calls(), ['Donal Shannon']);
  await pass(15);
  assert.deepEqual(await calls(), ['Donal Shannon', 'Aoife Hehir']);
  await pass(15);
  assert.deepEqual((await calls()).slice(2), ['Aoife Hehir', 'Declan Moloney', 'Donal Shannon']);
  const page = await (await app.get('/safety', coordinator)).text();
  assert.match(page, /A referral that speaks of danger/);
  assert.match(page, /Donal Shannon was called/);
  const tasks = await app.sql("select 1 from task where kind = 'answer_alarm' and done_at is null");
  assert.equal(tasks.length, 3, 'each who was called has it as a task');
  const trail = await app.sql("select 1 from audit_entry where verb in ('alarm.raised', 'alarm.called')");
  assert.ok(trail.length >= 4);
});

test('it ends when somebody says they have read it, and only then; a promise to look stops the calls for an hour', async () => {
  await arrives();
  await pass(60);
  const [alarm] = await open();
  assert.equal(
    (await app.post(`/safety/alarms/${alarm?.id}/take`, {}, app.trafford.coordinator)).status,
    404,
  );
  assert.equal((await app.post(`/safety/alarms/${alarm?.id}/take`, {}, linkWorker)).status, 303);
  await pass(59);
  assert.equal((await calls()).length, 1);
  await pass(1);
  assert.equal((await calls()).length, 2, 'promised, not read: the calls go on');
  await app.get(inbox, coordinator);
  await pass(1);
  assert.equal((await open()).length, 1, 'having seen the page is not having read it');
  await app.post(`${inbox}/read`, { read: 'yes' }, coordinator);
  await pass(1);
  assert.equal((await open()).length, 0);
  assert.equal(
    (await app.sql("select 1 from task where kind = 'answer_alarm' and done_at is null")).length,
    0,
  );
  const before = (await calls()).length;
  await pass(30);
  assert.equal((await calls()).length, before);
});

test('a call that did not get through is made up for within a minute by the next', async () => {
  await put(otherLinkWorker.actor.id, 'always', { address: 'pager@pager.example' });
  await put(linkWorker.actor.id, 'always');
  await arrives();
  await pass(60);
  const [sent] = await app.sql<{ recipient: string }>(
    "select recipient from message where template = 'alarm' order by created_at desc limit 1",
  );
  assert.equal(sent?.recipient, 'pager@pager.example');
  await app.sql("update message set state = 'failed' where template = 'alarm'");
  await pass(1);
  assert.deepEqual(await calls(), ['Donal Shannon', 'Aoife Hehir']);
  assert.match(await (await app.get('/safety', coordinator)).text(), /did not get through/);
});

test('a concern that nobody but who raised it has opened alarms as well, and rests once it was opened', async () => {
  const { id } = await seedCase(app, { state: 'active' });
  const concernId = await app.database.within(linkWorker.actor, scope =>
    raiseConcern(scope, { referralId: id, kind: 'self_harm', words: 'Cut arms' }),
  );
  await app.get(`/concerns/${concernId}`, linkWorker);
  await pass(60);
  assert.equal((await open()).length, 1, 'who raised it knows it already');
  await app.get(`/concerns/${concernId}`, coordinator);
  await pass(1);
  assert.equal((await open()).length, 0);
});

test('every staff page says that an alarm is open, to those who may read it, and visitors hear nothing of it', async () => {
  const fresh = await testApp([
    ...safetyRoutes({ mail: false }),
    ...referralRoutes(async () => undefined),
    ...careRoutes,
    ...publicReferralRoutes,
  ]);
  after(() => fresh.close());
  await fresh.sql(
    `insert into alarm (programme_id, id, kind, subject_id, waits_since, raised_at)
     values ($1, gen_random_uuid(), 'referral', gen_random_uuid(), now(), now())`,
    [fresh.clare.coordinator.actor.programmeId],
  );
  const bar = /class="alarm-bar/;
  assert.match(await (await fresh.get('/inbox', fresh.clare.coordinator)).text(), bar);
  assert.match(await (await fresh.get('/tasks', fresh.clare.linkWorker)).text(), bar);
  assert.doesNotMatch(await (await fresh.get('/safety', fresh.clare.administrator)).text(), bar);
  assert.doesNotMatch(await (await fresh.get('/inbox', fresh.trafford.coordinator)).text(), bar);
  assert.doesNotMatch(await (await fresh.get('/clare')).text(), bar);
  assert.match(
    await (await fresh.get('/safety', fresh.clare.coordinator)).text(),
    /No mail server is set up/,
  );
});

test('the times can be set and never turned off; what does not fit comes back with what was typed', async () => {
  const times = {
    what: 'times',
    unread: '30',
    unread_out: '20',
    next: '10',
    opens: '08:30',
    closes: '18:00',
  };
  for (const wrong of [{ unread: '0' }, { unread_out: '100000' }, { next: 'never' }, { opens: '' }]) {
    const answer = await app.post('/safety/on-call', { ...times, ...wrong }, coordinator);
    assert.equal(answer.status, 422, JSON.stringify(wrong));
    assert.match(await answer.text(), /value="10"|value="never"/);
  }
  const backwards = await app.post('/safety/on-call', { ...times, opens: '19:00' }, coordinator);
  assert.equal(backwards.status, 409);
  assert.equal((await app.post('/safety/on-call', times, administrator)).status, 303);
  await arrives();
  await pass(19);
  assert.deepEqual(await calls(), []);
  await pass(1);
  assert.deepEqual(await calls(), ['Declan Moloney']);
  assert.equal((await app.post('/safety/on-call', times, linkWorker)).status, 403);
});

test('the list: nobody twice, nobody of another programme, an order that can be changed, and a trial that says it is one', async () => {
  assert.equal((await put(linkWorker.actor.id, 'always')).status, 303);
  assert.equal((await put(linkWorker.actor.id, 'always')).status, 409);
  assert.equal((await put(app.trafford.linkWorker.actor.id, 'always')).status, 404);
  assert.equal(
    (await put(administrator.actor.id, 'always')).status,
    404,
    'an administrator could not read it',
  );
  assert.equal((await put(coordinator.actor.id, 'always', { phone: '12' })).status, 422);
  await put(coordinator.actor.id, 'always');
  const ids = await app.sql<{ id: string }>('select id from on_call where removed_at is null order by place');
  const [first, second] = ids.map(row => row.id);
  await app.post(`/safety/on-call/${second}`, { do: 'up' }, coordinator);
  await app.post(`/safety/on-call/${first}`, { do: 'try' }, coordinator);
  const [trial] = await app.sql<{ body: string }>("select body from message where template = 'alarm_trial'");
  assert.match(trial?.body ?? '', /only a trial/);
  await arrives();
  await pass(60);
  assert.deepEqual(await calls(), ['Declan Moloney']);
  assert.equal(
    (await app.post(`/safety/on-call/${first}`, { do: 'remove' }, app.trafford.coordinator)).status,
    404,
  );
  await app.sql('update staff set active = false where id = $1', [coordinator.actor.id]);
  await pass(15);
  assert.deepEqual((await calls()).at(-1), 'Aoife Hehir', 'who has left is not called');
  await app.sql('update staff set active = true where id = $1', [coordinator.actor.id]);
});

test('a watch that stands still is seen on its page, and by machines from outside', async () => {
  const health = async () => (await app.request('/health/watch', {})).status;
  await app.sql('update programme set created_at = $1', [app.clock.now()]);
  await app.database.within(systemActor(app.trafford.coordinator.actor.programmeId), scope =>
    keepWatch(scope, ''),
  );
  await watch();
  assert.equal(await health(), 200);
  assert.doesNotMatch(await (await app.get('/safety', linkWorker)).text(), /stands still/);
  app.clock.forward({ minutes: 6 });
  assert.equal(await health(), 503);
  assert.match(await (await app.get('/safety', linkWorker)).text(), /stands still/);
  await watch();
  assert.doesNotMatch(await (await app.get('/safety', linkWorker)).text(), /stands still/);
  assert.equal(await health(), 503, 'in the other programme it still does');
});
