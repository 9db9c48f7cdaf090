import assert from 'node:assert/strict';
import { after, beforeEach, describe, test } from 'node:test';
import fc from 'fast-check';
import { seedCase } from '../../care/testing.ts';
import { newId } from '../../core/index.ts';
import { systemActor } from '../../platform/database/index.ts';
import { deliverNow } from '../../platform/events/index.ts';
import { testApp } from '../../web/testing.ts';
import { makeNotify } from '../channels/notify.ts';
import { decideMessage, messageListeners, messageRoutes } from '../index.ts';
import { lookAfter } from '../look-after.ts';
import { queueMessage } from '../queue-message.ts';
import { sendDue } from '../send-due.ts';
import { notifyPeer } from '../testing-gateways.ts';
import { showsKey } from './key.ts';
import { readReceipt } from './read-receipt.ts';

const KEY = 'a-key-of-thirty-two-characters-00';
const app = await testApp(messageRoutes({ mail: false, texts: true, hookKey: KEY }));
const [service, secret] = [newId(), newId()];
const peer = await notifyPeer(service, secret);
const sender = makeNotify(
  { url: peer.url, key: `k-${service}-${secret}`, ways: { sms: 'tpl' }, neutralSender: null },
  'sms',
);
after(async () => {
  await peer.close();
  await app.close();
});
const { programmeId } = app.clare.coordinator.actor;
const listeners = messageListeners({ publicUrl: 'https://hedgerow.example' });
const hear = () => deliverNow(app.database, programmeId, listeners);

const tell = (body: unknown, key: string | null = KEY, programme = 'clare') =>
  app.request(`/${programme}/hooks/messages`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(key ? { authorization: `Bearer ${key}` } : {}) },
    body: JSON.stringify(body),
  });

async function sent(more: { template?: 'worker_will_ring' } = {}) {
  const kase = await seedCase(app);
  const { id } = await app.database.within(systemActor(programmeId), scope =>
    queueMessage(scope, {
      template: more.template ?? 'worker_will_ring',
      personId: kase.personId,
      referralId: kase.id,
      values: { name: 'Breda', worker: 'Aoife' },
    }),
  );
  await sendDue({ database: app.database, sender, channel: 'sms' }, programmeId);
  return { ...kase, messageId: id };
}

type Row = { state: string; state_reason: string | null; delivered: boolean; outside_id: string };
const rowOf = async (id: string) =>
  (
    await app.sql<Row>(
      'select state, state_reason, delivered_at is not null as delivered, outside_id from message where id = $1',
      [id],
    )
  )[0];
const tasks = () =>
  app.sql<{ subject_id: string; assignee_id: string }>(
    `select subject_id, assignee_id from task where kind = 'message_failed' and done_at is null`,
  );
const audits = async (verb: string) =>
  (await app.sql('select 1 from audit_entry where verb = $1', [verb])).length;

beforeEach(async () => {
  peer.heard.length = 0;
  for (const table of ['outbox', 'task', 'message']) await app.sql(`delete from ${table}`);
});

test('that a text arrived is written once, with its time, whoever tells it how often', async () => {
  const { messageId } = await sent();
  const before = await audits('message.delivered');
  assert.equal((await tell({ reference: messageId, status: 'delivered' })).status, 204);
  assert.equal((await tell({ id: (await rowOf(messageId))?.outside_id, status: 'delivered' })).status, 204);
  const row = await rowOf(messageId);
  assert.deepEqual([row?.state, row?.delivered], ['sent', true]);
  assert.equal(await audits('message.delivered'), before + 1);
  const page = await (await app.get(`/messages/${messageId}`, app.clare.coordinator)).text();
  assert.match(page, /Arrived/);
});

test('one that came back is a task of the link worker, holds the next to that number, and is mended in the record', async () => {
  const { messageId, personId, id } = await sent();
  await tell({ reference: messageId, status: 'permanent-failure' });
  await tell({ reference: messageId, status: 'permanent-failure' });
  await hear();
  const row = await rowOf(messageId);
  assert.deepEqual([row?.state, row?.state_reason], ['failed', 'bounced']);
  assert.deepEqual(await tasks(), [{ subject_id: messageId, assignee_id: app.clare.linkWorker.actor.id }]);
  const next = () =>
    app.database.within(systemActor(programmeId), scope =>
      queueMessage(scope, {
        template: 'worker_changed',
        personId,
        referralId: id,
        values: { name: 'Breda', worker: 'Aoife' },
      }),
    );
  assert.deepEqual([(await next()).state, (await next()).reason], ['held', 'address_refused']);
  await app.sql(`update person set phone = '+353209150143' where id = $1`, [personId]);
  assert.equal((await next()).state, 'queued');
  await app.database.within(app.clare.coordinator.actor, scope =>
    decideMessage(scope, { messageId, act: 'by_hand' }),
  );
  assert.deepEqual(await tasks(), []);
});

test('a number that took something since is not doubtful any more', async () => {
  const { messageId, personId, id } = await sent();
  await tell({ reference: messageId, status: 'undelivered' });
  app.clock.forward({ minutes: 5 });
  await tell({ reference: messageId, status: 'delivered' });
  const { state } = await app.database.within(systemActor(programmeId), scope =>
    queueMessage(scope, {
      template: 'worker_changed',
      personId,
      referralId: id,
      values: { name: 'Breda', worker: 'Aoife' },
    }),
  );
  assert.equal(state, 'queued');
});

