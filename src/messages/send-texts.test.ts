import assert from 'node:assert/strict';
import { after, beforeEach, test } from 'node:test';
import { seedCase } from '../care/testing.ts';
import { systemActor } from '../platform/database/index.ts';
import { testApp } from '../web/testing.ts';
import { makeGateway } from './channels/gateway.ts';
import { readShape } from './channels/gateway-shape.ts';
import { messageRoutes } from './index.ts';
import { queueMessage } from './queue-message.ts';
import { AT_ONCE, retryMinutes, sendDue } from './send-due.ts';
import { gatewayPeer } from './testing-gateways.ts';

const app = await testApp(messageRoutes({ mail: false, texts: true }));
const peer = await gatewayPeer();
const shape = readShape('usual');
assert.ok(shape);
const sender = makeGateway({
  url: peer.url,
  key: 'k',
  shape,
  from: 'Hedgerow',
  neutralFrom: '+353209150199',
  patience: 2_000,
});
after(async () => {
  await peer.close();
  await app.close();
});

const { programmeId } = app.clare.coordinator.actor;
const send = () => sendDue({ database: app.database, sender, channel: 'sms' }, programmeId);
const set = (settings: object) =>
  app.sql('update programme set settings = $2 where id = $1', [programmeId, JSON.stringify(settings)]);

async function queue(kase: { id: string; personId: string }, more: { usefulUntil?: Temporal.Instant } = {}) {
  return app.database.within(systemActor(programmeId), scope =>
    queueMessage(scope, {
      template: 'worker_will_ring',
      personId: kase.personId,
      referralId: kase.id,
      values: { name: 'Breda', worker: 'Aoife Hehir' },
      ...more,
    }),
  );
}

type Fate = {
  state: string;
  state_reason: string | null;
  tries: number;
  parts: number | null;
  outside_id: string | null;
  next_try_at: string | null;
};
const fateOf = async (id: string) =>
  (
    await app.sql<Fate>(
      `select state, state_reason, tries, parts, outside_id,
         to_char(next_try_at at time zone 'UTC', 'YYYY-MM-DD HH24:MI') as next_try_at from message where id = $1`,
      [id],
    )
  )[0];
const goTo = (instant: string) =>
  app.clock.forward(app.clock.now().until(Temporal.Instant.from(instant), { largestUnit: 'hours' }));

beforeEach(async () => {
  peer.mood = 'takes';
  peer.heard.length = 0;
  await app.sql('delete from outbox');
  await app.sql('delete from message');
  await set({});
  goTo('2026-11-23T12:00:00Z');
});

test('a text goes once, and how many texts it was is kept', async () => {
  const { id } = await queue(await seedCase(app));
  assert.deepEqual(await send(), { taken: 1, later: 0, failed: 0 });
  assert.deepEqual(await send(), { taken: 0, later: 0, failed: 0 });
  assert.equal(peer.heard.length, 1);
  const fate = await fateOf(id);
  assert.deepEqual([fate?.state, fate?.parts, fate?.outside_id], ['sent', 1, 'SM1']);
});

test('who asked for a neutral sender sees neither name nor words of ours, and their code word first', async () => {
  const kase = await seedCase(app);
  await app.sql(`update person set neutral_sender = true, code_word = 'Bluebell' where id = $1`, [
    kase.personId,
  ]);
  await queue(kase);
  await send();
  const { from, text } = JSON.parse(peer.heard[0]?.text ?? '');
  assert.equal(from, '+353209150199');
  assert.match(text, /^Bluebell\. /);
  assert.doesNotMatch(text, /Hedgerow|County Clare/);
});

test('a gateway that hangs holds up one text of many, and none of the others counts a try', async () => {
  peer.mood = 'silent';
  for (let times = 0; times < 4; times += 1) await queue(await seedCase(app));
  assert.deepEqual(await send(), { taken: 0, later: 4, failed: 0 });
  assert.equal(peer.heard.length, 1);
  const tries = await app.sql<{ tries: number }>('select tries from message order by tries');
  assert.deepEqual(
    tries.map(one => one.tries),
    [0, 0, 0, 1],
  );
});

