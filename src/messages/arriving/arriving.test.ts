import assert from 'node:assert/strict';
import { after, beforeEach, describe, test } from 'node:test';
import fc from 'fast-check';
import { seedCase } from '../../care/testing.ts';
import { newId } from '../../core/index.ts';
import { deliverNow } from '../../platform/events/index.ts';
import { testApp } from '../../web/testing.ts';
import { messageListeners, messageRoutes } from '../index.ts';
import { numberOf } from './number-of.ts';
import { readText } from './read-text.ts';

const KEY = 'a-key-of-thirty-two-characters-00';
const app = await testApp(messageRoutes({ mail: false, texts: true, hookKey: KEY }));
after(() => app.close());
const { coordinator, linkWorker, otherLinkWorker } = app.clare;
const { programmeId } = coordinator.actor;
const listeners = messageListeners({ publicUrl: 'https://hedgerow.example' });

let last = 100;
const freshNumber = () => {
  last += 1;
  return `+3532091500${String(last).slice(-2)}`;
};

/** Somebody with a number of their own, written as the record writes it, endings and all. */
async function person(seed: Parameters<typeof seedCase>[1] & { phone?: string } = {}) {
  const kase = await seedCase(app, seed);
  const phone = seed.phone ?? freshNumber();
  await app.sql('update person set phone = $2 where id = $1', [kase.personId, phone]);
  const { keepPhoneEndings } = await import('../../platform/vault/index.ts');
  await app.database.within(coordinator.actor, scope => keepPhoneEndings(scope, kase.personId, { phone }));
  return { ...kase, phone };
}

