import assert from 'node:assert/strict';
import { after, beforeEach, test } from 'node:test';
import type pg from 'pg';
import { seedCase } from '../care/testing.ts';
import { newId } from '../core/index.ts';
import { systemActor } from '../platform/database/index.ts';
import { deliverNow, emit } from '../platform/events/index.ts';
import { testApp } from '../web/testing.ts';
import { messageListeners, messageRoutes, queueMessage } from './index.ts';
import { remindOfSessions } from './remind-of-sessions.ts';

const app = await testApp(messageRoutes({ mail: false }));
after(() => app.close());
const { coordinator, linkWorker, otherLinkWorker } = app.clare;
const { programmeId } = coordinator.actor;
const listeners = messageListeners({ publicUrl: 'https://hedgerow.example' });

type Row = {
  id: string;
  template: string;
  state: string;
  state_reason: string | null;
  recipient: string;
  channel: string;
  subject: string;
  body: string;
};
const messages = () => app.sql<Row>('select * from message order by created_at, id');

async function refer(set: Record<string, unknown> = {}, consent: boolean | null = true) {
  const kase = await seedCase(app, { mayText: false });
  const all: Record<string, unknown> = {
    referrer_name: 'Dr Orla Considine',
    referrer_email: 'orla@example.org',
    reference: 'HR-2026-0417',
    ...set,
  };
  const names = Object.keys(all).map((name, index) => `${name} = $${index + 2}`);
  await app.sql(`update referral set ${names.join(', ')} where id = $1`, [kase.id, ...Object.values(all)]);
  if (consent !== null) {
    await app.sql(
      `insert into consent (programme_id, id, person_id, purpose, given, at, how, by_whom, recorded_by)
       values ($1, $2, $3, 'share_with_referrer', $4, now(), 'in_person', 'the person', $5)`,
      [programmeId, newId(), kase.personId, consent, coordinator.actor.id],
    );
  }
  return kase;
}

async function happens(name: string, subjectId: string, payload = {}) {
  await app.database.within(systemActor(programmeId), scope => emit(scope, { name, subjectId, payload }));
  await deliverNow(app.database, programmeId, listeners);
}

beforeEach(async () => {
  for (const table of ['message', 'outbox', 'consent', 'session', 'private_link']) {
    await app.sql(`delete from ${table}`);
  }
  await app.sql(`update referral set reference = id::text, state = 'closed'`);
});

test('a referral is answered with a receipt that has a private link and no name', async () => {
  const kase = await refer();
  await happens('ReferralReceived', kase.id, { route: 'professional' });
  const [receipt] = await messages();
  assert.equal(receipt?.template, 'receipt');
  assert.equal(receipt?.state, 'queued');
  assert.equal(receipt?.recipient, 'orla@example.org');
  assert.match(receipt?.body ?? '', /https:\/\/hedgerow\.example\/clare\/status\/[\w-]{43}/);
  assert.match(receipt?.body ?? '', /B\. K\./);
  assert.doesNotMatch(`${receipt?.subject}${receipt?.body}`, /Breda|Kinnane/);
});

test('an event heard twice writes its message and its private link once', async () => {
  const kase = await refer();
  await happens('ReferralReceived', kase.id, { route: 'professional' });
  await app.sql('update outbox set dispatched_at = null');
  await deliverNow(app.database, programmeId, listeners);
  assert.equal((await messages()).length, 1);
  assert.equal((await app.sql('select 1 from private_link')).length, 1);
});

test('what became of the person is told only with their consent; where nobody asked, a person decides', async () => {
  for (const [consent, state] of [
    [true, 'queued'],
    [false, null],
    [null, 'held'],
  ] as const) {
    await app.sql('delete from message');
    await app.sql('delete from outbox');
    const kase = await refer({ reference: newId() }, consent);
    await happens('ReferralClosed', kase.id, { reason: 'goals_met' });
    const [closed] = await messages();
    assert.equal(closed?.state ?? null, state);
    if (state === 'held') assert.equal(closed?.state_reason, 'consent_not_asked');
    await app.sql(`update referral set state = 'closed'`);
  }
});

