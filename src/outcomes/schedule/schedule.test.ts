import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { seedCase } from '../../care/testing.ts';
import { newId, Refused } from '../../core/index.ts';
import type { Scope } from '../../platform/database/index.ts';
import { type TestApp, testApp } from '../../web/testing.ts';
import { type CaseNow, dueNow } from '../due.ts';
import { assessmentsOf, changeBetween, outcomesRoutes } from '../index.ts';
import { defaultPack, ons4 } from '../instruments/index.ts';
import { type RecordAssessments, recordAssessments } from '../record-assessments.ts';
import { askForMeasures } from './ask-for-measures.ts';
import { completeness, dueMoments } from './follow-up-queries.ts';
import { remindOfMeasures } from './remind-of-measures.ts';

const day = (text: string) => Temporal.PlainDate.from(text);
const today = day('2026-11-23');
const rules = {
  today,
  zone: 'Europe/Dublin',
  reviewAfterSessions: [4],
  reviewAfterWeeks: [],
};
const happy = { satisfied: 4, worthwhile: 5, happy: 3, anxious: 6 };

test('a moment on the way comes after so many meetings or weeks, once each, and never over start or end', () => {
  const weekly = Array.from({ length: 8 }, (_, index) => day('2026-08-03').add({ weeks: index }));
  const at = (sessionsHeld: number, more: Partial<CaseNow> = {}): CaseNow => ({
    state: 'active',
    sessionsHeld,
    sessionsPlanned: 8,
    closedOn: null,
    today: day('2026-10-01'),
    heldOn: weekly.slice(0, sessionsHeld),
    ...more,
  });
  const settings = { moreInstruments: [], reviewAfterSessions: [4], reviewAfterWeeks: [] };
  const due = (now: CaseNow) => dueNow(now, settings, [])?.timepoint ?? null;
  assert.deepEqual(
    [1, 2, 3, 4, 6, 7].map(held => due(at(held))),
    ['baseline', 'baseline', null, 'review', 'review', 'end'],
  );
  const before = { id: 'a', version: 1, timepoint: 'review', declined: true, answers: {} } as const;
  const asked = (takenOn: Temporal.PlainDate) =>
    dueNow(at(5), settings, [{ ...before, instrument: 'ons4', takenOn }])?.open.length;
  assert.equal(asked(day('2026-08-24')), defaultPack.length - 1, 'declining is an answer');
  assert.equal(asked(day('2026-08-20')), defaultPack.length, 'a new moment asks again');
  const weeks = { ...settings, reviewAfterSessions: [], reviewAfterWeeks: [6] };
  assert.equal(dueNow(at(4), weeks, [])?.timepoint, 'review');
  assert.equal(dueNow(at(4, { today: day('2026-09-13') }), weeks, []), null, 'one day before six weeks');
});

