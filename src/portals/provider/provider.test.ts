import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import { seedCase } from '../../care/testing.ts';
import { newId } from '../../core/index.ts';
import { askProviders, introductionListeners, introductionRoutes } from '../../introductions/index.ts';
import { seedService } from '../../introductions/testing.ts';
import { messageListeners } from '../../messages/index.ts';
import { recordConsent } from '../../people/index.ts';
import { systemActor } from '../../platform/database/index.ts';
import { deliverNow } from '../../platform/events/index.ts';
import { type TestApp, testApp } from '../../web/testing.ts';
import { providerRoutes } from './routes.ts';

let app: TestApp;
before(async () => {
  app = await testApp(deps => [...introductionRoutes, ...providerRoutes(deps)]);
});
after(() => app.close());
beforeEach(async () => {
  await app.sql('delete from sign_in_try');
});

const me = () => app.clare.linkWorker;
const hear = () =>
  deliverNow(app.database, me().actor.programmeId, [
    ...introductionListeners,
    ...messageListeners({ publicUrl: 'http://localhost' }),
  ]);

type Sent = {
  readonly id: string;
  readonly referral: string;
  readonly personId: string;
  readonly path: string;
};

/** A group with an address, and somebody who was introduced to it and agrees. */
async function introduced(
  name = 'Courthouse Singers',
  service: string | null = null,
  givenName = 'Breda',
): Promise<Sent & { readonly service: string }> {
  // Messages are told apart by their moment.
  app.clock.forward({ seconds: 1 });
  const at = service ?? (await seedService(app, { name, email: 'singers@example.org' }));
  const { id: referral, personId } = await seedCase(app, { state: 'active', givenName });
  const fields = {
    service: at,
    referral,
    kind: 'referred',
    stage: 'chosen',
    share_contact: 'yes',
    hopes: 'To <b>sing</b>',
  };
  assert.equal((await app.post('/introductions', fields, me())).status, 303);
  const [row] = await app.sql<{ id: string }>('select id from introduction where referral_id = $1', [
    referral,
  ]);
  const id = row?.id ?? '';
  const path = `/cases/${referral}/introductions/${id}`;
  assert.equal((await app.post(`${path}/consent`, { how: 'by_phone' }, me())).status, 303);
  assert.equal((await app.post(`${path}/send`, {}, me())).status, 303);
  await hear();
  return { id, referral, personId, path: `/clare/provider/introductions/${id}`, service: at };
}

async function lastMessage(template: string): Promise<string> {
  const rows = await app.sql<{ id: string; body: string }>(
    'select id, person_id, referral_id, body from message where template = $1 order by created_at desc, id desc limit 1',
    [template],
  );
  return rows[0]?.body ?? '';
}
const linkIn = (body: string): string => /\/clare\/provider\/[\w-]{43}/.exec(body)?.[0] ?? '';

type Browser = { readonly cookie: string; readonly actor: TestApp['clare']['linkWorker']['actor'] };
/** Comes in with a code from the group's mailbox. */
async function comeIn(link?: string): Promise<Browser> {
  const door = link ?? linkIn(await lastMessage('introduction'));
  app.clock.forward({ seconds: 1 });
  assert.equal((await app.post(`${door}/code`, {})).status, 200);
  const code = /\d{3} \d{3}/.exec(await lastMessage('provider_code'))?.[0] ?? '';
  return typed(door, code);
}
async function typed(door: string, key: string): Promise<Browser> {
  const answer = await app.post(door, { key });
  assert.equal(answer.status, 303, await answer.clone().text());
  const cookie = /hedgerow_group=[\w-]+/.exec(answer.headers.get('set-cookie') ?? '')?.[0] ?? '';
  return { cookie, actor: me().actor };
}
const text = async (answer: Response | Promise<Response>) => (await answer).text();
const stateOf = async ({ id }: Sent) =>
  (
    await app.sql<{ state: string; booked_for: Temporal.PlainDateTime | null; barrier: string | null }>(
      'select state, booked_for, barrier from introduction where id = $1',
      [id],
    )
  )[0];