test('who asked for support themself is told by a way they ticked, in their language', async () => {
  const kase = await refer({
    route: 'self',
    person_id: null,
    locale: 'ga',
    phone: '+353209150142',
    submitted: JSON.stringify({ givenName: 'Breda', familyName: 'Kinnane', ways: ['text'] }),
  });
  await happens('ReferralReceived', kase.id, { route: 'self' });
  const [receipt] = await messages();
  assert.deepEqual(
    [receipt?.template, receipt?.channel, receipt?.recipient, receipt?.state],
    ['receipt_self', 'sms', '+353209150142', 'queued'],
  );
  assert.match(receipt?.body ?? '', /Breda, a chara/);
});

test('who ticked no way is not written to; what they must hear is put before somebody', async () => {
  const kase = await refer({
    route: 'self',
    person_id: null,
    phone: '+353209150142',
    decision_reason: 'out_of_area',
    submitted: JSON.stringify({ givenName: 'Breda', familyName: 'Kinnane', ways: [] }),
  });
  await happens('ReferralReceived', kase.id, { route: 'self' });
  assert.deepEqual(await messages(), [], 'a receipt is a courtesy');
  await happens('ReferralDeclined', kase.id);
  const [no] = await messages();
  assert.deepEqual(
    [no?.template, no?.state, no?.state_reason, no?.recipient],
    ['declined_self', 'held', 'way_not_allowed', ''],
  );
  const page = await (await app.get('/messages', coordinator)).text();
  assert.match(page, /We cannot help this time/);
});

test('of many meetings planned at once only the next is told, and each is reminded of the day before', async () => {
  const kase = await refer();
  await app.sql('update person set may_text = true where id = $1', [kase.personId]);
  const ids = [newId(), newId()];
  for (const [index, id] of ids.entries()) {
    await app.sql(
      `insert into session (programme_id, id, referral_id, person_id, link_worker_id, state, starts_at, mode, place, created_at)
       values ($1, $2, $3, $4, $5, 'planned', $6, 'in_person', 'Tulla library', '2026-11-01')`,
      [
        programmeId,
        id,
        kase.id,
        kase.personId,
        linkWorker.actor.id,
        ['2026-11-24 10:00', '2026-12-01 10:00'][index],
      ],
    );
    await happens('SessionPlanned', id, { referralId: kase.id });
  }
  const booked = await messages();
  assert.deepEqual(
    booked.map(one => one.template),
    ['session_booked'],
  );
  assert.match(booked[0]?.body ?? '', /Tuesday 24 November, 10 am\. Tulla library\./);
  for (let twice = 0; twice < 2; twice++) {
    await app.database.within(systemActor(programmeId), scope =>
      remindOfSessions(scope, { publicUrl: 'https://hedgerow.example', textsArrive: false }),
    );
    app.clock.forward({ hours: 13 });
  }
  app.clock.forward({ hours: -26 });
  assert.deepEqual((await messages()).map(one => one.template).sort(), [
    'session_booked',
    'session_reminder',
  ]);
});

async function held() {
  const kase = await refer();
  const queued = await app.database.within(systemActor(programmeId), scope =>
    queueMessage(scope, {
      template: 'we_are_here',
      personId: kase.personId,
      referralId: kase.id,
      values: { name: '<b>Breda</b>', worker: 'Aoife' },
    }),
  );
  assert.equal(queued.reason, 'way_not_allowed');
  return { ...kase, messageId: queued.id };
}

test('a button never breaks a safe-contact rule; a change of the record does', async () => {
  const { messageId, personId } = await held();
  const send = () => app.post(`/messages/${messageId}`, { what: 'release' }, coordinator);
  assert.equal((await send()).status, 303);
  assert.equal((await messages())[0]?.state, 'held');
  await app.sql(`update person set may_post = true, address = '2 Chapel Lane, Tulla' where id = $1`, [
    personId,
  ]);
  await send();
  const [message] = await messages();
  assert.deepEqual([message?.state, message?.recipient], ['queued', '2 Chapel Lane, Tulla']);
});

test('nobody writes to somebody whose case was closed because they died, with or without a date', async () => {
  const kase = await refer({ closing_reason: 'died' });
  await app.sql('update person set may_text = true where id = $1', [kase.personId]);
  const queued = await app.database.within(systemActor(programmeId), scope =>
    queueMessage(scope, {
      template: 'we_are_here',
      personId: kase.personId,
      referralId: kase.id,
      values: { name: 'Breda', worker: 'Aoife' },
    }),
  );
  assert.equal(queued.reason, 'died');
});

