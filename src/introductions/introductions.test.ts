import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import fc from 'fast-check';
import { closeReferral, withdrawReferral } from '../care/index.ts';
import { seedCase } from '../care/testing.ts';
import { Forbidden, NotFound, newId, Refused } from '../core/index.ts';
import { pauseService } from '../directory/index.ts';
import { recordConsent } from '../people/index.ts';
import { type Actor, type Scope, systemActor } from '../platform/database/index.ts';
import { deliverNow, emit } from '../platform/events/index.ts';
import { type TestApp, testApp } from '../web/testing.ts';
import { answerStillGoing } from './answer-still-going.ts';
import { attendFirst } from './attend-first.ts';
import { type BeginIntroduction, beginIntroduction } from './begin.ts';
import { bookFirst } from './book.ts';
import { choose } from './choose.ts';
import { completeIntroduction } from './complete.ts';
import { type IntroductionState, isFinal, next, type TransitionName } from './introduction.ts';
import { keepGoing } from './keep-going.ts';
import { introductionListeners } from './listeners.ts';
import { move } from './move.ts';
import { recordAnswer } from './record-answer.ts';
import { askHowItGoes, chaseIntroductions } from './routines.ts';
import { sendIntroduction } from './send.ts';
import { stopIntroduction } from './stop.ts';
import { seedService } from './testing.ts';

type Row = {
  readonly state: IntroductionState;
  readonly owner_id: string;
  readonly next_step: string | null;
  readonly due: string | null;
  readonly chased_times: number;
  readonly barrier: string | null;
  readonly shared: { readonly sent: Record<string, unknown> | null };
};
type One = { readonly referralId: string; readonly introductionId: string };