test('what is told before our own word is written is not lost, and not told over', async () => {
  const kase = await seedCase(app);
  const { id } = await app.database.within(systemActor(programmeId), scope =>
    queueMessage(scope, {
      template: 'worker_will_ring',
      personId: kase.personId,
      referralId: kase.id,
      values: { name: 'Breda', worker: 'Aoife' },
    }),
  );
  const early: typeof sender = {
    ...sender,
    async send(message) {
      const handed = await sender.send(message);
      await tell({ reference: message.id, status: 'permanent-failure' });
      return handed;
    },
  };
  await sendDue({ database: app.database, sender: early, channel: 'sms' }, programmeId);
  const row = await rowOf(id);
  assert.deepEqual([row?.state, row?.state_reason], ['failed', 'bounced']);
});

test('unknown ids, unknown words, other programmes and what a hand did are left alone', async () => {
  const { messageId } = await sent();
  for (const body of [
    { reference: newId(), status: 'delivered' },
    { id: 'nobody', status: 'bounced' },
    { reference: messageId, status: 'accepted' },
    { reference: messageId },
    {},
    [],
  ])
    assert.equal((await tell(body)).status, 204);
  assert.equal((await tell({ reference: messageId, status: 'bounced' }, KEY, 'trafford')).status, 204);
  const row = await rowOf(messageId);
  assert.deepEqual([row?.state, row?.delivered], ['sent', false]);
  await app.sql(`update message set state = 'sent', state_reason = 'by_hand' where id = $1`, [messageId]);
  await tell({ reference: messageId, status: 'bounced' });
  assert.equal((await rowOf(messageId))?.state, 'sent');
});

describe('who calls', () => {
  test('without the key, or with another, is told nothing and changes nothing', async () => {
    const { messageId } = await sent();
    for (const key of [null, 'x'.repeat(33), `${KEY}x`]) {
      assert.equal((await tell({ reference: messageId, status: 'bounced' }, key)).status, 401);
    }
    assert.equal((await rowOf(messageId))?.state, 'sent');
    assert.equal((await tell({}, KEY, 'nowhere')).status, 404);
  });

  test('may bring a form and the key as a password, as some gateways know it only so', async () => {
    const { messageId } = await sent();
    const { outside_id = '' } = (await rowOf(messageId)) ?? {};
    const answer = await app.request('/clare/hooks/messages', {
      method: 'POST',
      headers: {
        authorization: `Basic ${Buffer.from(`gateway:${KEY}`).toString('base64')}`,
        'content-type': 'application/x-www-form-urlencoded',
      },
      body: new URLSearchParams({ MessageSid: outside_id, MessageStatus: 'delivered' }).toString(),
    });
    assert.equal(answer.status, 204);
    assert.equal((await rowOf(messageId))?.delivered, true);
  });

  test('brings what is no receipt: it does not fit, and nothing breaks', async () => {
    const send = (body: string, type = 'application/json') =>
      app.request('/clare/hooks/messages', {
        method: 'POST',
        headers: { authorization: `Bearer ${KEY}`, 'content-type': type },
        body,
      });
    for (const body of ['{', '7', '"text"', '[[1]]', 'null'])
      assert.equal((await send(body)).status, 422, body);
    assert.equal((await send('<a/>', 'text/xml')).status, 422);
  });

  test('the key is compared whole', () => {
    assert.ok(showsKey(`Bearer ${KEY}`, KEY));
    assert.ok(!showsKey(`Bearer ${KEY.slice(0, -1)}`, KEY));
    assert.ok(!showsKey(undefined, KEY));
    assert.ok(!showsKey('Bearer ', KEY));
  });
});

test('without a key nobody is heard: the address does not exist', async () => {
  const deaf = await testApp(messageRoutes({ mail: false }));
  try {
    const answer = await deaf.request('/clare/hooks/messages', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{}',
    });
    assert.equal(answer.status, 404);
  } finally {
    await deaf.close();
  }
});

test('Notify is asked what became of a text, later and later, until it is known', async () => {
  const { messageId } = await sent();
  const look = () => lookAfter({ database: app.database, senders: { sms: sender } }, programmeId);
  const asked = () => peer.heard.filter(({ method }) => method === 'GET').length;
  assert.equal(await look(), 0);
  assert.equal(asked(), 0, 'not at once');
  app.clock.forward({ minutes: 3 });
  assert.equal(await look(), 0);
  assert.equal(await look(), 0);
  assert.equal(asked(), 1, 'not twice in ten minutes');
  app.clock.forward({ minutes: 10 });
  peer.states.set((await rowOf(messageId))?.outside_id ?? '', 'permanent-failure');
  assert.equal(await look(), 1);
  assert.equal((await rowOf(messageId))?.state_reason, 'bounced');
  app.clock.forward({ hours: 1 });
  await look();
  assert.equal(asked(), 2, 'and then no more');
});

test('any body is read to a receipt, and never to a word that nobody said', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue()), body => {
      const { arrival } = readReceipt(body as Record<string, unknown>);
      assert.ok([null, 'delivered', 'bounced', 'gone'].includes(arrival));
    }),
  );
  assert.equal(readReceipt({ status: 'constructor' }).arrival, null);
});
