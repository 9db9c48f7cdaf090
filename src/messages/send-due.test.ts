import assert from 'node:assert/strict';
import { after, beforeEach, test } from 'node:test';
import { seedCase } from '../care/testing.ts';
import { newId } from '../core/index.ts';
import { systemActor } from '../platform/database/index.ts';
import { deliverNow, emit } from '../platform/events/index.ts';
import { testApp } from '../web/testing.ts';
import { byMail } from './channels/by-mail.ts';
import { decideMessage, makeMailer, messageListeners } from './index.ts';
import { queueMessage } from './queue-message.ts';
import { retryMinutes, sendDue } from './send-due.ts';
import { smtpPeer } from './testing.ts';

const app = await testApp([]);
const peer = await smtpPeer();
const mailer = makeMailer(peer.url, { patience: 300, most: 10_000 });
/** One that is not waited for long, for a server that never ends. */
const hasty = makeMailer(peer.url, { patience: 300, most: 500 });
after(async () => {
  mailer.close();
  hasty.close();
  await peer.close();
  await app.close();
});

const { programmeId } = app.clare.coordinator.actor;
const send = () =>
  sendDue({ database: app.database, sender: byMail(peer.mood === 'drips' ? hasty : mailer) }, programmeId);

async function person(fields: Record<string, string | boolean> = {}) {
  const kase = await seedCase(app, { mayText: false });
  const all: Record<string, string | boolean> = { email: 'breda@example.org', may_email: true, ...fields };
  const set = Object.keys(all).map((name, index) => `${name} = $${index + 2}`);
  await app.sql(`update person set ${set.join(', ')} where id = $1`, [kase.personId, ...Object.values(all)]);
  return kase;
}

async function queue(kase: { id: string; personId: string }) {
  return app.database.within(systemActor(programmeId), scope =>
    queueMessage(scope, {
      template: 'worker_will_ring',
      personId: kase.personId,
      referralId: kase.id,
      values: { name: 'Breda', worker: 'Aoife Hehir' },
    }),
  );
}

const fateOf = async (id: string) =>
  (
    await app.sql<{ state: string; state_reason: string | null; tries: number; sent_at: string | null }>(
      'select state, state_reason, tries, sent_at from message where id = $1',
      [id],
    )
  )[0];

beforeEach(async () => {
  peer.mood = 'takes';
  peer.taken.length = 0;
  await app.sql('delete from message');
});

test('a due e-mail is handed over once, under a stable Message-ID', async () => {
  const { id } = await queue(await person());
  assert.deepEqual(await send(), { taken: 1, later: 0, failed: 0 });
  assert.deepEqual(await send(), { taken: 0, later: 0, failed: 0 });
  assert.equal(peer.taken.length, 1);
  const [mail = ''] = peer.taken;
  assert.match(mail, new RegExp(`^Message-ID: <${id}@example\\.org>$`, 'm'));
  assert.match(mail, /^To: breda@example\.org$/m);
  assert.match(mail, /^From: "?Hedgerow County Clare"? <hello@example\.org>$/m);
  assert.equal((await fateOf(id))?.state, 'sent');
});

test('a neutral sender is not named after the programme', async () => {
  await queue(await person({ neutral_sender: true }));
  await send();
  assert.match(peer.taken[0] ?? '', /^From: "?Fergusside Community Partnership"? </m);
  assert.doesNotMatch(peer.taken[0] ?? '', /Hedgerow|County Clare|link worker/);
});

for (const mood of ['busy', 'silent', 'hangs_up', 'drips', 'closes_in_mid_sentence', 'greylists'] as const) {
  test(`a mail server that is ${mood} is tried again, later and later, and then a person is told`, async () => {
    peer.mood = mood;
    const { id } = await queue(await person());
    assert.equal((await send()).later, 1);
    assert.deepEqual(await send(), { taken: 0, later: 0, failed: 0 }, 'not before its time');
    for (const minutes of retryMinutes) {
      assert.equal((await fateOf(id))?.state, 'queued');
      app.clock.forward({ minutes });
      await send();
    }
    const fate = await fateOf(id);
    assert.equal(fate?.state, 'failed');
    assert.equal(fate?.state_reason, 'unreachable');
    assert.equal(fate?.tries, retryMinutes.length + 1);
    await app.database.within(app.clare.coordinator.actor, scope =>
      decideMessage(scope, { messageId: id, act: 'again' }),
    );
    peer.mood = 'takes';
    assert.equal((await send()).taken, 1);
  });
}

test('while nobody is there only one letter of many is tried; the others are free again in a minute, with all their tries', async () => {
  peer.mood = 'silent';
  const ids: string[] = [];
  for (let times = 0; times < 5; times += 1) ids.push((await queue(await person())).id);
  assert.deepEqual(await send(), { taken: 0, later: 5, failed: 0 });
  const tries = await app.sql<{ tries: number }>('select tries from message order by tries desc');
  assert.deepEqual(
    tries.map(one => one.tries),
    [1, 0, 0, 0, 0],
  );
  app.clock.forward({ minutes: 1 });
  peer.mood = 'takes';
  assert.equal((await send()).taken, 5);
});