const tasksOf = async ({ id }: Sent) =>
  (
    await app.sql<{ kind: string }>(
      'select kind from task where subject_id = $1 and done_at is null order by kind',
      [id],
    )
  ).map(one => one.kind);
const dayFields = (name: string, day: Temporal.PlainDate) => ({
  [`${name}-day`]: `${day.day}`,
  [`${name}-month`]: `${day.month}`,
  [`${name}-year`]: `${day.year}`,
});
const today = Temporal.PlainDate.from('2026-11-23');

describe('the door', () => {
  test('a look opens nothing, a wrong key opens nothing, a code opens it once, and a link that never was looks the same', async () => {
    const one = await introduced();
    const door = linkIn(await lastMessage('introduction'));
    const page = await text(app.get(door));
    assert.ok(!page.includes('Breda') && !page.includes('Courthouse'));
    const counts = () =>
      app.sql(
        'select (select count(*) from provider_code) as codes, (select count(*) from provider_visit) as visits',
      );
    const before = await counts();
    await app.get(door);
    assert.deepEqual(await counts(), before);
    assert.equal((await app.get(`/clare/provider/${'A'.repeat(43)}`)).status, 200);
    assert.equal((await app.post(`/clare/provider/${'A'.repeat(43)}`, { key: '482915' })).status, 404);
    assert.equal((await app.post(door, { key: 'abc' })).status, 422);
    assert.equal((await app.get('/clare/provider')).status, 404);
    assert.equal((await app.get(one.path)).status, 404);
    assert.equal((await app.post(`${door}/code`, {})).status, 200);
    const code = /\d{3} \d{3}/.exec(await lastMessage('provider_code'))?.[0] ?? '';
    assert.equal((await app.post(door, { key: code === '111 112' ? '111113' : '111112' })).status, 422);
    const group = await typed(door, code);
    assert.match(await text(app.get('/clare/provider', group)), /Breda would like to come/);
    assert.equal((await app.post(door, { key: code })).status, 422, 'used up');
    // Another programme's address does not know the browser.
    assert.equal((await app.get('/trafford/provider', group)).status, 404);
  });

  test('a number of their own needs a code first, and ending all links ends number and browsers', async () => {
    await introduced('Tulla Sheds');
    const door = linkIn(await lastMessage('introduction'));
    const group = await comeIn(door);
    assert.equal((await app.post('/clare/provider/keys', { pin: '123456' }, group)).status, 422);
    assert.equal((await app.post('/clare/provider/keys', { pin: '482 915' }, group)).status, 303);
    const other = await typed(door, '482915');
    assert.equal((await app.post('/clare/provider/keys', { pin: '915 482' }, other)).status, 409);
    assert.equal((await app.post('/clare/provider/keys/end', {}, other)).status, 409);
    assert.equal((await app.post('/clare/provider/keys/end', {}, group)).status, 200);
    assert.equal((await app.get('/clare/provider', other)).status, 404);
    assert.equal((await app.post(door, { key: '482915' })).status, 404);
    const fresh = linkIn(await lastMessage('provider_link'));
    assert.notEqual(fresh, door);
    await comeIn(fresh);
  });

  test('codes are not sent without end', async () => {
    await introduced('Ennis Walkers');
    const door = linkIn(await lastMessage('introduction'));
    for (let turn = 0; turn < 3; turn++) assert.equal((await app.post(`${door}/code`, {})).status, 200);
    assert.equal((await app.post(`${door}/code`, {})).status, 429);
  });
});