const bring = (from: string, message: string, id: string = newId(), key = KEY) =>
  app.request('/clare/hooks/texts', {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${key}` },
    body: JSON.stringify({ id, source_number: from, message, date_received: '2026-11-23T09:00:00Z' }),
  });
const hear = () => deliverNow(app.database, programmeId, listeners);
type Row = {
  id: string;
  person_id: string | null;
  body: string;
  shared: boolean;
  understood: string | null;
  handled_at: string | null;
};
const kept = () => app.sql<Row>('select * from arrived_text order by id');
const tasks = () =>
  app.sql<{ subject_id: string; assignee_id: string | null; person_id: string | null }>(
    `select subject_id, assignee_id, person_id from task
     where kind = 'text_arrived' and done_at is null and cancelled_at is null order by assignee_id`,
  );

beforeEach(async () => {
  for (const table of ['outbox', 'task', 'message', 'arrived_text']) await app.sql(`delete from ${table}`);
});

test('a text of somebody known is kept first, found in their conversation, and a task of their link worker', async () => {
  const { personId, phone } = await person();
  assert.equal((await bring(phone.slice(1), 'Is the walk on if it rains?')).status, 204);
  const [row] = await kept();
  assert.deepEqual(
    [row?.person_id, row?.body, row?.understood],
    [personId, 'Is the walk on if it rains?', null],
  );
  await hear();
  assert.equal((await kept())[0]?.understood, 'not_understood');
  assert.deepEqual(await tasks(), [
    { subject_id: row?.id, assignee_id: linkWorker.actor.id, person_id: personId },
  ]);
  const page = await (await app.get(`/people/${personId}/texts`, linkWorker)).text();
  assert.match(page, /Is the walk on if it rains\?/);
  assert.match(await (await app.get('/arrived-texts', linkWorker)).text(), /Is the walk on/);
});

test('brought twice, and twice at once, it is kept once and asked about once', async () => {
  const { phone } = await person();
  const id = newId();
  await Promise.all([bring(phone, 'Hello?', id), bring(phone, 'Hello?', id)]);
  await bring(phone, 'Hello?', id);
  await hear();
  await hear();
  assert.equal((await kept()).length, 1);
  assert.equal((await tasks()).length, 1);
});

test('from a number nobody has: kept, the co-ordinator’s, and nobody is guessed, not by its last figures either', async () => {
  const { phone } = await person();
  await bring(`+44${phone.slice(-9)}`, 'Wrong country, same ending');
  await hear();
  const [row] = await kept();
  assert.equal(row?.person_id, null);
  assert.deepEqual(
    (await tasks()).map(({ assignee_id, person_id }) => [assignee_id, person_id]),
    [[null, null]],
  );
  assert.match(await (await app.get('/arrived-texts', coordinator)).text(), /A number we do not know/);
  assert.doesNotMatch(await (await app.get('/arrived-texts', linkWorker)).text(), /Wrong country/);
  assert.equal((await app.post(`/arrived-texts/${row?.id}`, { act: 'done' }, linkWorker)).status, 404);
  assert.equal((await app.post(`/arrived-texts/${row?.id}`, { act: 'done' }, coordinator)).status, 303);
  assert.equal((await app.post(`/arrived-texts/${row?.id}`, { act: 'done' }, coordinator)).status, 409);
  assert.deepEqual(await tasks(), []);
});

describe('two people with one number', () => {
  async function couple() {
    const phone = freshNumber();
    const one = await person({ phone, givenName: 'Breda' });
    const other = await person({ phone, givenName: 'Con', linkWorkerId: otherLinkWorker.actor.id });
    await bring(phone, 'Yes');
    await hear();
    const rows = await kept();
    const rowOf = (personId: string) => rows.find(row => row.person_id === personId);
    return { one, other, ofOne: rowOf(one.personId), ofOther: rowOf(other.personId) };
  }

  test('nobody deals with a text of somebody else’s person, nor with one under another’s name', async () => {
    const { one, other, ofOne, ofOther } = await couple();
    const act = (personId: string, textId: string | undefined, who: typeof linkWorker) =>
      app.post(`/people/${personId}/texts/${textId}`, { act: 'theirs' }, who);
    assert.equal((await act(one.personId, ofOne?.id, otherLinkWorker)).status, 403);
    assert.equal((await act(one.personId, ofOther?.id, linkWorker)).status, 404);
    assert.equal((await act(other.personId, ofOne?.id, app.clare.coordinator)).status, 404);
    assert.ok((await kept()).every(({ shared }) => shared));
  });

  test('both link workers are asked, and nothing is done by itself', async () => {
    const { ofOne, ofOther } = await couple();
    assert.ok(ofOne?.shared && ofOther?.shared);
    assert.deepEqual(
      (await tasks()).map(({ assignee_id }) => assignee_id).toSorted(),
      [linkWorker.actor.id, otherLinkWorker.actor.id].toSorted(),
    );
  });

  test('when one says it was theirs, the words go from the other’s record', async () => {
    const { one, ofOne, ofOther } = await couple();
    const done = await app.post(`/people/${one.personId}/texts/${ofOne?.id}`, { act: 'theirs' }, linkWorker);
    assert.equal(done.status, 303);
    await hear();
    const rows = await kept();
    const mine = rows.find(({ id }) => id === ofOne?.id);
    const others = rows.find(({ id }) => id === ofOther?.id);
    assert.deepEqual([mine?.shared, mine?.body], [false, 'Yes']);
    assert.deepEqual([others?.body, others?.understood], ['', 'somebody_else']);
    assert.deepEqual(
      (await tasks()).map(({ subject_id }) => subject_id),
      [ofOne?.id],
    );
  });

  test('when it was neither of them it is nobody’s, and not lost', async () => {
    const { one, other, ofOne, ofOther } = await couple();
    await app.post(`/people/${one.personId}/texts/${ofOne?.id}`, { act: 'not_theirs' }, linkWorker);
    await hear();
    await app.post(`/people/${other.personId}/texts/${ofOther?.id}`, { act: 'not_theirs' }, otherLinkWorker);
    await hear();
    await hear();
    const rows = await kept();
    assert.deepEqual(
      rows.filter(({ body }) => body !== '').map(({ person_id, body }) => [person_id, body]),
      [[null, 'Yes']],
    );
    assert.deepEqual(
      (await tasks()).map(({ assignee_id }) => assignee_id),
      [null],
    );
  });
});

describe('an answer in our own words', () => {
  test('goes by the rules of the person and settles what came in', async () => {
    const { personId, phone } = await person();
    await bring(phone, 'Where do we meet?');
    await hear();
    await app.sql(`update person set code_word = 'Bluebell' where id = $1`, [personId]);
    const sent = await app.post(`/people/${personId}/texts`, { words: 'At the library' }, linkWorker);
    assert.equal(sent.status, 303);
    const [message] = await app.sql<{ body: string; state: string; recipient: string }>(
      `select * from message where template = 'staff_text'`,
    );
    assert.deepEqual(
      [message?.body, message?.state, message?.recipient],
      ['Bluebell. At the library', 'queued', phone],
    );
    assert.deepEqual(await tasks(), []);
    assert.ok((await kept())[0]?.handled_at);
  });

  test('that would be too many texts comes back with both numbers and every letter that was typed', async () => {
    const { personId } = await person();
    const words = 'ا'.repeat(1600);
    const answer = await app.post(`/people/${personId}/texts`, { words }, linkWorker);
    assert.equal(answer.status, 422);
    const page = await answer.text();
    assert.match(page, /24 texts, and at most 6 go together/);
    assert.ok(page.includes(words));
    assert.equal((await app.post(`/people/${personId}/texts`, { words: ' ' }, linkWorker)).status, 422);
  });

  test('to somebody who wants no texts does not go, whoever presses', async () => {
    const { personId } = await person({ mayText: false });
    assert.match(
      await (await app.get(`/people/${personId}/texts`, linkWorker)).text(),
      /does not want texts/,
    );
    await app.post(`/people/${personId}/texts`, { words: 'Hello' }, linkWorker);
    const [message] = await app.sql<{ state: string; state_reason: string }>('select * from message');
    assert.deepEqual([message?.state, message?.state_reason], ['held', 'way_not_allowed']);
  });

  test('is not a colleague’s, nor another programme’s', async () => {
    const { personId } = await person();
    const words = { words: 'Hello' };
    assert.equal((await app.post(`/people/${personId}/texts`, words, otherLinkWorker)).status, 403);
    assert.equal((await app.get(`/people/${personId}/texts`, app.trafford.coordinator)).status, 404);
    assert.equal((await app.post(`/people/${personId}/texts`, words, app.trafford.coordinator)).status, 404);
  });
});

test('hostile words are text', async () => {
  const { personId, phone } = await person();
  await bring(phone, '<script>alert(1)</script>\u0000');
  const page = await (await app.get(`/people/${personId}/texts`, linkWorker)).text();
  assert.ok(!page.includes('<script>alert'));
  assert.ok(page.includes('&lt;script&gt;alert(1)'));
});

test('quiet hours of a person are kept and shown; half of them are not', async () => {
  const { personId } = await person();
  const set = (quiet_from: string, quiet_until: string) =>
    app.post(`/people/${personId}/texts/quiet`, { quiet_from, quiet_until }, linkWorker);
  assert.equal((await set('22:00', '')).status, 422);
  assert.equal((await set('22:00', '22:00')).status, 422);
  assert.equal((await set('10 pm', '11 am')).status, 303);
  const hours = () =>
    app.sql<{ quiet_from: string | null }>('select quiet_from::text from person where id = $1', [personId]);
  assert.equal((await hours())[0]?.quiet_from, '22:00:00');
  assert.match(await (await app.get(`/people/${personId}/texts`, linkWorker)).text(), /value="22:00"/);
  assert.equal((await set('', '')).status, 303);
  assert.equal((await hours())[0]?.quiet_from, null);
});

test('what cannot be read is refused whole, and without the key nothing is kept', async () => {
  const { phone } = await person();
  assert.equal((await bring(phone, 'Hello', newId(), 'x'.repeat(33))).status, 401);
  const half = await app.request('/clare/hooks/texts', {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${KEY}` },
    body: JSON.stringify([
      { id: newId(), from: phone, text: 'One' },
      { from: phone, text: 'No id' },
    ]),
  });
  assert.equal(half.status, 422);
  assert.deepEqual(await kept(), []);
});

test('a form as Twilio sends it is read too', async () => {
  const { phone, personId } = await person();
  const answer = await app.request('/clare/hooks/texts', {
    method: 'POST',
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      authorization: `Basic ${Buffer.from(`twilio:${KEY}`).toString('base64')}`,
    },
    body: new URLSearchParams({ MessageSid: 'SM1', From: phone, Body: 'Grand' }).toString(),
  });
  assert.equal(answer.status, 204);
  assert.equal((await kept())[0]?.person_id, personId);
});

test('numbers are known however a gateway writes them', () => {
  for (const written of ['+353851234567', '353851234567', '00353851234567', '085 123 4567'])
    assert.equal(numberOf(written, 'ie'), '+353851234567', written);
  assert.equal(numberOf('07700 900123', 'uk'), '+447700900123');
  for (const word of ['AIB', '50015', '']) assert.equal(numberOf(word, 'ie'), word);
  fc.assert(fc.property(fc.string(), text => typeof numberOf(text, 'ie') === 'string'));
});

test('any body is read as a text or as none', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue()), body => {
      const read = readText(body as Record<string, unknown>);
      assert.ok(read === null || (read.gatewayId !== '' && !read.body.includes('\0')));
    }),
  );
});