describe('introductions', () => {
  let app: TestApp;
  let worker: Actor;
  let clock: Actor;
  before(async () => {
    app = await testApp([]);
    worker = app.clare.linkWorker.actor;
    clock = systemActor(worker.programmeId);
  });
  after(() => app.close());

  const as = <T>(actor: Actor, work: (scope: Scope) => Promise<T>) => app.database.within(actor, work);
  const row = async (id: string): Promise<Row> => {
    const [found] = await app.sql<Row>('select *, next_on::text as due from introduction where id = $1', [
      id,
    ]);
    assert.ok(found);
    return found;
  };
  const events = async (subjectId: string) => {
    const rows = await app.sql<{ name: string }>(
      'select name from outbox where subject_id = $1 order by id',
      [subjectId],
    );
    return rows.map(one => one.name);
  };
  const tasks = (subjectId: string) =>
    app.sql<{ kind: string; assignee_id: string; done_at: unknown }>(
      'select * from task where subject_id = $1 order by created_at, id',
      [subjectId],
    );
  const begin = async (more: Partial<BeginIntroduction> = {}): Promise<One & { personId: string }> => {
    const { id, personId } = await seedCase(app, { state: 'active' });
    const input: BeginIntroduction = {
      referralId: id,
      serviceId: await seedService(app),
      kind: 'referred',
      state: 'chosen',
      goalId: null,
      agreed: { contact: true, accessNeeds: 'Hears best on the left', hopes: 'To sing again', company: null },
      ...more,
    };
    const introductionId = await as(worker, scope => beginIntroduction(scope, input));
    return { referralId: id, introductionId, personId };
  };
  const consent = (personId: string, given = true) =>
    as(worker, scope =>
      recordConsent(scope, {
        personId,
        purpose: 'share_with_groups',
        recipient: null,
        given,
        how: 'in_person',
        byWhom: 'Breda',
      }),
    );
  const sent = async (): Promise<One & { personId: string }> => {
    const one = await begin();
    await consent(one.personId);
    await as(worker, scope => sendIntroduction(scope, one));
    return one;
  };

  test('nothing is sent without a yes; with it exactly the minimum is kept and told', async () => {
    const one = await begin();
    await assert.rejects(
      as(worker, scope => sendIntroduction(scope, one)),
      Refused,
    );
    assert.equal((await row(one.introductionId)).state, 'chosen');
    await consent(one.personId);
    await as(worker, scope => sendIntroduction(scope, one));
    const found = await row(one.introductionId);
    assert.equal(found.state, 'sent');
    assert.deepEqual(found.shared.sent, {
      firstName: 'Breda',
      phone: '+353209150142',
      email: null,
      noVoicemail: true,
      bestTime: null,
      accessNeeds: 'Hears best on the left',
      hopes: 'To sing again',
      company: null,
    });
    assert.deepEqual([found.next_step, found.due], ['wait', '2026-11-26']);
    assert.deepEqual(await events(one.introductionId), ['IntroductionBegun', 'IntroductionSent']);
    const audited = await app.sql('select 1 from audit_entry where verb = $1 and subject_id = $2', [
      'introduction.sent',
      one.introductionId,
    ]);
    assert.equal(audited.length, 1);
  });

  test('a group that pauses is a task for whoever is on the way there, once, and not for who goes there already', async () => {
    const serviceId = await seedService(app);
    const [waits, goes] = [await begin({ serviceId }), await begin({ serviceId })];
    await app.sql("update introduction set state = 'attending' where id = $1", [goes.introductionId]);
    const today = Temporal.PlainDate.from('2026-11-23');
    const pause = () =>
      as(worker, scope =>
        pauseService(scope, { serviceId, until: today.add({ days: 30 }), reason: 'full', today }),
      );
    await pause();
    await deliverNow(app.database, worker.programmeId, introductionListeners);
    await pause();
    await deliverNow(app.database, worker.programmeId, introductionListeners);
    const made = (await tasks(waits.introductionId)).filter(one => one.kind === 'provider_pauses');
    assert.deepEqual(
      made.map(one => [one.assignee_id, one.done_at]),
      [[worker.id, null]],
    );
    assert.equal(
      (await tasks(goes.introductionId)).some(one => one.kind === 'provider_pauses'),
      false,
    );
  });

  test('a signpost is given, has no next step, is never sent', async () => {
    const one = await begin({ kind: 'signposted' });
    const found = await row(one.introductionId);
    assert.deepEqual([found.state, found.next_step, found.due], ['given', null, null]);
    await consent(one.personId);
    await assert.rejects(
      as(worker, scope => sendIntroduction(scope, one)),
      Refused,
    );
  });

  test('what is left to people falls on a working day', async () => {
    const one = await sent();
    await as(worker, scope => recordAnswer(scope, { ...one, answer: 'accept' }));
    const found = await row(one.introductionId);
    assert.deepEqual([found.next_step, found.due], ['book', '2026-11-30'], 'five days on is a Saturday');
  });

  test('who may, and what cannot begin', async () => {
    const one = await sent();
    const answer = { ...one, answer: 'accept' } as const;
    await assert.rejects(
      as(app.clare.otherLinkWorker.actor, scope => recordAnswer(scope, answer)),
      Forbidden,
    );
    await assert.rejects(
      as(app.trafford.coordinator.actor, scope => recordAnswer(scope, answer)),
      NotFound,
    );
    const elsewhere = await begin();
    await assert.rejects(
      as(worker, scope => recordAnswer(scope, { ...answer, referralId: elsewhere.referralId })),
      NotFound,
    );
    await assert.rejects(
      as(worker, scope => move(scope, { ...one, name: 'escalate' })),
      Forbidden,
    );
    const [{ service_id: serviceId } = { service_id: '' }] = await app.sql<{ service_id: string }>(
      'select service_id from introduction where id = $1',
      [one.introductionId],
    );
    const again = { kind: 'referred', state: 'suggested', goalId: null } as const;
    const agreed = { contact: false, accessNeeds: null, hopes: null, company: null };
    const { referralId } = one;
    await assert.rejects(
      as(worker, scope => beginIntroduction(scope, { ...again, referralId, serviceId, agreed })),
      Refused,
    );
    const gone = await seedService(app, { status: 'defunct' });
    await assert.rejects(
      as(worker, scope => beginIntroduction(scope, { ...again, referralId, serviceId: gone, agreed })),
      Refused,
    );
    const goalId = newId();
    const fresh = await seedService(app);
    await assert.rejects(
      as(worker, scope =>
        beginIntroduction(scope, { ...again, referralId, serviceId: fresh, goalId, agreed }),
      ),
      NotFound,
    );
  });

  test('an introduction that was handed over by a task may be taken further by who has the task', async () => {
    const one = await sent();
    const other = app.clare.otherLinkWorker.actor;
    await app.sql(
      `insert into task (programme_id, id, kind, subject_id, assignee_id, due_on, created_at)
       values ($1, $2, 'still_going', $3, $4, '2026-11-24', $5)`,
      [worker.programmeId, newId(), one.introductionId, other.id, app.clock.now()],
    );
    await as(other, scope => recordAnswer(scope, { ...one, answer: 'accept' }));
    assert.equal((await row(one.introductionId)).state, 'accepted');
    assert.ok((await tasks(one.introductionId)).every(task => task.done_at !== null));
  });

  test('closing a case stops what it was told to stop, once', async () => {
    const one = await sent();
    await app.sql('update referral set sessions_held = 3 where id = $1', [one.referralId]);
    await as(app.clare.coordinator.actor, scope =>
      closeReferral(scope, {
        referralId: one.referralId,
        reason: 'person_ended',
        introductions: { [one.introductionId]: { decision: 'stop', barrier: 'transport' } },
      }),
    );
    await deliverNow(app.database, worker.programmeId, introductionListeners);
    const found = await row(one.introductionId);
    assert.deepEqual([found.state, found.barrier, found.due], ['stopped', 'transport', null]);
    const [event] = await app.sql<{ id: string }>(
      "select id from outbox where name = 'IntroductionStopAsked'",
    );
    await app.sql('update outbox set dispatched_at = null where id = $1', [event?.id]);
    await deliverNow(app.database, worker.programmeId, introductionListeners);
    const history = await app.sql('select 1 from introduction_event where introduction_id = $1', [
      one.introductionId,
    ]);
    assert.equal(history.length, 3);
  });

  test('a case that goes to a colleague takes its open introductions along, and only those', async () => {
    const one = await sent();
    const given = await begin({ kind: 'signposted' });
    const other = app.clare.otherLinkWorker.actor;
    for (const { referralId } of [one, given]) {
      await as(clock, scope =>
        emit(scope, {
          name: 'ReferralAllocated',
          subjectId: referralId,
          payload: { linkWorkerId: other.id, before: worker.id },
        }),
      );
    }
    await deliverNow(app.database, worker.programmeId, introductionListeners);
    assert.equal((await row(one.introductionId)).owner_id, other.id);
    assert.equal((await row(given.introductionId)).owner_id, worker.id);
  });

  describe('with the clock', () => {
    test('who withdrew is not asked about any more, and the owner is asked to end it', async () => {
      const one = await sent();
      await as(worker, scope =>
        withdrawReferral(scope, { referralId: one.referralId, reason: 'changed_mind' }),
      );
      await deliverNow(app.database, worker.programmeId, introductionListeners);
      app.clock.forward({ days: 4 });
      await as(clock, chaseIntroductions);
      assert.equal((await row(one.introductionId)).state, 'sent');
      assert.deepEqual(
        (await tasks(one.introductionId)).map(task => [task.kind, task.assignee_id, task.done_at]),
        [['still_going', worker.id, null]],
      );
      await as(worker, scope => stopIntroduction(scope, { ...one, barrier: 'confidence' }));
      assert.ok((await tasks(one.introductionId)).every(task => task.done_at !== null));
    });

    test('asks again on day 3, 7 and 14, then it is a task; twice on a day changes nothing', async () => {
      const one = await sent();
      const seen: unknown[] = [];
      for (let passed = 0; passed <= 15; passed++) {
        await as(clock, chaseIntroductions);
        await as(clock, chaseIntroductions);
        const { state, chased_times } = await row(one.introductionId);
        seen.push([passed, state, chased_times]);
        app.clock.forward({ days: 1 });
      }
      const changes = seen.filter((now, index) => {
        const [, ...before] = (seen[index - 1] ?? []) as unknown[];
        return JSON.stringify((now as unknown[]).slice(1)) !== JSON.stringify(before);
      });
      assert.deepEqual(changes, [
        [0, 'sent', 0],
        [3, 'no_reply', 1],
        [7, 'chased', 2],
        [14, 'escalated', 3],
      ]);
      const made = await tasks(one.introductionId);
      assert.deepEqual(
        made.map(task => [task.kind, task.assignee_id]),
        [['introduction_no_reply', worker.id]],
      );
      assert.equal(
        (await events(one.introductionId)).filter(name => name === 'IntroductionChased').length,
        3,
      );
      await as(worker, scope =>
        recordAnswer(scope, { ...one, answer: 'decline', reason: 'full', note: 'Until spring' }),
      );
      assert.ok((await tasks(one.introductionId)).every(task => task.done_at !== null));
      assert.equal((await row(one.introductionId)).state, 'declined');
    });

    test('nobody is asked again once the yes was taken back: it is put before the link worker', async () => {
      const one = await sent();
      await consent(one.personId, false);
      app.clock.forward({ days: 3 });
      await as(clock, chaseIntroductions);
      assert.equal((await row(one.introductionId)).state, 'escalated');
      assert.ok(!(await events(one.introductionId)).includes('IntroductionChased'));
      assert.equal((await tasks(one.introductionId)).length, 1);
    });

    test('from the first time on it is asked after, and a no says what stood in the way', async () => {
      const one = await sent();
      await as(worker, scope => recordAnswer(scope, { ...one, answer: 'accept' }));
      const today = app.clock.now().toZonedDateTimeISO('Europe/Dublin').toPlainDate();
      await assert.rejects(
        as(worker, scope => bookFirst(scope, { ...one, at: today.subtract({ days: 1 }).toPlainDateTime() })),
        Refused,
      );
      await as(worker, scope =>
        bookFirst(scope, { ...one, at: today.add({ days: 2 }).toPlainDateTime('10:30') }),
      );
      assert.equal((await row(one.introductionId)).due, today.add({ days: 2 }).toString());
      await assert.rejects(
        as(worker, scope => attendFirst(scope, { ...one, on: today.add({ days: 1 }) })),
        Refused,
      );
      await assert.rejects(
        as(worker, scope => attendFirst(scope, { ...one, on: today.subtract({ days: 30 }) })),
        Refused,
      );
      app.clock.forward({ days: 2 });
      await as(clock, askHowItGoes);
      await as(clock, askHowItGoes);
      assert.equal((await tasks(one.introductionId)).length, 1);
      await as(worker, scope => attendFirst(scope, { ...one, on: today.add({ days: 2 }) }));
      assert.ok((await tasks(one.introductionId)).every(task => task.done_at !== null));
      const early = { ...one, when: '8_weeks', answer: 'yes' } as const;
      await assert.rejects(
        as(worker, scope => answerStillGoing(scope, early)),
        Refused,
      );
      app.clock.forward({ days: 56 });
      await as(worker, scope => answerStillGoing(scope, early));
      const going = await row(one.introductionId);
      assert.deepEqual([going.state, going.next_step], ['attending', 'still_going_3_months']);
      app.clock.forward({ days: 40 });
      const no = { ...one, when: '3_months', answer: 'no' } as const;
      await assert.rejects(
        as(worker, scope => answerStillGoing(scope, no)),
        Refused,
      );
      await as(worker, scope => answerStillGoing(scope, { ...no, barrier: 'weather_dark' }));
      const ended = await row(one.introductionId);
      assert.deepEqual([ended.state, ended.barrier, ended.next_step], ['stopped', 'weather_dark', null]);
    });
  });

  test('any walk of people and clock: open ones have owner and next day, impossible steps change nothing', async () => {
    const today = () => app.clock.now().toZonedDateTimeISO('Europe/Dublin').toPlainDate();
    const run: Readonly<
      Record<
        Exclude<TransitionName, 'no_reply' | 'chase' | 'escalate'>,
        (scope: Scope, one: One) => Promise<void>
      >
    > = {
      choose,
      send: sendIntroduction,
      accept: (scope, one) => recordAnswer(scope, { ...one, answer: 'accept' }),
      decline: (scope, one) => recordAnswer(scope, { ...one, answer: 'decline', reason: 'full' }),
      book: (scope, one) => bookFirst(scope, { ...one, at: today().add({ days: 3 }).toPlainDateTime() }),
      attend_first: (scope, one) => attendFirst(scope, { ...one, on: today() }),
      keep_going: keepGoing,
      complete: completeIntroduction,
      stop: (scope, one) => stopIntroduction(scope, { ...one, barrier: 'cost' }),
    };
    const names = Object.keys(run) as (keyof typeof run)[];
    const usual = names.filter(name => name !== 'stop' && name !== 'decline');
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.oneof(
            { weight: 6, arbitrary: fc.constantFrom(...usual) },
            { weight: 1, arbitrary: fc.constantFrom(...names) },
          ),
          { maxLength: 14 },
        ),
        async walk => {
          const one = await begin({ state: 'suggested' });
          await consent(one.personId);
          for (const name of walk) {
            const before = await row(one.introductionId);
            const to = next(before.state, name);
            const done = as(worker, scope => run[name](scope, one));
            if (to === null) await assert.rejects(done, Refused);
            else await done;
            const now = await row(one.introductionId);
            assert.equal(now.state, to ?? before.state);
            assert.ok(now.owner_id);
            assert.equal(now.due === null, isFinal(now.state));
            assert.equal(now.next_step === null, isFinal(now.state));
          }
        },
      ),
      { numRuns: 12 },
    );
  });
});
