import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { PDFDocument } from 'pdf-lib';
import { careListeners, careRoutes, refreshNextAction } from '../care/index.ts';
import { introductionListeners, introductionRoutes } from '../introductions/index.ts';
import { seedService } from '../introductions/testing.ts';
import { letterListeners, letterRoutes, makeLetters } from '../letters/index.ts';
import { messageListeners, messageRoutes } from '../messages/index.ts';
import { paperListeners, paperRoutes, publicPaperRoutes } from '../paper/index.ts';
import { planRoutes } from '../plans/index.ts';
import { deliverNow } from '../platform/events/index.ts';
import { referralRoutes } from '../referrals/index.ts';
import { sessionListeners, sessionRoutes } from '../sessions/index.ts';
import { type TestApp, testApp } from '../web/testing.ts';
import { waitingListeners } from './index.ts';

/**
 * Somebody with a house phone and a letter box, and nothing else, from the form they filled in by hand to the letter that closes. Every step is
 * taken as staff take it; nothing is sent by e-mail or text, and nothing waits for a way that does not exist.
 */
describe('a person with paper and a telephone only', () => {
  let app: TestApp;
  const letters = makeLetters({ workers: 1 });
  let id = '';
  let meeting = '';
  let code = '';
  before(async () => {
    app = await testApp([
      ...referralRoutes(refreshNextAction),
      ...careRoutes,
      ...sessionRoutes({ sections: async () => [] }),
      ...planRoutes,
      ...introductionRoutes,
      ...messageRoutes({ mail: false }),
      ...letterRoutes(letters),
      ...paperRoutes(letters),
      ...publicPaperRoutes(letters),
    ]);
  });
  after(async () => {
    await letters.close();
    await app.close();
  });

  const hear = () =>
    deliverNow(app.database, app.clare.linkWorker.actor.programmeId, [
      ...careListeners,
      ...sessionListeners,
      ...introductionListeners,
      ...messageListeners({ publicUrl: 'https://hedgerow.example' }),
      ...letterListeners(),
      ...paperListeners(letters),
      ...waitingListeners(letters),
    ]);
  const me = () => app.clare.linkWorker;
  async function does(path: string, fields: Parameters<TestApp['post']>[1], who = me()): Promise<string> {
    app.clock.forward({ minutes: 1 });
    const answer = await app.post(path, fields, who);
    assert.equal(answer.status, 303, `${path}: ${await answer.text()}`);
    await hear();
    return answer.headers.get('location') ?? '';
  }
  const messages = () =>
    app.sql<{ template: string; channel: string; state: string; to_whom: string }>(
      'select template, channel, state, to_whom from message order by created_at, id',
    );
  const toThem = async () =>
    (await messages()).filter(one => one.to_whom === 'person').map(one => one.template);
  const day = (name: string, date: string) => {
    const { year, month, day } = Temporal.PlainDate.from(date);
    return { [`${name}-day`]: `${day}`, [`${name}-month`]: `${month}`, [`${name}-year`]: `${year}` };
  };

  test('the form comes by post and is entered; a receipt goes back by post', async () => {
    const at = await does('/referrals/paper', {
      ...day('received_on', '2026-11-20'),
      written_by: 'self',
      adult: 'yes',
      in_area: 'yes',
      urgent: 'no',
      given_name: 'Breda',
      family_name: 'Kinnane',
      ...day('born', '1948-03-14'),
      locale: 'en',
      phone: '020 915 0142',
      ways: ['post'],
      address: '2 Chapel Lane\nTulla',
      postcode: 'V95 XY12',
      words: 'Since Tom died I talk to the radio.',
      consents: ['take_part', 'keep_record', 'share_with_gp'],
      signed: 'yes',
    });
    id = at.split('/').at(-1) ?? '';
    assert.deepEqual(await toThem(), ['receipt_letter_self']);
  });

  test('accepted, the welcome pack goes by post; allocated, their link worker rings them', async () => {
    await does(`/inbox/${id}/accept`, { person: 'new' }, app.clare.coordinator);
    assert.deepEqual(await toThem(), ['receipt_letter_self', 'waiting_letter']);
    await does(`/waiting/${id}`, { link_worker: me().actor.id }, app.clare.coordinator);
    await does(`/cases/${id}/contacts/new`, {
      mode: 'phone',
      with: 'person',
      outcome: 'reached',
      ...day('on', '2026-11-23'),
      at: '08:50',
      minutes: '12',
      note: 'She would like to sing.',
    });
    const [row] = await app.sql<{ state: string }>('select state from referral where id = $1', [id]);
    assert.equal(row?.state, 'active');
  });

  test('the meeting is told by post, and the strip that comes back says that they come', async () => {
    await does(`/cases/${id}/sessions/new`, {
      ...day('on', '2026-12-01'),
      at: '10:30',
      minutes: '60',
      mode: 'home',
      place: '',
      know: '',
      times: '1',
    });
    assert.equal((await toThem()).at(-1), 'appointment_letter');
    const [slip] = await app.sql<{ code: string; session_id: string }>(
      "select code, session_id from answer_slip where about = 'session'",
    );
    assert.ok(slip);
    ({ code, session_id: meeting } = slip);
    await does(`/answers/${code}`, { answer: 'yes', way: 'post' });
    const [held] = await app.sql('select 1 from session where id = $1 and confirmed_at is not null', [
      meeting,
    ]);
    assert.ok(held);
  });

  test('they meet, agree a plan, and have it on paper', async () => {
    app.clock.forward({ hours: 8 * 24 + 3 });
    await does(`/cases/${id}/sessions/${meeting}`, {
      version: '0',
      text: 'We talked about singing.',
      words: 'I would be grand with company.',
      mode: 'home',
      minutes: '55',
      others: '',
      next_step: '',
      do: 'sign',
    });
    await does(`/cases/${id}/plan`, {
      revision: '0',
      'g0-words': 'To sing with people again',
      'g0a0-words': 'Ring Noreen',
      'g0a0-owner': 'link_worker',
    });
    await does(`/cases/${id}/plan/agree`, { revision: '1', ...day('on', '2026-12-01'), how: 'in_person' });
    const file = await app.get(`/cases/${id}/plan.pdf?size=large`, me());
    assert.equal(file.status, 200);
    assert.ok((await PDFDocument.load(await file.arrayBuffer())).getPageCount() > 0);
  });

  test('the group has a telephone only: the introduction is made by it, and answered', async () => {
    const service = await seedService(app, { name: 'Courthouse Singers' });
    await does('/introductions', {
      service,
      referral: id,
      kind: 'referred',
      stage: 'chosen',
      share_contact: 'yes',
      hopes: 'To sing',
    });
    const [one] = await app.sql<{ id: string }>('select id from introduction where referral_id = $1', [id]);
    const path = `/cases/${id}/introductions/${one?.id}`;
    await does(`${path}/consent`, { how: 'by_phone' });
    await does(`${path}/send`, {});
    const [letter] = await app.sql<{ id: string; state: string }>(
      "select id, state from message where to_whom = 'provider'",
    );
    assert.equal(letter?.state, 'held', 'nobody pretends that it went');
    await does(`/messages/${letter?.id}`, { what: 'by_hand' });
    await does(`${path}/answer`, { answer: 'accept' });
  });

  test('the plan’s strip comes back: they want to be rung', async () => {
    const [row] = await app.sql<{ reference: string }>('select reference from referral where id = $1', [id]);
    await does(`/answers/${row?.reference}`, { answer: 'ring', way: 'post', remark: 'After two, please' });
    const [task] = await app.sql<{ words: string }>(
      "select words from task where kind = 'call_back' and done_at is null",
    );
    assert.equal(task?.words, 'After two, please');
  });

  test('it ends with a letter, printed with all the others and posted; nothing waits for a way that does not exist', async () => {
    const page = await (await app.get(`/cases/${id}/close`, me())).text();
    const version = /name="version" value="(\d+)"/.exec(page)?.[1] ?? '';
    const [introduction = ''] = /introduction-[0-9a-f-]{36}/.exec(page) ?? [];
    const ending = { reason: 'person_ended', words: 'I was asked for by name.', version };
    await does(`/cases/${id}/close`, { ...ending, [introduction]: me().actor.id });
    const [letter] = await app.sql<{ id: string; version: number }>(
      "select id, version from letter where kind = 'person_closing'",
    );
    await does(`/cases/${id}/letters/${letter?.id}/send`, { version: `${letter?.version}` });
    assert.equal((await toThem()).at(-1), 'person_letter');
    const batch = await does('/letters-to-post', {}, app.clare.coordinator);
    await does(batch, { end: 'posted' }, app.clare.coordinator);
    const all = await messages();
    assert.deepEqual(
      all.filter(one => one.to_whom === 'person' && one.channel !== 'letter'),
      [],
    );
    assert.deepEqual(
      all.filter(one => one.state !== 'sent').map(one => [one.template, one.state]),
      [],
      'nothing is left waiting',
    );
    const silent = await app.sql("select 1 from task where kind = 'keep_in_touch' and done_at is null");
    assert.deepEqual(silent, []);
  });
});