test('an address that the other side refuses fails at once, and the next message to it waits for a person', async () => {
  peer.mood = 'refuses_address';
  const kase = await person({ email: 'nobody@example.org' });
  const { id } = await queue(kase);
  assert.equal((await send()).failed, 1);
  assert.equal((await fateOf(id))?.state_reason, 'refused');
  const next = await queue(kase);
  assert.equal(next.state, 'held');
  assert.equal(next.reason, 'address_refused');
});

test('a crash after the server took it means the same Message-ID again, not another message', async () => {
  peer.mood = 'drops_after_data';
  const { id } = await queue(await person());
  await send();
  assert.equal((await fateOf(id))?.state, 'queued');
  peer.mood = 'takes';
  app.clock.forward({ minutes: 10 });
  await send();
  const ids = peer.taken.map(mail => /^Message-ID: (.*)$/m.exec(mail)?.[1]);
  assert.equal(ids.length, 2);
  assert.equal(new Set(ids).size, 1);
  assert.equal((await fateOf(id))?.state, 'sent');
});

test('a person who takes back their leave for e-mail before it goes is not written to', async () => {
  const kase = await person();
  const { id } = await queue(kase);
  await app.sql('update person set may_email = false where id = $1', [kase.personId]);
  await send();
  assert.equal(peer.taken.length, 0);
  assert.deepEqual(
    [(await fateOf(id))?.state, (await fateOf(id))?.state_reason],
    ['held', 'way_not_allowed'],
  );
});

test('words that name the service do not go to somebody who asked for neutral ones since', async () => {
  const kase = await person();
  const { id } = await queue(kase);
  await app.sql('update person set neutral_sender = true where id = $1', [kase.personId]);
  await send();
  assert.equal(peer.taken.length, 0);
  assert.equal((await fateOf(id))?.state, 'held');
});

test('two processes at once hand a message over once', async () => {
  await queue(await person());
  await Promise.all([send(), send(), send()]);
  assert.equal(peer.taken.length, 1);
});

test('a consent that was taken back before it goes stops a message to a professional', async () => {
  const kase = await person();
  const say = (given: boolean, at: string) =>
    app.sql(
      `insert into consent (programme_id, id, person_id, purpose, given, at, how, by_whom, recorded_by)
       values ($1, gen_random_uuid(), $2, 'share_with_referrer', $4, $5, 'by_phone', 'the person', $3)`,
      [programmeId, kase.personId, app.clare.coordinator.actor.id, given, at],
    );
  await say(true, '2026-11-20T09:00:00Z');
  const { id, state } = await app.database.within(systemActor(programmeId), scope =>
    queueMessage(scope, {
      template: 'closed',
      personId: kase.personId,
      referralId: kase.id,
      recipient: { email: 'orla@example.org' },
      values: { initials: 'B. K.', reference: 'HR-1', held: 3 },
    }),
  );
  assert.equal(state, 'queued');
  await say(false, '2026-11-21T09:00:00Z');
  await app.database.within(systemActor(programmeId), scope =>
    emit(scope, { name: 'ConsentWithdrawn', subjectId: kase.personId, payload: { personId: kase.personId } }),
  );
  await deliverNow(app.database, programmeId, messageListeners({ publicUrl: 'https://hedgerow.example' }));
  assert.equal(
    (await fateOf(id))?.state_reason,
    'consent_withdrawn',
    'seen in the outbox before anybody sends',
  );
  await app.sql("update message set state = 'queued', state_reason = null where id = $1", [id]);
  await send();
  assert.equal(peer.taken.length, 0);
  assert.deepEqual(
    [(await fateOf(id))?.state, (await fateOf(id))?.state_reason],
    ['held', 'consent_withdrawn'],
  );
});

test('a private link goes out whole and is blotted out afterwards', async () => {
  const kase = await person();
  const link = `https://hedgerow.example/clare/status/${'a'.repeat(43)}`;
  const { id } = await app.database.within(systemActor(programmeId), scope =>
    queueMessage(scope, {
      template: 'receipt',
      referralId: kase.id,
      recipient: { email: 'orla@example.org' },
      values: { initials: 'B. K.', reference: 'HR-1', day: 'Monday', days: 5, link },
    }),
  );
  await send();
  assert.ok((peer.taken[0] ?? '').replaceAll('=\n', '').includes(link));
  const [kept] = await app.sql<{ body: string }>('select body from message where id = $1', [id]);
  assert.match(kept?.body ?? '', /\/clare\/status\/…/);
});

test('a letter goes with its message, under a name that says nothing', async () => {
  const kase = await person({ may_post: false });
  const letterId = newId();
  await app.sql(
    `insert into letter (programme_id, id, referral_id, person_id, kind, locale, facts, pdf, state, made_at, made_by)
     values ($1, $2, $3, $4, 'person_closing', 'en', '{}', 'the printed letter', 'sent', now(), $5)`,
    [programmeId, letterId, kase.id, kase.personId, app.clare.coordinator.actor.id],
  );
  await app.database.within(systemActor(programmeId), scope =>
    queueMessage(scope, {
      template: 'person_letter',
      personId: kase.personId,
      referralId: kase.id,
      letterId,
      values: { name: 'Breda', worker: 'Aoife' },
    }),
  );
  await send();
  const [mail = ''] = peer.taken;
  assert.match(mail, /Content-Type: application\/pdf; name=letter\.pdf/);
  assert.ok(mail.includes(Buffer.from('the printed letter').toString('base64')));
});
