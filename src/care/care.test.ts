import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { Forbidden, NotFound, newId, Refused } from '../core/index.ts';
import { type Actor, type Scope, systemActor } from '../platform/database/index.ts';
import type { Listener } from '../platform/events/index.ts';
import { allocate } from '../referrals/index.ts';
import { type TestApp, testApp } from '../web/testing.ts';
import { changeTask } from './change-task.ts';
import { closeReferral } from './close-referral.ts';
import { decideExtension } from './decide-extension.ts';
import { extendCase } from './extend-case.ts';
import { careListeners } from './listeners.ts';
import { logContact, type NewContact } from './log-contact.ts';
import { makeTask } from './make-task.ts';
import { putOnHold } from './put-on-hold.ts';
import { openTasksOf } from './queries/tasks.ts';
import { reopenReferral } from './reopen-referral.ts';
import { resumeCase } from './resume-case.ts';
import { lookAtEveryCase } from './routines.ts';
import { seedCase } from './testing.ts';
import { withdrawReferral } from './withdraw-referral.ts';

const [takeUp] = careListeners as [Listener];
const day = (text: string) => Temporal.PlainDate.from(text);

describe('care', () => {
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
  const referral = async (id: string) => {
    const [row] = await app.sql<Record<string, unknown>>(
      'select *, next_action_on::text as due from referral where id = $1',
      [id],
    );
    return row ?? {};
  };
  const events = async (subjectId: string) => {
    const rows = await app.sql<{ name: string }>(
      'select name from outbox where subject_id = $1 order by id',
      [subjectId],
    );
    return rows.map(row => row.name);
  };
  const call = (referralId: string, more: Partial<NewContact> = {}): NewContact => ({
    referralId,
    mode: 'phone',
    withWhom: 'person',
    outcome: 'no_answer',
    ...more,
  });

  test('an attempt begins contacting, reaching the person begins the work and keeps the day, once', async () => {
    const { id } = await seedCase(app);
    await as(worker, scope => logContact(scope, call(id)));
    let row = await referral(id);
    assert.equal(row['state'], 'contacting');
    assert.equal(row['next_action'], 'contact_again');
    assert.equal(row['due'], '2026-11-30');
    await as(worker, scope => logContact(scope, call(id, { outcome: 'reached', minutes: 12 })));
    row = await referral(id);
    assert.equal(row['state'], 'active');
    assert.ok(row['first_contact_at']);
    assert.equal(row['next_action'], 'plan_session');
    await as(worker, scope => logContact(scope, call(id, { outcome: 'reached' })));
    assert.equal((await events(id)).filter(name => name === 'FirstContactMade').length, 1);
    const audited = await app.sql('select 1 from audit_entry where verb = $1 and person_id = $2', [
      'contact.logged',
      row['person_id'],
    ]);
    assert.equal(audited.length, 3);
  });

  test('talking with a relative is no attempt and changes no state', async () => {
    const { id } = await seedCase(app);
    await as(worker, scope => logContact(scope, call(id, { withWhom: 'relative', outcome: 'reached' })));
    assert.equal((await referral(id))['state'], 'allocated');
    const [row] = await app.sql('select is_attempt from contact where referral_id = $1', [id]);
    assert.equal(row?.['is_attempt'], false);
  });

  test('a contact that has not been yet is refused and leaves nothing', async () => {
    const { id } = await seedCase(app);
    const tomorrow = Temporal.PlainDateTime.from('2026-11-24T10:00');
    await assert.rejects(
      as(worker, scope => logContact(scope, call(id, { at: tomorrow }))),
      Refused,
    );
    assert.equal((await app.sql('select 1 from contact where referral_id = $1', [id])).length, 0);
  });

  test('another link worker may not change the case, another programme does not find it', async () => {
    const { id } = await seedCase(app);
    await assert.rejects(
      as(other, scope => logContact(scope, call(id))),
      Forbidden,
    );
    await assert.rejects(
      as(app.trafford.linkWorker.actor, scope => logContact(scope, call(id))),
      NotFound,
    );
    await as(coordinator, scope => logContact(scope, call(id)));
  });

  test('“could not be contacted” closes only after three attempts by the rule, and asks for the letter', async () => {
    const { id } = await seedCase(app, { allocatedAt: '2026-11-02T09:00:00Z' });
    const at = (text: string) => Temporal.PlainDateTime.from(text);
    await as(worker, scope => logContact(scope, call(id, { at: at('2026-11-03T10:00') })));
    await as(worker, scope => logContact(scope, call(id, { at: at('2026-11-10T10:00') })));
    const close = () =>
      as(worker, scope => closeReferral(scope, { referralId: id, reason: 'could_not_be_contacted' }));
    await assert.rejects(close(), { reasonKey: 'care.close.error.attempts' });
    assert.equal((await referral(id))['state'], 'contacting');
    const text = { mode: 'text', outcome: 'sent', at: at('2026-11-17T18:00') } as const;
    await as(worker, scope => logContact(scope, call(id, text)));
    assert.equal((await referral(id))['next_action'], 'not_reached');
    await close();
    const row = await referral(id);
    assert.deepEqual(
      [row['state'], row['closing_reason'], row['next_action']],
      ['closed', 'could_not_be_contacted', null],
    );
    assert.ok((await events(id)).includes('CouldNotBeContacted'));
  });

  test('hold keeps a day and a reason, comes back as a task once, and resumes', async () => {
    const { id } = await seedCase(app, { state: 'active' });
    const hold = (until: string) =>
      as(worker, scope => putOnHold(scope, { referralId: id, reason: 'unwell', until: day(until) }));
    await assert.rejects(hold('2026-11-23'), Refused);
    await hold('2026-12-01');
    assert.equal((await referral(id))['next_action'], 'hold_ends');
    await assert.rejects(hold('2026-12-02'), Refused);
    app.clock.forward({ days: 10 });
    await app.database.within(systemActor(worker.programmeId), lookAtEveryCase);
    const unspoken = await app.sql(
      `select 'referral' as of from referral r where id = $1 and not exists (select from audit_entry a where a.xmin = r.xmin)
       union all
       select 'task' from task t where referral_id = $1 and not exists (select from audit_entry a where a.xmin = t.xmin)`,
      [id],
    );
    assert.deepEqual(unspoken, [], 'what the clock wrote is on record too');
    await app.database.within(systemActor(worker.programmeId), lookAtEveryCase);
    app.clock.forward({ days: -10 });
    const tasks = await app.sql("select 1 from task where referral_id = $1 and kind = 'hold_ends'", [id]);
    assert.equal(tasks.length, 1);
    await as(worker, scope => resumeCase(scope, { referralId: id }));
    const row = await referral(id);
    assert.deepEqual([row['state'], row['hold_until']], ['active', null]);
    const open = await app.sql('select 1 from task where referral_id = $1 and done_at is null', [id]);
    assert.equal(open.length, 0);
  });

  test('more sessions wait for the co-ordinator when a link worker asks', async () => {
    const { id } = await seedCase(app, { state: 'active' });
    const ask = (sessions: number) =>
      as(worker, scope => extendCase(scope, { referralId: id, sessions, reason: 'setback' }));
    await assert.rejects(ask(8), { reasonKey: 'care.extend.error.more' });
    assert.equal(await ask(10), 'asked');
    assert.equal((await referral(id))['sessions_planned'], 8);
    await assert.rejects(ask(11), { reasonKey: 'care.extend.error.asked' });
    await assert.rejects(
      as(worker, scope => decideExtension(scope, { referralId: id, approved: true })),
      Forbidden,
    );
    await as(coordinator, scope => decideExtension(scope, { referralId: id, approved: true }));
    assert.equal((await referral(id))['sessions_planned'], 10);
    await assert.rejects(
      as(coordinator, scope => decideExtension(scope, { referralId: id, approved: true })),
      Refused,
    );
  });

  test('what is open must be decided or handed on before a case closes', async () => {
    const { id, personId } = await seedCase(app, { state: 'active' });
    const [introductionId, sessionId] = [newId(), newId()];
    await app.sql(
      `insert into introduction (programme_id, id, referral_id, person_id, service_id, service_name, kind, state, state_since,
         owner_id, created_at)
       values ($1, $2, $3, $4, $2, 'Courthouse Singers', 'referred', 'sent', now(), $5, now())`,
      [worker.programmeId, introductionId, id, personId, worker.id],
    );
    await app.sql(
      `insert into session (programme_id, id, referral_id, person_id, link_worker_id, state, number, starts_at, mode, created_at)
       values ($1, $2, $3, $4, $5, 'held', 1, '2026-11-20T10:00', 'phone', now())`,
      [worker.programmeId, sessionId, id, personId, worker.id],
    );
    const close = (more: object) =>
      as(worker, scope => closeReferral(scope, { referralId: id, reason: 'person_ended', ...more }));
    await assert.rejects(close({}), { reasonKey: 'care.close.error.introductions' });
    const introductions = { [introductionId]: { decision: 'stop', barrier: 'transport' } };
    await assert.rejects(close({ introductions }), { reasonKey: 'care.close.error.notes' });
    assert.deepEqual(await events(introductionId), [], 'nothing of a refused closing remains');
    const stranger = app.trafford.linkWorker.actor.id;
    await assert.rejects(close({ introductions, notes: { [sessionId]: stranger } }), NotFound);
    const handOn = { [introductionId]: { decision: 'hand_on', to: stranger } };
    await assert.rejects(close({ introductions: handOn, notes: { [sessionId]: worker.id } }), NotFound);
    await close({ introductions, notes: { [sessionId]: worker.id }, words: 'I have my Tuesdays back.' });
    assert.deepEqual(await events(introductionId), ['IntroductionStopAsked']);
    const tasks = await app.sql("select 1 from task where kind = 'sign_note' and subject_id = $1", [
      sessionId,
    ]);
    assert.equal(tasks.length, 1);
    assert.equal((await referral(id))['closing_words'], 'I have my Tuesdays back.');
  });

  test('a closed case opens again with a reason, but not beside another open one', async () => {
    const { id, personId } = await seedCase(app, { state: 'active' });
    await as(worker, scope => closeReferral(scope, { referralId: id, reason: 'person_ended' }));
    await assert.rejects(
      as(worker, scope => closeReferral(scope, { referralId: id, reason: 'moved' })),
      { name: 'Refused', status: 409, reasonKey: 'care.refused.not_in_work' },
    );
    const reopen = () =>
      as(worker, scope => reopenReferral(scope, { referralId: id, reason: 'asked_to_return' }));
    const second = await seedCase(app, { state: 'waiting' });
    await app.sql('update referral set person_id = $1 where id = $2', [personId, second.id]);
    await assert.rejects(reopen(), { reasonKey: 'care.reopen.error.other' });
    await as(worker, scope => withdrawReferral(scope, { referralId: second.id, reason: 'not_said' }));
    await reopen();
    assert.equal((await referral(id))['state'], 'active');
    assert.notEqual((await referral(id))['next_action'], null);
  });

  test('a task of a rule is made once, ended once, and taken back', async () => {
    const { id, personId } = await seedCase(app, { state: 'active' });
    const task = {
      kind: 'plan_action',
      subjectId: id,
      referralId: id,
      personId,
      assigneeId: worker.id,
      dueOn: day('2026-11-25'),
    } as const;
    const first = await as(worker, scope => makeTask(scope, task));
    const again = await as(worker, scope => makeTask(scope, task));
    assert.deepEqual([first.made, again.made, first.id === again.id], [true, false, true]);
    await assert.rejects(
      as(other, scope => changeTask(scope, first.id, { what: 'done' })),
      Forbidden,
    );
    await as(worker, scope => changeTask(scope, first.id, { what: 'done' }));
    await assert.rejects(
      as(worker, scope => changeTask(scope, first.id, { what: 'done' })),
      Refused,
    );
    await as(worker, scope => changeTask(scope, first.id, { what: 'undo' }));
    await as(coordinator, scope => changeTask(scope, first.id, { what: 'reassign', to: other.id }));
    const mine = await as(other, scope => openTasksOf(scope, other.id));
    assert.equal(mine.find(one => one.id === first.id)?.personName, 'Breda Kinnane');
  });

  test('a case given to a colleague goes on where it stands; both are told and its next action stays', async () => {
    for (const state of ['active', 'contacting', 'on_hold']) {
      const { id } = await seedCase(app, { state });
      await app.sql(
        `insert into session (programme_id, id, referral_id, person_id, link_worker_id, state, starts_at, minutes_planned,
           mode, created_at)
         select programme_id, $2, id, person_id, link_worker_id, 'planned', '2026-12-01 10:00', 60, 'in_person', now()
         from referral where id = $1`,
        [id, newId()],
      );
      const before = await referral(id);
      const again = { referralId: id, linkWorkerId: worker.id, reason: 'load' };
      await assert.rejects(
        as(coordinator, scope => allocate(scope, again)),
        Refused,
      );
      await as(coordinator, scope => allocate(scope, { ...again, linkWorkerId: other.id }));
      await as(systemActor(worker.programmeId), scope =>
        takeUp.handle(scope, {
          id: newId(),
          name: 'ReferralAllocated',
          subjectId: id,
          payload: { linkWorkerId: other.id, before: worker.id },
        } as never),
      );
      const after = await referral(id);
      assert.equal(after['state'], state);
      assert.deepEqual(after['state_since'], before['state_since']);
      assert.deepEqual(after['allocated_at'], before['allocated_at']);
      assert.equal(after['link_worker_id'], other.id);
      assert.match(
        String(after['next_action']),
        state === 'on_hold' ? /^hold_ends/ : /^(session|first_contact)/,
      );
      const tasks = await app.sql<{ kind: string; assignee_id: string }>(
        `select kind, assignee_id from task where referral_id = $1 and cancelled_at is null order by kind`,
        [id],
      );
      assert.deepEqual(
        tasks.map(one => [one.kind, one.assignee_id]),
        [
          ['hand_over', worker.id],
          ['take_over', other.id],
        ],
      );
    }
  });
});