describe('what a group says', () => {
  test('yes with a day: the house carries it out in the group’s name, and the contact is shown only then', async () => {
    const one = await introduced();
    const group = await comeIn();
    const before = await text(app.get(one.path, group));
    assert.match(before, /To &lt;b&gt;sing/);
    assert.ok(!before.includes('020 915 0142'), 'no contact before the yes');
    const day = today.add({ days: 3 });
    assert.equal((await app.post(`${one.path}/accept`, dayFields('come', day), group)).status, 422, 'a time');
    const _once = newId();
    const yes = { ...dayFields('come', day), come_time: '10:30', ask_for: 'Noreen', _once };
    assert.equal((await app.post(`${one.path}/accept`, yes, group)).status, 303);
    assert.equal((await app.post(`${one.path}/accept`, yes, group)).status, 303, 'a double press');
    assert.equal((await app.post(`${one.path}/accept`, {}, group)).status, 409, 'said already');
    await hear();
    const state = await stateOf(one);
    assert.equal(state?.state, 'booked');
    assert.equal(`${state?.booked_for}`, `${day}T10:30:00`);
    const events = await app.sql<{ actor_name: string }>(
      "select actor_name from introduction_event where introduction_id = $1 and transition = 'accept'",
      [one.id],
    );
    assert.deepEqual(events, [{ actor_name: 'Courthouse Singers' }]);
    assert.match(await text(app.get(one.path, group)), /020 915 0142/);
    const staff = await text(app.get(`/cases/${one.referral}/introductions/${one.id}`, me()));
    assert.match(staff, /Noreen/);
    const seen = await app.sql<{ verb: string }>(
      "select distinct verb from audit_entry where person_id = $1 and actor_role = 'provider' order by verb",
      [one.personId],
    );
    assert.deepEqual(
      seen.map(row => row.verb),
      ['introduction.read', 'provider_word.said'],
    );
  });

  test('full: declined, paused, the entry proposed to say so, and the next choice a task', async () => {
    const one = await introduced('Full House');
    const group = await comeIn();
    const until = today.add({ days: 40 });
    assert.equal((await app.post(`${one.path}/full`, {}, group)).status, 422);
    assert.equal((await app.post(`${one.path}/full`, dayFields('until', until), group)).status, 303);
    await hear();
    assert.equal((await stateOf(one))?.state, 'declined');
    assert.ok((await tasksOf(one)).includes('choose_again'));
    const [pause] = await app.sql<{ until: Temporal.PlainDate; by_group: boolean }>(
      'select until, by_group from service_pause where service_id = $1 and ended_at is null',
      [one.service],
    );
    assert.deepEqual([`${pause?.until}`, pause?.by_group], [`${until}`, true]);
    const proposals = await app.sql('select 1 from service_proposal where service_id = $1', [one.service]);
    assert.equal(proposals.length, 1);
    assert.match(await text(app.get('/clare/provider', group)), /Nobody new until/);
    assert.equal((await app.post('/clare/provider/pause/end', {}, group)).status, 303);
    assert.doesNotMatch(await text(app.get('/clare/provider', group)), /Nobody new until/);
  });

  test('not for us, with words that are sealed and read by the link worker only', async () => {
    const one = await introduced('Bog Bowlers');
    const group = await comeIn();
    assert.equal((await app.post(`${one.path}/decline`, {}, group)).status, 422);
    const no = { reason: 'not_right_group', decline_words: '<i>We bowl</i> at night' };
    assert.equal((await app.post(`${one.path}/decline`, no, group)).status, 303);
    await hear();
    assert.equal((await stateOf(one))?.state, 'declined');
    const over = await text(app.get(one.path, group));
    assert.match(over, /nothing to do here/);
    assert.ok(!over.includes('Breda'));
    const staff = await text(app.get(`/cases/${one.referral}/introductions/${one.id}`, me()));
    assert.match(staff, /&lt;i&gt;We bowl/);
  });

  test('answered meanwhile by a colleague, or ended: the page says so, and nothing is overwritten', async () => {
    const one = await introduced('Quilters');
    const group = await comeIn();
    const staff = `/cases/${one.referral}/introductions/${one.id}`;
    assert.equal((await app.post(`${staff}/answer`, { answer: 'accept' }, me())).status, 303);
    assert.equal((await app.post(`${one.path}/decline`, { reason: 'other' }, group)).status, 409);
    assert.equal((await app.post(`${staff}/stop`, { barrier: 'transport' }, me())).status, 303);
    assert.equal((await app.post(`${one.path}/came`, dayFields('on', today), group)).status, 409);
    assert.equal((await stateOf(one))?.state, 'stopped');
  });

  test('a person who takes back their yes is shown no more, and nothing can be said of them', async () => {
    const one = await introduced('Rowers');
    const group = await comeIn();
    assert.match(await text(app.get('/clare/provider', group)), /Breda/);
    await app.database.within(me().actor, scope =>
      recordConsent(scope, {
        personId: one.personId,
        purpose: 'share_with_groups',
        recipient: null,
        recipientId: null,
        given: false,
        how: 'by_phone',
        byWhom: 'Breda Kinnane',
        wording: 1,
        wordingLocale: 'en',
      }),
    );
    assert.ok(!(await text(app.get('/clare/provider', group))).includes('Breda'));
    assert.ok(!(await text(app.get(one.path, group))).includes('Breda'));
    assert.equal((await app.post(`${one.path}/accept`, {}, group)).status, 409);
    await hear();
    assert.equal((await stateOf(one))?.state, 'sent');
  });

  test('a group never comes to what was sent to another, nor to the person, whatever it asks', async () => {
    const one = await introduced('First');
    const group = await comeIn();
    const other = await introduced('Second', null, 'Tadhg');
    assert.equal((await app.get(other.path, group)).status, 404);
    assert.equal((await app.post(`${other.path}/message`, { message: 'Hello' }, group)).status, 404);
    assert.ok(!(await text(app.get('/clare/provider', group))).includes('Tadhg'));
    assert.equal((await app.get(`/clare/provider/introductions/${newId()}`, group)).status, 404);
    const actor = { ...systemActor(me().actor.programmeId), role: 'provider', id: one.service } as const;
    const seen = await app.database.within(actor, async ({ db }) => ({
      introductions: await db.selectFrom('introduction').select('id').execute(),
      people: await db.selectFrom('person').select('id').execute(),
      referrals: await db.selectFrom('referral').select('id').execute(),
      keys: await db.selectFrom('data_key').select('id').execute(),
    }));
    assert.deepEqual(seen, { introductions: [{ id: one.id }], people: [], referrals: [], keys: [] });
    await assert.rejects(
      app.database.within(actor, ({ db }) =>
        db.selectFrom('introduction').select(['id', 'shared']).execute(),
      ),
    );
  });

  test('a message is a task; words of danger are put before somebody today', async () => {
    const one = await introduced('Danger');
    const group = await comeIn();
    assert.equal((await app.post(`${one.path}/message`, { message: '' }, group)).status, 422);
    const message = 'She said she wants to kill herself';
    assert.equal((await app.post(`${one.path}/message`, { message }, group)).status, 303);
    await hear();
    assert.ok((await tasksOf(one)).includes('provider_said'));
    const judge = await app.sql("select 1 from task where kind = 'judge_words' and person_id = $1", [
      one.personId,
    ]);
    assert.equal(judge.length, 1);
    const raw = await app.sql<{ sealed: boolean }>(
      "select (words is not null and words::text not like '%kill%') as sealed, introduction_id from provider_word where introduction_id = $1",
      [one.id],
    );
    assert.equal(raw[0]?.sealed, true);
  });
});

