import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import fc from 'fast-check';
import { newId } from '../../core/index.ts';
import { type Role, systemActor } from '../../platform/database/index.ts';
import { type TestApp, testApp } from '../../web/testing.ts';
import { careRoutes } from '../pages/index.ts';
import { seedCase } from '../testing.ts';
import { maySupervise, type SupervisionAct } from './policy.ts';
import { putByRules } from './put-by-rules.ts';
import { rulesSeen, type SupervisionFacts, supervisionRules } from './supervision.ts';

const nothing: SupervisionFacts = {
  paused: false,
  quietDays: 3,
  sessionsHeld: 2,
  concern: false,
  missedRunning: 0,
  extensionAsked: false,
};

describe('what the rules see', () => {
  test('each rule at its edge', () => {
    const seen = (more: Partial<SupervisionFacts>) => rulesSeen({ ...nothing, ...more }, 8);
    assert.deepEqual(seen({}), []);
    assert.deepEqual(
      [28, 29].map(quietDays => seen({ quietDays }).length),
      [0, 1],
    );
    assert.deepEqual(seen({ quietDays: 400, paused: true }), []);
    assert.deepEqual(
      [8, 9].map(sessionsHeld => seen({ sessionsHeld }).length),
      [0, 1],
    );
    assert.deepEqual(
      [1, 2].map(missedRunning => seen({ missedRunning }).length),
      [0, 1],
    );
    assert.deepEqual(seen({ concern: true, extensionAsked: true }), ['risk', 'extension_asked']);
  });

  test('more that is recorded never takes a case off, and nobody’s question is made up', () => {
    const facts = fc.record({
      paused: fc.boolean(),
      quietDays: fc.nat({ max: 400 }),
      sessionsHeld: fc.nat({ max: 30 }),
      concern: fc.boolean(),
      missedRunning: fc.nat({ max: 5 }),
      extensionAsked: fc.boolean(),
    });
    fc.assert(
      fc.property(facts, fc.integer({ min: 1, max: 30 }), (one, sessions) => {
        const more = { ...one, sessionsHeld: one.sessionsHeld + 1, concern: true };
        const [before, after] = [rulesSeen(one, sessions), rulesSeen(more, sessions)];
        assert.ok(before.every(rule => after.includes(rule)));
        assert.ok(!before.includes('by_hand') && before.every(rule => supervisionRules.includes(rule)));
      }),
    );
  });
});

test('who may do what in supervision', () => {
  const asked = (role: Role, act: SupervisionAct, worker: string | null) =>
    maySupervise({ programmeId: 'p', id: 'me', role, teams: [], name: 'Me' }, act, worker);
  const acts = ['put_forward', 'read', 'take_back', 'hold'] as const;
  const table = (role: Role, worker: string | null) => acts.map(act => asked(role, act, worker));
  assert.deepEqual(table('link_worker', 'me'), [true, true, true, false]);
  assert.deepEqual(table('link_worker', 'other'), [false, false, false, false]);
  assert.deepEqual(table('link_worker', null), [false, false, false, false]);
  assert.deepEqual(table('coordinator', 'other'), [true, true, true, true]);
  assert.deepEqual(table('coordinator', 'me'), [true, true, true, false]);
  assert.deepEqual(table('system', 'other'), [true, true, false, false]);
  for (const role of ['administrator', 'analyst', 'public', 'person', 'referrer'] as const)
    assert.deepEqual(table(role, 'me'), [false, false, false, false]);
});

