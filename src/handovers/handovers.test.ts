import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { newId } from '../core/index.ts';
import { systemActor } from '../platform/database/index.ts';
import { type TestApp, testApp } from '../web/testing.ts';
import { chaseHandovers, handoverRoutes, publicHandoverRoutes } from './index.ts';

const form = {
  service: 'MABS Ennis',
  contact: 'Eoin',
  email: 'mabs@example.org',
  told: 'That the gas bill frightens me. <b>Nothing</b> else.',
  agreed_how: 'by_phone',
  agreed: 'yes',
} as const;

describe('somebody is handed to another service', () => {
  let app: TestApp;
  before(async () => {
    app = await testApp([...handoverRoutes, ...publicHandoverRoutes]);
  });
  after(() => app.close());

  async function redirected(family: string, more: Readonly<Record<string, unknown>> = {}): Promise<string> {
    const id = newId();
    const submitted = { givenName: 'Breda', familyName: family, ways: ['text'] };
    const row = {
      phone: '+353209150142',
      state: 'redirected',
      route: 'professional',
      referrer_email: 'gp@example.org',
      ...more,
    };
    await app.sql(
      `insert into referral (programme_id, id, reference, state, state_since, route, submitted, given_name, family_name, phone,
         referrer_email, referrer_name, redirected_to, received_at)
       values ($1, $2, $3, $4, $5, $6, $7, 'Breda', $8, $9, $10, 'Dr Orla Considine', 'MABS', $5)`,
      [
        app.clare.coordinator.actor.programmeId,
        id,
        id.slice(-8),
        row.state,
        app.clock.now(),
        row.route,
        JSON.stringify({ ...submitted, ...('ways' in more ? { ways: more['ways'] } : {}) }),
        family,
        row.phone,
        row.referrer_email,
      ],
    );
    return id;
  }
  const messages = (id: string) =>
    app.sql<{ template: string; body: string; channel: string; state: string }>(
      'select template, body, channel, state from message where referral_id = $1 order by created_at, id',
      [id],
    );
  const receiptOf = async (id: string): Promise<string> => {
    const sent = await messages(id);
    const path = sent
      .map(one => /http:\/\/localhost(\/clare\/received\/\S+)/.exec(one.body)?.[1])
      .findLast(Boolean);
    assert.ok(path);
    return path;
  };
  const tasks = (id: string) =>
    app.sql<{ kind: string }>(
      'select kind from task where referral_id = $1 and done_at is null order by kind',
      [id],
    );

  test('only with their yes, by a co-ordinator, and only who was redirected', async () => {
    const id = await redirected('Kinnane');
    const { agreed: _, ...silent } = form;
    const refused = await app.post(`/inbox/${id}/handover`, silent, app.clare.coordinator);
    assert.equal(refused.status, 422);
    assert.ok((await refused.text()).includes('That the gas bill frightens me. &lt;b&gt;'));
    assert.equal((await app.post(`/inbox/${id}/handover`, form, app.clare.linkWorker)).status, 403);
    assert.equal((await app.post(`/inbox/${id}/handover`, form, app.trafford.coordinator)).status, 404);
    const open = await redirected('Open', { state: 'in_triage' });
    assert.equal((await app.post(`/inbox/${open}/handover`, form, app.clare.coordinator)).status, 409);
    assert.deepEqual(await messages(id), []);
  });

  test('the service reads initials, says in one press that it has them, and person and referrer are told', async () => {
    const id = await redirected('Hehir');
    const made = await app.post(`/inbox/${id}/handover`, form, app.clare.coordinator);
    assert.equal(made.status, 303, await made.text());
    const twice = await app.post(`/inbox/${id}/handover`, form, app.clare.coordinator);
    assert.equal(twice.status, 409);
    const [letter] = await messages(id);
    assert.equal(letter?.template, 'handover');
    assert.ok(letter?.body.includes('B. H.') && !/Hehir|gas bill/.test(letter.body));
    const path = await receiptOf(id);
    const page = await (await app.get(path)).text();
    assert.ok(page.includes('B. H.') && !/Hehir|gas bill/.test(page));
    const [before] = await app.sql<{ answer: string | null }>(
      'select answer from handover where referral_id = $1',
      [id],
    );
    assert.equal(before?.answer, null, 'looking changes nothing');
    const sent = await app.post(path, { answer: 'have_them', by: '<i>Eoin</i>' });
    assert.equal(sent.status, 303);
    const told = (await messages(id)).map(one => one.template);
    assert.deepEqual(told.toSorted(), ['handover', 'handover_told', 'handover_told_self']);
    const own = await (await app.get(`/inbox/${id}/handover`, app.clare.coordinator)).text();
    assert.ok(own.includes('We have them (&lt;i&gt;Eoin'));
    const again = await app.post(path, { answer: 'not_ours', by: 'Somebody' });
    assert.equal(again.status, 409);
    const verbs = await app.sql<{ verb: string }>(
      "select verb from audit_entry where verb like 'handover.%'",
    );
    assert.ok(['handover.made', 'handover.answered'].every(verb => verbs.some(one => one.verb === verb)));
  });

  test('“not for us” is told by nobody’s message: a co-ordinator rings', async () => {
    const id = await redirected('Tuohy');
    await app.post(`/inbox/${id}/handover`, form, app.clare.coordinator);
    await app.post(await receiptOf(id), { answer: 'not_ours', by: 'Eoin' });
    assert.deepEqual(
      (await messages(id)).map(one => one.template),
      ['handover'],
    );
    assert.deepEqual(await tasks(id), [{ kind: 'call_back' }]);
  });

  test('without an answer they are asked again, twice at most, and a task stands until it is settled', async () => {
    const id = await redirected('Shannon');
    await app.post(`/inbox/${id}/handover`, form, app.clare.coordinator);
    const first = await receiptOf(id);
    const chase = (now: string) => {
      app.clock.forward(app.clock.now().until(now));
      return app.database.within(systemActor(app.clare.coordinator.actor.programmeId), scope =>
        chaseHandovers(scope, 'http://localhost'),
      );
    };
    for (const day of ['24', '26', '26']) await chase(`2026-11-${day}T09:00:00Z`);
    assert.deepEqual(
      (await messages(id)).map(one => one.template),
      ['handover', 'handover_chase'],
    );
    for (const day of ['01', '04', '09']) await chase(`2026-12-${day}T09:00:00Z`);
    assert.equal((await messages(id)).length, 3);
    assert.deepEqual(await tasks(id), [{ kind: 'chase_handover' }]);
    assert.equal((await app.get(first)).status, 404, 'the newest link counts');
    await app.post(await receiptOf(id), { answer: 'have_them', by: 'Eoin' });
    assert.deepEqual(await tasks(id), []);
    await chase('2026-12-14T09:00:00Z');
    assert.equal((await messages(id)).filter(one => one.template === 'handover_chase').length, 2);
  });

  test('somebody who can be told by no message is rung; an answer by telephone is entered by staff', async () => {
    const id = await redirected('Silent', { ways: [], phone: null, referrer_email: null });
    const { email: _, ...byPhone } = form;
    const made = await app.post(
      `/inbox/${id}/handover`,
      { ...byPhone, phone: '020 915 0199' },
      app.clare.coordinator,
    );
    assert.equal(made.status, 303, await made.text());
    assert.deepEqual(await messages(id), []);
    const [row] = await app.sql<{ id: string }>('select id from handover where referral_id = $1', [id]);
    await app.post(`/inbox/${id}/handover/${row?.id}`, { answer: 'have_them' }, app.clare.coordinator);
    assert.deepEqual(await tasks(id), [{ kind: 'call_back' }]);
  });
});