describe('who came, and still coming', () => {
  test('came, asked at eight weeks, still coming; then asked twice in vain and put before a colleague', async () => {
    const one = await introduced('Long Walkers');
    const group = await comeIn();
    assert.equal((await app.post(`${one.path}/accept`, {}, group)).status, 303);
    await hear();
    await app.sql("update introduction set sent_at = sent_at - interval '120 days' where id = $1", [one.id]);
    const first = today.subtract({ days: 57 });
    assert.equal((await app.post(`${one.path}/came`, dayFields('on', first), group)).status, 303);
    await hear();
    assert.equal((await stateOf(one))?.state, 'first_attended');
    const ask = () => app.database.within(systemActor(me().actor.programmeId), askProviders);
    const asked = async () =>
      await app.sql<{ what: string; times: number }>(
        'select what, times from provider_question where introduction_id = $1 order by what',
        [one.id],
      );
    await ask();
    await hear();
    // What it said today of the first time is no answer to the later question.
    assert.deepEqual(await asked(), []);
    await app.sql(
      "update provider_word set said_at = said_at - interval '60 days' where introduction_id = $1",
      [one.id],
    );
    await ask();
    await ask();
    await hear();
    assert.deepEqual(await asked(), [{ what: '8_weeks', times: 1 }]);
    const body = await lastMessage('provider_ask');
    assert.match(body, /about eight weeks ago/);
    await app.get(linkIn(body));
    assert.equal((await stateOf(one))?.state, 'first_attended', 'opening is no answer');
    assert.match(await text(app.get('/clare/provider', group)), /It has been eight weeks/);
    assert.equal((await app.post(`${one.path}/still`, {}, group)).status, 303);
    await hear();
    const [row] = await app.sql<{ state: string; still_going_8_weeks: boolean }>(
      'select state, still_going_8_weeks from introduction where id = $1',
      [one.id],
    );
    assert.deepEqual(row, { state: 'attending', still_going_8_weeks: true });
  });

  test('silence is asked once more and then escalates', async () => {
    const one = await introduced('Silent Ones');
    const staff = `/cases/${one.referral}/introductions/${one.id}`;
    assert.equal((await app.post(`${staff}/answer`, { answer: 'accept' }, me())).status, 303);
    await app.sql("update introduction set state_since = state_since - interval '8 days' where id = $1", [
      one.id,
    ]);
    const ask = () => app.database.within(systemActor(me().actor.programmeId), askProviders);
    const later = () =>
      app.sql('update provider_question set next_on = $2 where introduction_id = $1', [
        one.id,
        today.toString(),
      ]);
    await ask();
    assert.deepEqual(await tasksOf(one), []);
    await later();
    await ask();
    await later();
    await ask();
    assert.deepEqual(await tasksOf(one), ['provider_silent']);
    await ask();
    assert.deepEqual(await tasksOf(one), ['provider_silent']);
  });

  test('what differs from what a colleague heard is shown, not overwritten', async () => {
    const one = await introduced('Two Tongues');
    const group = await comeIn();
    const staff = `/cases/${one.referral}/introductions/${one.id}`;
    assert.equal((await app.post(`${staff}/answer`, { answer: 'accept' }, me())).status, 303);
    assert.equal((await app.post(`${staff}/first`, dayFields('on', today), me())).status, 303);
    assert.equal((await app.post(`${one.path}/stopped`, { why: 'transport' }, group)).status, 303);
    await hear();
    assert.equal((await stateOf(one))?.state, 'first_attended');
    assert.ok((await tasksOf(one)).includes('provider_said'));
    assert.match(await text(app.get(staff, me())), /differs from what we know/);
  });
});

