import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { careListeners, closeReferral, makeTask, openTasksAbout } from '../care/index.ts';
import { seedCase } from '../care/testing.ts';
import { Forbidden, NotFound, Refused } from '../core/index.ts';
import type { Actor, Scope } from '../platform/database/index.ts';
import { deliverNow } from '../platform/events/index.ts';
import { allocate } from '../referrals/index.ts';
import { type TestApp, testApp } from '../web/testing.ts';
import { cancelSession } from './cancel-session.ts';
import { sessionListeners } from './listeners.ts';
import { missSession } from './miss-session.ts';
import { moveSession } from './move-session.ts';
import { type NewSessions, planSessions } from './plan-sessions.ts';
import { sessionsOf, sessionsOnDay, unsignedNotes } from './queries.ts';
import { type RecordInput, recordSession } from './record-session.ts';
import { takeBack } from './take-back.ts';

const at = (text: string) => Temporal.PlainDateTime.from(text);

describe('sessions', () => {
  let app: TestApp;
  let worker: Actor;
  let other: Actor;
  let coordinator: Actor;
  before(async () => {
    app = await testApp([]);
    worker = app.clare.linkWorker.actor;
    other = app.clare.otherLinkWorker.actor;
    coordinator = app.clare.coordinator.actor;
  });
  after(() => app.close());

  const as = <T>(actor: Actor, work: (scope: Scope) => Promise<T>) => app.database.within(actor, work);
  const plan = (referralId: string, more: Partial<NewSessions> = {}) =>
    as(worker, scope =>
      planSessions(scope, {
        referralId,
        startsAt: at('2026-11-23T08:30'),
        minutes: 60,
        mode: 'home',
        ...more,
      }),
    );
  const record = (
    ref: { referralId: string; sessionId: string },
    more: Partial<RecordInput> = {},
  ): RecordInput => ({
    ...ref,
    version: 0,
    text: 'We talked about the singing.',
    personWords: null,
    mode: 'home',
    minutes: 55,
    othersPresent: null,
    nextStep: null,
    sign: false,
    ...more,
  });
  const onePlanned = async (more: Partial<NewSessions> = {}, state = 'active') => {
    const { id } = await seedCase(app, { state });
    const [sessionId = ''] = await plan(id, more);
    return { referralId: id, sessionId };
  };
  const referral = async (id: string) => {
    const [row] = await app.sql<Record<string, unknown>>('select * from referral where id = $1', [id]);
    return row ?? {};
  };

  test('eight at once, one a week at the same local time across the end of summer time', async () => {
    const { id } = await seedCase(app, { state: 'active' });
    await plan(id, { startsAt: at('2026-10-12T10:00'), times: 8 });
    const sessions = await as(worker, scope => sessionsOf(scope, id));
    assert.equal(sessions.length, 8);
    assert.deepEqual(
      new Set(sessions.map(one => one.startsAt.toPlainTime().toString())),
      new Set(['10:00:00']),
    );
    await assert.rejects(plan(id, { startsAt: at('2026-12-14T10:00') }), {
      reasonKey: 'sessions.refused.more',
    });
  });

  test('days off can be left out of a series', async () => {
    const { id } = await seedCase(app, { state: 'active' });
    await plan(id, { startsAt: at('2026-12-18T10:00'), times: 3, skipDaysOff: true });
    const sessions = await as(worker, scope => sessionsOf(scope, id));
    assert.deepEqual(
      sessions.map(one => one.startsAt.toPlainDate().toString()),
      ['2026-12-18'],
    );
  });

  test('the first session held begins the work, gets number 1, and asks for its note', async () => {
    const ref = await onePlanned({}, 'contacting');
    const number = await as(worker, scope => recordSession(scope, record(ref)));
    assert.equal(number, 1);
    const row = await referral(ref.referralId);
    assert.deepEqual(
      [row['state'], row['sessions_held'], row['next_action']],
      ['active', 1, `sign_note:${ref.sessionId}`],
    );
    assert.ok(row['first_session_at'] && row['first_contact_at']);
    const waiting = await as(worker, scope => unsignedNotes(scope, worker.id));
    assert.ok(waiting.some(one => one.sessionId === ref.sessionId));
  });

  test('numbers follow the order of holding, and the next date is planned in the same step', async () => {
    const ref = await onePlanned();
    const nextAt = at('2026-11-30T10:00');
    await as(worker, scope => recordSession(scope, record(ref, { nextAt })));
    const [first, next] = await as(worker, scope => sessionsOf(scope, ref.referralId));
    assert.deepEqual(
      [first?.number, next?.state, next?.startsAt.toString()],
      [1, 'planned', '2026-11-30T10:00:00'],
    );
    await assert.rejects(
      as(worker, scope => recordSession(scope, record({ ...ref, sessionId: next?.id ?? '' }))),
      { reasonKey: 'sessions.refused.not_begun' },
    );
  });

  test('two sessions recorded in the same moment get two numbers', async () => {
    const { id } = await seedCase(app, { state: 'active' });
    const ids = await plan(id, { startsAt: at('2026-11-09T10:00'), times: 3 });
    const numbers = await Promise.all(
      ids.map(sessionId => as(worker, scope => recordSession(scope, record({ referralId: id, sessionId })))),
    );
    assert.deepEqual(numbers.toSorted(), [1, 2, 3]);
    assert.equal((await referral(id))['sessions_held'], 3);
  });

  test('moving makes a new appointment that supersedes the old one', async () => {
    const ref = await onePlanned();
    const move = { ...ref, startsAt: at('2026-11-24T14:00'), minutes: 45, mode: 'phone' } as const;
    const id = await as(worker, scope => moveSession(scope, move));
    const sessions = await as(worker, scope => sessionsOf(scope, ref.referralId));
    assert.deepEqual(
      sessions.map(one => [one.state, one.supersedes]),
      [
        ['moved', null],
        ['planned', ref.sessionId],
      ],
    );
    assert.equal((await referral(ref.referralId))['next_action'], `session:${id}`);
    await assert.rejects(
      as(worker, scope => moveSession(scope, move)),
      { reasonKey: 'sessions.refused.state.moved' },
    );
    const day = await as(worker, scope =>
      sessionsOnDay(scope, worker.id, Temporal.PlainDate.from('2026-11-24')),
    );
    assert.ok(day.some(one => one.id === id));
  });

  test('two missed running make one task to look again, and close nothing', async () => {
    const { id } = await seedCase(app, { state: 'active' });
    const ids = await plan(id, { startsAt: at('2026-11-09T10:00'), times: 2 });
    for (const sessionId of ids) {
      await as(worker, scope => missSession(scope, { referralId: id, sessionId, reason: 'transport' }));
    }
    const tasks = await app.sql("select 1 from task where referral_id = $1 and kind = 'review_missed'", [id]);
    assert.equal(tasks.length, 1);
    const row = await referral(id);
    assert.deepEqual([row['state'], row['next_action']], ['active', 'review_missed']);
  });

  test('a slip of the finger is taken back within ten minutes, not after', async () => {
    const ref = await onePlanned();
    const missed = () => as(worker, scope => missSession(scope, { ...ref, reason: 'not_known' }));
    await missed();
    await as(worker, scope => takeBack(scope, ref));
    const [session] = await as(worker, scope => sessionsOf(scope, ref.referralId));
    assert.deepEqual([session?.state, session?.missedReason], ['planned', null]);
    await assert.rejects(
      as(worker, scope => takeBack(scope, ref)),
      Refused,
    );
    await missed();
    app.clock.forward({ minutes: 11 });
    await assert.rejects(
      as(worker, scope => takeBack(scope, ref)),
      { reasonKey: 'sessions.refused.take_back' },
    );
    app.clock.forward({ minutes: -11 });
  });

  test('a session that has not begun cannot be missed; it can be cancelled, by either side with a reason', async () => {
    const ref = await onePlanned({ startsAt: at('2026-11-25T10:00') });
    await assert.rejects(
      as(worker, scope => missSession(scope, { ...ref, reason: 'unwell' })),
      { reasonKey: 'sessions.refused.not_begun' },
    );
    await as(worker, scope => cancelSession(scope, { ...ref, by: 'us', reason: 'worker_unwell' }));
    const [session] = await as(worker, scope => sessionsOf(scope, ref.referralId));
    assert.deepEqual([session?.state, session?.missedReason], ['cancelled_by_us', 'worker_unwell']);
  });

  test('another link worker may read but not change, another programme finds nothing', async () => {
    const ref = await onePlanned();
    assert.equal((await as(other, scope => sessionsOf(scope, ref.referralId))).length, 1);
    await assert.rejects(
      as(other, scope => recordSession(scope, record(ref))),
      Forbidden,
    );
    const abroad = app.trafford.linkWorker.actor;
    await assert.rejects(
      as(abroad, scope => recordSession(scope, record(ref))),
      NotFound,
    );
    assert.equal((await as(abroad, scope => sessionsOf(scope, ref.referralId))).length, 0);
    const elsewhere = await seedCase(app, { state: 'active' });
    await assert.rejects(
      as(worker, scope => recordSession(scope, record({ ...ref, referralId: elsewhere.id }))),
      NotFound,
      'a session is found under its own case only',
    );
  });

  test('when a case closes its diary is emptied, also when it is heard twice; a note can still be signed', async () => {
    const ref = await onePlanned();
    await as(worker, scope => recordSession(scope, record(ref, { nextAt: at('2026-12-01T10:00') })));
    await as(worker, scope =>
      closeReferral(scope, {
        referralId: ref.referralId,
        reason: 'moved',
        notes: { [ref.sessionId]: worker.id },
      }),
    );
    await deliverNow(app.database, worker.programmeId, [...sessionListeners, ...sessionListeners]);
    const sessions = await as(worker, scope => sessionsOf(scope, ref.referralId));
    assert.deepEqual(
      sessions.map(one => one.state),
      ['held', 'cancelled_by_us'],
    );
    await as(worker, scope => recordSession(scope, record(ref, { sign: true, version: 1 })));
    const open = await app.sql(
      "select 1 from task where kind = 'sign_note' and subject_id = $1 and done_at is null",
      [ref.sessionId],
    );
    assert.equal(open.length, 0);
  });

  test('another link worker takes over: the diary, the tasks and the next action go along', async () => {
    const ref = await onePlanned({ startsAt: at('2026-12-01T10:00') });
    const personId = (await referral(ref.referralId))['person_id'] as string;
    await as(worker, scope =>
      makeTask(scope, {
        kind: 'plan_action',
        subjectId: ref.referralId,
        referralId: ref.referralId,
        personId,
        assigneeId: worker.id,
        dueOn: Temporal.PlainDate.from('2026-11-27'),
      }),
    );
    await as(coordinator, scope =>
      allocate(scope, { referralId: ref.referralId, linkWorkerId: other.id, reason: 'worker_away' }),
    );
    await deliverNow(app.database, worker.programmeId, [...careListeners, ...sessionListeners]);
    const [session] = await as(other, scope => sessionsOf(scope, ref.referralId));
    assert.equal(session?.linkWorkerId, other.id);
    const tasks = await as(other, scope => openTasksAbout(scope, ref.referralId));
    assert.deepEqual(tasks.map(one => [one.kind, one.assigneeId]).sort(), [
      ['hand_over', worker.id],
      ['plan_action', other.id],
      ['take_over', other.id],
    ]);
    assert.match(String((await referral(ref.referralId))['next_action']), /^session:/);
  });
});