describe('asking for measures', () => {
  let app: TestApp;
  before(async () => {
    app = await testApp(outcomesRoutes);
    await app.sql(`update programme set settings = settings || '{"reviewAfterSessions":[4]}'`);
  });
  after(() => app.close());

  const me = () => app.clare.linkWorker;
  const as = <T>(work: (scope: Scope) => Promise<T>) => app.database.within(me().actor, work);
  const lead = <T>(work: (scope: Scope) => Promise<T>) =>
    app.database.within(app.clare.coordinator.actor, work);
  const system = <T>(work: (scope: Scope) => Promise<T>) =>
    app.database.within({ ...me().actor, role: 'system' }, work);
  const record = (referralId: string, more: Partial<RecordAssessments> = {}) =>
    as(scope =>
      recordAssessments(scope, {
        referralId,
        timepoint: 'baseline',
        takenOn: today,
        filled: [{ instrument: 'ons4', declined: false, answers: happy }],
        ...more,
      }),
    );
  const held = async (of: { id: string; personId: string }, days: readonly string[]) => {
    for (const on of days)
      await app.sql(
        `insert into session (programme_id, id, referral_id, person_id, link_worker_id, state, number, starts_at, minutes_planned, mode, created_at)
         values ($1, $2, $3, $4, $5, 'held', $7, $6, 45, 'in_person', now())`,
        [
          me().actor.programmeId,
          newId(),
          of.id,
          of.personId,
          me().actor.id,
          `${on}T10:00`,
          days.indexOf(on) + 1,
        ],
      );
    await app.sql('update referral set sessions_held = $2 where id = $1', [of.id, days.length]);
  };
  const listed = async (referralId: string) =>
    (await as(scope => dueMoments(scope, rules, { most: 500, after: null, linkWorkerId: null }))).filter(
      one => one.referralId === referralId,
    );

  test('PHQ-9, question nine opens a concern at once in every mode and for whoever answers', async () => {
    const ways: readonly Partial<RecordAssessments>[] = [
      { mode: 'interview' },
      { mode: 'phone' },
      { mode: 'paper', takenOn: today.subtract({ days: 3 }) },
      { mode: 'import' },
      { mode: 'link', takenHow: 'link' },
      { mode: 'interview', proxy: { by: 'family', reason: 'memory' } },
      { mode: 'link', takenHow: 'helper', proxy: { by: 'partner', reason: 'unwell' } },
    ];
    for (const way of ways) {
      const of = await seedCase(app, { state: 'active' });
      const filled = [{ instrument: 'phq9', declined: false, answers: { better_off_dead: 1 } }];
      await record(of.id, { ...way, filled });
      const [found] = await app.sql<{ concerns: number; mode: string; proxied: boolean }>(
        `select (select count(*)::int from concern where person_id = $1) as concerns, a.mode, a.proxy is not null as proxied
         from assessment a where a.person_id = $1`,
        [of.personId],
      );
      assert.deepEqual(
        found,
        { concerns: 1, mode: way.mode, proxied: way.proxy !== undefined },
        JSON.stringify(way),
      );
    }
  });

  test('what a proxy said stands beside what the person said, on the same day too, and is never paired with it', async () => {
    const { id } = await seedCase(app, { state: 'active' });
    await record(id, { askedIn: 'pl', mode: 'phone' });
    await record(id, {
      proxy: { by: 'carer', reason: 'speech' },
      filled: [{ instrument: 'ons4', declined: false, answers: { ...happy, happy: 9 } }],
    });
    await record(id, {
      timepoint: 'end',
      proxy: { by: 'carer', reason: 'speech' },
      filled: [{ instrument: 'ons4', declined: false, answers: { ...happy, happy: 10 } }],
    });
    const taken = await as(scope => assessmentsOf(scope, id));
    assert.equal(taken.length, 3);
    assert.deepEqual(taken.find(one => !one.proxy)?.askedIn, 'pl');
    const of = (voice: 'person' | 'proxy') =>
      changeBetween(taken, ons4, 'baseline', 'end', voice).find(one => one.scale === 'happy');
    assert.equal(of('person')?.missing, 'after');
    assert.equal(of('proxy')?.difference, 1);
  });

  test('two starts: the first valid one counts; a declined one before it does not', async () => {
    const { id } = await seedCase(app, { state: 'active' });
    await record(id, {
      takenOn: day('2026-11-01'),
      filled: [{ instrument: 'ons4', declined: true, answers: {} }],
    });
    await record(id, { takenOn: day('2026-11-08') });
    await record(id, {
      takenOn: day('2026-11-15'),
      filled: [{ instrument: 'ons4', declined: false, answers: { ...happy, happy: 8 } }],
    });
    await record(id, {
      timepoint: 'end',
      filled: [{ instrument: 'ons4', declined: false, answers: { ...happy, happy: 5 } }],
    });
    const taken = await as(scope => assessmentsOf(scope, id));
    const found = changeBetween(taken, ons4, 'baseline', 'end').find(one => one.scale === 'happy');
    assert.deepEqual([found?.before, found?.after], [3, 5]);
    const page = await (await app.get(`/cases/${id}/measures`, me())).text();
    assert.match(page, /answered again on .* as a start/);
  });

  test('an answer that is not offered is refused, wherever it comes from', async () => {
    const { id } = await seedCase(app, { state: 'active' });
    for (const answers of [{ happy: 11 }, { happy: -1 }, { happy: 2.5 }, { happy: Number.NaN }]) {
      const filled = [{ instrument: 'ons4', declined: false, answers }];
      await assert.rejects(record(id, { filled, mode: 'import' }), Refused);
    }
    assert.deepEqual(await as(scope => assessmentsOf(scope, id)), []);
  });

  test('from the first meeting to three months later: who is due, why it is missing, and when it is over', async () => {
    const of = await seedCase(app, { state: 'active' });
    await held(of, ['2026-11-02', '2026-11-09']);
    const [start] = await listed(of.id);
    assert.deepEqual(
      [start?.timepoint, `${start?.dueOn}`, start?.fate],
      ['baseline', '2026-11-16', 'not_asked'],
    );
    await as(scope => askForMeasures(scope, { referralId: of.id, timepoint: 'baseline', way: 'paper' }));
    assert.equal((await listed(of.id))[0]?.fate, 'asked');
    await record(of.id, { mode: 'paper' });
    assert.deepEqual(await listed(of.id), []);
    const [ask] = await app.sql('select ended from measures_ask where referral_id = $1', [of.id]);
    assert.deepEqual(ask, { ended: 'answered' });
    await app.sql("update referral set state = 'closed', closed_at = '2026-08-25T10:00:00Z' where id = $1", [
      of.id,
    ]);
    assert.deepEqual(
      (await listed(of.id)).map(one => `${one.timepoint} ${one.dueOn}`),
      ['follow_up 2026-11-25'],
    );
    await record(of.id, {
      timepoint: 'follow_up',
      filled: defaultPack.map(one => ({ instrument: one.id, declined: true, answers: {} })),
    });
    assert.deepEqual(await listed(of.id), [], 'declining is respected and asks no more');
  });

  test('of whom is asked and how it ended adds up, whatever happened to each', async () => {
    const of = await seedCase(app, { state: 'active' });
    await held(of, ['2026-09-07', '2026-09-14', '2026-09-21', '2026-09-28']);
    for (const one of await lead(scope => completeness(scope, rules))) {
      const sum = Object.values(one.by).reduce((total, count) => total + (count ?? 0), 0);
      assert.equal(sum, one.reached, one.timepoint);
      assert.ok(one.reached > 0);
    }
    assert.deepEqual(
      (await listed(of.id)).map(one => one.timepoint),
      ['review'],
    );
  });

  test('reminded once, then a task, then nothing; nobody who answered or declined is', async () => {
    const of = await seedCase(app, { state: 'active' });
    const link = () =>
      as(scope => askForMeasures(scope, { referralId: of.id, timepoint: 'baseline', way: 'link' }));
    await assert.rejects(link(), Refused, 'no page of their own');
    await app.sql(
      `insert into person_link (programme_id, id, person_id, token_hash, pin, made_at, made_by, link_way, pin_way, expires_at)
       values ($1, $2, $3, '\\x01', 'x', now(), $4, 'sms', 'by_phone', '2027-06-01')`,
      [me().actor.programmeId, newId(), of.personId, me().actor.id],
    );
    assert.equal(await link(), true);
    assert.equal(await link(), false, 'pressed twice');
    const told = () =>
      app.sql<{ name: string }>(
        "select name from outbox where subject_id = $1 and name in ('MeasuresAsked', 'MeasuresReminderDue') order by id",
        [of.id],
      );
    const tasks = () =>
      app.sql("select 1 from task where kind = 'measures_due' and referral_id = $1", [of.id]);
    const back = (days: number) =>
      app.sql(
        `update measures_ask set asked_on = asked_on - $2::int, reminded_on = reminded_on - $2::int, asked_at = asked_at - make_interval(days => $2::int)
         where referral_id = $1`,
        [of.id, days],
      );
    await system(remindOfMeasures);
    assert.equal((await told()).length, 1, 'too early');
    await back(7);
    await system(remindOfMeasures);
    await system(remindOfMeasures);
    assert.deepEqual(
      (await told()).map(one => one.name),
      ['MeasuresAsked', 'MeasuresReminderDue'],
    );
    assert.equal((await tasks()).length, 0);
    await back(7);
    await system(remindOfMeasures);
    await app.sql("update task set done_at = now() where kind = 'measures_due' and referral_id = $1", [
      of.id,
    ]);
    await system(remindOfMeasures);
    assert.equal((await told()).length, 2);
    assert.equal((await tasks()).length, 1);
  });

  test('the list: their own for a link worker, everybody’s for the co-ordinator; asked and not reached with one tap', async () => {
    const of = await seedCase(app, { state: 'active', givenName: '<i>Nora</i>' });
    await held(of, ['2026-10-05', '2026-10-12']);
    const page = await (await app.get('/measures/follow-up', me())).text();
    assert.ok(page.includes('&lt;i&gt;Nora') && !page.includes('<i>Nora'));
    assert.match(
      await (await app.get('/measures/follow-up', app.clare.coordinator)).text(),
      /The last twelve months/,
    );
    assert.doesNotMatch(
      await (await app.get('/measures/follow-up', app.trafford.coordinator)).text(),
      /Nora/,
    );
    const at = `/cases/${of.id}/measures/baseline`;
    const phone = await app.post(`${at}/ask`, { way: 'phone' }, me());
    assert.equal(phone.headers.get('location'), `${at}?mode=phone`);
    assert.match(await (await app.get(`${at}?mode=phone`, me())).text(), /name="mode" value="phone" checked/);
    assert.equal((await app.post(`${at}/ask`, { way: 'link' }, me())).status, 409);
    assert.equal((await app.post(`${at}/ask`, { way: 'pigeon' }, me())).status, 303);
    assert.equal((await app.post(`${at}/ask`, { way: 'paper' }, app.clare.otherLinkWorker)).status, 403);
    assert.equal((await app.post(`${at}/ask`, { way: 'paper' }, app.trafford.linkWorker)).status, 404);
    assert.equal((await app.post(`${at}/not-reached`, {}, me())).status, 303);
    assert.equal((await listed(of.id))[0]?.fate, 'unreachable');
  });
});