test('a message done by hand says so, is on record, and is not done twice', async () => {
  const { messageId, personId } = await held();
  await app.post(`/messages/${messageId}`, { what: 'by_hand' }, linkWorker);
  const [message] = await messages();
  assert.deepEqual([message?.state, message?.state_reason], ['sent', 'by_hand']);
  const trail = await app.sql<{ verb: string }>(
    `select verb from audit_entry where person_id = $1 and subject_kind = 'message' order by at, id`,
    [personId],
  );
  assert.deepEqual(
    trail.map(one => one.verb),
    ['message.held', 'message.done_by_hand'],
  );
  assert.equal((await app.post(`/messages/${messageId}`, { what: 'cancel' }, linkWorker)).status, 409);
});

test('a link worker sees the messages about their own people only; another programme sees none', async () => {
  const { messageId } = await held();
  assert.match(await (await app.get('/messages', linkWorker)).text(), /We are here/);
  assert.doesNotMatch(await (await app.get('/messages', otherLinkWorker)).text(), /We are here/);
  assert.equal((await app.get(`/messages/${messageId}`, otherLinkWorker)).status, 403);
  assert.equal((await app.post(`/messages/${messageId}`, { what: 'cancel' }, otherLinkWorker)).status, 403);
  assert.equal((await app.get(`/messages/${messageId}`, app.trafford.coordinator)).status, 404);
  assert.equal((await app.get('/messages/not-an-id', coordinator)).status, 404);
  assert.equal((await app.get('/messages', app.clare.administrator)).status, 403);
});

test('a message is shown as text and its reading is on record', async () => {
  const { messageId, personId } = await held();
  const page = await (await app.get(`/messages/${messageId}`, coordinator)).text();
  assert.match(page, /&lt;b&gt;Breda&lt;\/b&gt;/);
  assert.match(page, /does not want to be written to/);
  const reads = await app.sql(
    `select 1 from audit_entry where verb = 'message.read' and person_id = $1 and actor_id = $2`,
    [personId, coordinator.actor.id],
  );
  assert.equal(reads.length, 1);
});

test('a decision that is none, or an address that is none, comes back with what was typed', async () => {
  const kase = await refer({}, null);
  await happens('ReferralClosed', kase.id, { reason: 'goals_met' });
  const [message] = await messages();
  const nothing = await app.post(`/messages/${message?.id}`, {}, coordinator);
  assert.equal(nothing.status, 422);
  const wrong = await app.post(
    `/messages/${message?.id}`,
    { what: 'release', email: 'orla at' },
    coordinator,
  );
  assert.equal(wrong.status, 422);
  assert.match(await wrong.text(), /value="orla at"/);
  await app.post(`/messages/${message?.id}`, { what: 'release', email: 'Orla.New@example.org' }, coordinator);
  const [sent] = await messages();
  assert.deepEqual([sent?.state, sent?.recipient], ['queued', 'orla.new@example.org']);
});

test('without a mail server nothing is called sent', async () => {
  const kase = await refer();
  await happens('ReferralReceived', kase.id, { route: 'professional' });
  const page = await (await app.get('/messages?state=queued', coordinator)).text();
  assert.match(page, /No mail server is set up/);
  assert.match(page, /On screen only/);
  assert.equal((await messages())[0]?.state, 'queued');
});

async function introduce(shared: object | null, kind = 'referred', consent: boolean | null = true) {
  const kase = await refer({ reference: newId(), state: 'closed' }, null);
  const [id, serviceId, sourceId] = [newId(), newId(), newId()];
  await app.sql(
    `insert into directory.source (id, key, title, region, licence, created_at) values ($1, $2, 'Test', 'ie', 'own', now())`,
    [sourceId, sourceId],
  );
  await app.sql(
    `insert into directory.service (id, source_id, source_key, content_hash, name, status, email, changed_at)
     values ($1, $2, $3, '', 'Tulla Singers', 'active', 'noreen@example.org', now())`,
    [serviceId, sourceId, serviceId],
  );
  if (consent !== null) {
    await app.sql(
      `insert into consent (programme_id, id, person_id, purpose, given, at, how, by_whom, recorded_by)
       values ($1, $2, $3, 'share_with_groups', $4, now(), 'in_person', 'the person', $5)`,
      [programmeId, newId(), kase.personId, consent, coordinator.actor.id],
    );
  }
  await app.sql(
    `insert into introduction (programme_id, id, referral_id, person_id, service_id, service_name, kind, state, state_since, owner_id,
       shared, created_at) values ($1, $2, $3, $4, $5, 'Tulla Singers', $6, 'sent', now(), $7, $8, now())`,
    [
      programmeId,
      id,
      kase.id,
      kase.personId,
      serviceId,
      kind,
      linkWorker.actor.id,
      shared && JSON.stringify(shared),
    ],
  );
  await happens('IntroductionSent', id, { referralId: kase.id });
  return (await messages())[0];
}