describe('numbers', () => {
  test('a group sees its own exactly; the page for a funder hides small counts; formulas stay text', async () => {
    const one = await introduced('=1+1');
    const group = await comeIn();
    await app.sql("update introduction set sent_at = sent_at - interval '1 year' where id = $1", [one.id]);
    for (const path of ['numbers', 'numbers?by=month', 'numbers/sheet', 'pause', 'keys'])
      assert.equal((await app.get(`/clare/provider/${path}`, group)).status, 200, path);
    assert.match(await text(app.get('/clare/provider/numbers', group)), /October to December 2025/);
    assert.match(await text(app.get('/clare/provider/numbers/sheet', group)), /not shown/);
    const csv = await text(app.get('/clare/provider/numbers/sheet.csv', group));
    assert.match(csv, /'=1\+1,2025,not shown/);
  });

  test('the way to the entry is a link of its own, and staff can end everything', async () => {
    const one = await introduced('Entry Ltd');
    const group = await comeIn();
    const answer = await app.post('/clare/provider/entry', {}, group);
    assert.match(answer.headers.get('location') ?? '', /^\/clare\/entry\/[\w-]{43}$/);
    const page = `/services/${one.service}/group-page`;
    assert.equal((await app.get(page, me())).status, 200);
    assert.equal((await app.post(`${page}/end`, {}, me())).status, 303);
    assert.equal((await app.get('/clare/provider', group)).status, 404);
    assert.equal((await app.post(`${page}/send`, {}, me())).status, 303);
    await comeIn(linkIn(await lastMessage('provider_link')));
  });
});