test('one that asks for patience is left alone as long as it says, however often, and no try counts', async () => {
  peer.mood = 'too_many';
  const { id } = await queue(await seedCase(app));
  for (let times = 0; times <= retryMinutes.length + 1; times += 1) {
    assert.equal((await send()).later, 1);
    assert.deepEqual(await send(), { taken: 0, later: 0, failed: 0 }, 'not before the time it said');
    app.clock.forward({ seconds: 120 });
  }
  assert.equal((await fateOf(id))?.state, 'queued');
  peer.mood = 'takes';
  assert.equal((await send()).taken, 1);
});

test('a number that is refused fails at once; what the gateway dislikes for itself says nothing of the number', async () => {
  const kase = await seedCase(app);
  peer.mood = 'refuses_words';
  const first = await queue(kase);
  await send();
  assert.equal((await fateOf(first.id))?.state_reason, 'not_taken');
  assert.equal((await queue(kase)).state, 'queued');
  peer.mood = 'refuses_number';
  await send();
  assert.deepEqual([(await queue(kase)).state, (await queue(kase)).reason], ['held', 'address_refused']);
});

test('at night a text waits for the morning, and goes then', async () => {
  goTo('2026-11-23T21:30:00Z');
  const { id } = await queue(await seedCase(app));
  await send();
  const fate = await fateOf(id);
  assert.deepEqual(
    [fate?.state, fate?.state_reason, fate?.tries, fate?.next_try_at],
    ['queued', 'quiet_hours', 0, '2026-11-24 08:00'],
  );
  assert.equal(peer.heard.length, 0);
  const page = await (await app.get(`/messages/${id}`, app.clare.coordinator)).text();
  assert.match(page, /Waiting for the morning/);
  goTo('2026-11-24T08:00:00Z');
  assert.equal((await send()).taken, 1);
});

test('somebody who sleeps late is not woken by a text', async () => {
  goTo('2026-11-24T09:30:00Z');
  const kase = await seedCase(app);
  await app.sql(`update person set quiet_from = '22:00', quiet_until = '11:00' where id = $1`, [
    kase.personId,
  ]);
  const { id } = await queue(kase);
  await send();
  assert.equal((await fateOf(id))?.next_try_at, '2026-11-24 11:00');
});

test('what would come too late to be of use does not go, and says so', async () => {
  goTo('2026-11-23T22:00:00Z');
  const { id } = await queue(await seedCase(app), {
    usefulUntil: Temporal.Instant.from('2026-11-24T07:30:00Z'),
  });
  await send();
  goTo('2026-11-24T08:00:00Z');
  await send();
  assert.equal(peer.heard.length, 0);
  assert.deepEqual([(await fateOf(id))?.state, (await fateOf(id))?.state_reason], ['failed', 'too_late']);
});

test('when the texts of a day are spent the rest waits for the next day', async () => {
  await set({ textPartsADay: 2 });
  const ids: string[] = [];
  for (let times = 0; times < 3; times += 1) ids.push((await queue(await seedCase(app))).id);
  await send();
  await send();
  assert.equal(peer.heard.length, 2);
  const fates = await Promise.all(ids.map(fateOf));
  assert.deepEqual(fates.map(fate => fate?.state_reason).toSorted(), [null, null, 'day_limit'].toSorted());
  goTo('2026-11-24T12:00:00Z');
  assert.equal((await send()).taken, 1);
});

test('1,600 letters of Arabic are held whole, counted truly, with the reason', async () => {
  const kase = await seedCase(app);
  const words = 'مرحبا '.repeat(267).slice(0, 1600);
  const { id, state, reason } = await app.database.within(systemActor(programmeId), scope =>
    queueMessage(scope, {
      template: 'worker_will_ring',
      personId: kase.personId,
      referralId: kase.id,
      values: { name: words, worker: 'Aoife' },
    }),
  );
  assert.deepEqual([state, reason], ['held', 'too_long']);
  const [kept] = await app.sql<{ body: string }>('select * from message where id = $1', [id]);
  assert.ok(kept?.body.includes(words.trim()));
  const page = await (await app.get(`/messages/${id}`, app.clare.coordinator)).text();
  assert.match(page, /It is too long for a text/);
  assert.match(page, /2[4-9] texts\. A sign in it needs more room/);
});

test('many at once are each handed over once by three processes', async () => {
  for (let times = 0; times < AT_ONCE + 5; times += 1) await queue(await seedCase(app));
  await Promise.all([send(), send(), send()]);
  await send();
  const ids = peer.heard.map(({ text }) => JSON.parse(text).reference as string);
  assert.equal(ids.length, AT_ONCE + 5);
  assert.equal(new Set(ids).size, AT_ONCE + 5);
});