test('a group is written to with the first name and a link to its page, and nothing else of what is stored', async () => {
  const agreed = { contact: true, accessNeeds: 'A chair with arms', hopes: null, company: null };
  const sent = { firstName: 'Breda', phone: '+353209150142', email: null, noVoicemail: true, bestTime: null };
  const message = await introduce({
    agreed,
    sent: { ...sent, accessNeeds: 'A chair with arms', hopes: 'To sing', company: null, needs: 'Bereaved' },
  });
  assert.deepEqual([message?.recipient, message?.state], ['noreen@example.org', 'queued']);
  const body = message?.body ?? '';
  assert.ok(body.includes('Breda would like to come'), body);
  assert.match(body, /\/clare\/provider\/[\w-]{43}\n/);
  // An e-mail is a postcard: the rest of the minimum stands on the group's page.
  assert.doesNotMatch(body, /Kinnane|Bereaved|HR-2026|020 915 0142|chair with arms|To sing/);
});

test('signposting writes to no group, and a no to sharing is kept', async () => {
  assert.equal(await introduce(null, 'signposted'), undefined);
  assert.equal(await introduce(null, 'referred', false), undefined);
  assert.equal((await introduce(null, 'referred', null))?.state_reason, 'consent_not_asked');
});

test('a page makes the same number of queries whatever the rows', async () => {
  const count = async (rows: number) => {
    await app.sql('delete from message');
    const kase = await refer({ reference: newId() });
    for (let row = 0; row < rows; row++) {
      await app.database.within(systemActor(programmeId), scope =>
        queueMessage(scope, {
          template: 'we_are_here',
          personId: kase.personId,
          referralId: kase.id,
          values: { name: 'Breda', worker: 'Aoife' },
        }),
      );
    }
    await app.sql(`update referral set state = 'closed'`);
    let queries = 0;
    const watched = new Map<pg.PoolClient, pg.PoolClient['query']>();
    const watch = (client: pg.PoolClient): void => {
      if (watched.has(client)) return;
      const { query } = client;
      watched.set(client, query);
      client.query = ((...given: unknown[]) => {
        // The book of programmes is read again when it is some seconds old; that is not the page's.
        if (/"message"|audit_entry/.test(JSON.stringify(given[0]))) queries += 1;
        return Reflect.apply(query, client, given);
      }) as typeof query;
    };
    app.database.pool.on('acquire', watch);
    await app.get('/messages', coordinator);
    app.database.pool.off('acquire', watch);
    for (const [client, query] of watched) client.query = query;
    return queries;
  };
  const few = await count(1);
  assert.ok(few > 0);
  assert.equal(await count(30), few);
});

test('who has changed link worker twice is told of the last one only, and of nobody when it is over', async () => {
  const kase = await seedCase(app, { mayText: true });
  const allocated = (before: string | null) =>
    happens('ReferralAllocated', kase.id, { linkWorkerId: linkWorker.actor.id, before });
  await allocated(null);
  await allocated(otherLinkWorker.actor.id);
  const states = async () =>
    (await messages()).map(one => [one.template, one.state, one.state_reason]).toSorted();
  assert.deepEqual(await states(), [
    ['worker_will_ring', 'cancelled', 'overtaken'],
    ['worker_will_ring', 'queued', null],
  ]);
  await app.sql('update outbox set dispatched_at = null');
  await deliverNow(app.database, programmeId, listeners);
  assert.equal(
    (await states()).filter(([, state]) => state === 'queued').length,
    1,
    'heard twice, done once',
  );
  await happens('ReferralWithdrawn', kase.id);
  assert.equal(
    (await states()).some(([, state]) => state === 'queued'),
    false,
  );
});