describe('supervision', () => {
  let app: TestApp;
  before(async () => {
    app = await testApp(careRoutes);
  });
  after(() => app.close());
  const me = () => app.clare.linkWorker;
  const lead = () => app.clare.coordinator;
  const agenda = () => `/supervision/${me().actor.id}`;
  const items = (referralId: string) =>
    app.sql<{ id: string; rule: string; state: string; agreed: string | null; question: string | null }>(
      'select id, rule, state, agreed, question from supervision_item where referral_id = $1 order by rule',
      [referralId],
    );
  const on = { 'on-day': '20', 'on-month': '11', 'on-year': '2026' };

  test('a question goes on the agenda once; what was agreed becomes a task with owner and day', async () => {
    const { id, personId } = await seedCase(app, { state: 'active' });
    const path = `/cases/${id}/supervision`;
    const empty = await app.post(path, { question: ' ' }, me());
    assert.equal(empty.status, 422);
    const question = 'How do I <b>end</b> well?';
    assert.equal((await app.post(path, { question }, me())).status, 303);
    assert.equal((await app.post(path, { question }, me())).status, 409);
    assert.equal((await app.post(path, { question }, app.clare.otherLinkWorker)).status, 403);
    assert.equal((await app.post(path, { question }, app.trafford.coordinator)).status, 404);
    const [item] = await items(id);
    assert.ok(item);
    assert.match(await (await app.get(agenda(), lead())).text(), /How do I &lt;b&gt;end/);
    const at = `/supervision/items/${item.id}`;
    const agreed = {
      agreed: 'Ring her on Friday',
      owner: 'worker',
      'until-day': '4',
      'until-month': '12',
      'until-year': '2026',
    };
    assert.equal((await app.post(at, agreed, me())).status, 403, 'a link worker settles nothing alone');
    assert.equal((await app.post(at, agreed, lead())).status, 409, 'no supervision is on record yet');
    assert.equal((await app.post(agenda(), { ...on, minutes: '9000', way: 'video' }, lead())).status, 422);
    assert.equal((await app.post(agenda(), { ...on, minutes: '60', way: 'video' }, lead())).status, 303);
    const { 'until-day': _, 'until-month': __, 'until-year': ___, ...undated } = agreed;
    const kept = await app.post(at, undated, lead());
    assert.equal(kept.status, 422);
    assert.match(await kept.text(), /Ring her on Friday/);
    assert.equal((await app.post(at, agreed, lead())).status, 303);
    assert.equal((await app.post(at, agreed, lead())).status, 409);
    const [task] = await app.sql<{ kind: string; assignee_id: string; due_on: string; words: string | null }>(
      `select kind, assignee_id, due_on::text, words from task where subject_id = $1`,
      [item.id],
    );
    assert.deepEqual(
      [task?.kind, task?.assignee_id, task?.due_on, task?.words],
      ['supervision', me().actor.id, '2026-12-04', null],
    );
    assert.match(await (await app.get(agenda(), me())).text(), /Ring her on Friday/);
    const verbs = await app.sql<{ verb: string }>(
      `select distinct verb from audit_entry where verb like 'supervision.%' and (person_id = $1 or person_id is null) order by 1`,
      [personId],
    );
    assert.deepEqual(
      verbs.map(one => one.verb),
      ['supervision.agreed', 'supervision.held', 'supervision.put_forward', 'supervision.read'],
    );
  });

  test('the clock puts forward what rules see, once, and rests after it was talked about', async () => {
    const { id } = await seedCase(app, { state: 'active', allocatedAt: '2026-09-01T09:00:00Z' });
    await seedCase(app, { state: 'on_hold', allocatedAt: '2026-01-01T09:00:00Z' });
    const programme = me().actor.programmeId;
    await app.sql(
      `insert into extension (programme_id, id, referral_id, sessions, reason, asked_by, asked_at)
       values ($1, $2, $3, 10, 'crisis', $4, $5)`,
      [programme, newId(), id, me().actor.id, app.clock.now()],
    );
    const run = () => app.database.within(systemActor(programme), putByRules);
    await run();
    await run();
    assert.deepEqual(
      (await items(id)).map(one => [one.rule, one.state]),
      [
        ['extension_asked', 'open'],
        ['no_contact', 'open'],
      ],
    );
    const [asked] = await items(id);
    const back = `/supervision/items/${asked?.id}/back`;
    assert.equal(
      (await app.post(back, {}, me())).status,
      403,
      'a rule is not the link worker’s to leave aside',
    );
    assert.equal((await app.post(back, {}, lead())).status, 303);
    await run();
    assert.equal((await items(id)).length, 2);
    app.clock.forward({ hours: 24 * 43 });
    await run();
    assert.equal((await items(id)).filter(one => one.rule === 'extension_asked').length, 2);
  });

  test('a link worker reads their own agenda only; another programme’s does not exist', async () => {
    const own = await app.get('/supervision', me());
    assert.equal(own.headers.get('location'), agenda());
    assert.equal((await app.get(agenda(), app.clare.otherLinkWorker)).status, 403);
    assert.equal((await app.get(agenda(), app.trafford.coordinator)).status, 404);
    assert.match(await (await app.get('/supervision', lead())).text(), /Aoife Hehir/);
    assert.equal((await app.get('/supervision', app.clare.administrator)).status, 403);
    const seen = await app.database.within(app.clare.otherLinkWorker.actor, ({ db }) =>
      db.selectFrom('supervision').select('id').execute(),
    );
    assert.deepEqual(seen, []);
  });
});
