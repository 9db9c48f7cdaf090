import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { seedCase } from '../care/testing.ts';
import { Forbidden, NotFound, Refused } from '../core/index.ts';
import type { Actor, Scope } from '../platform/database/index.ts';
import { type TestApp, testApp } from '../web/testing.ts';
import { outcomesRoutes } from './index.ts';
import { type RecordAssessments, recordAssessments } from './record-assessments.ts';

const day = (text: string) => Temporal.PlainDate.from(text);
const today = day('2026-11-23');
const ons4 = { satisfied: 4, worthwhile: 5, happy: 3, anxious: 6 };

describe('outcomes', () => {
  let app: TestApp;
  before(async () => {
    app = await testApp(outcomesRoutes);
  });
  after(() => app.close());

  const as = <T>(actor: Actor, work: (scope: Scope) => Promise<T>) => app.database.within(actor, work);
  const rows = (referralId: string) =>
    app.sql<{
      id: string;
      instrument: string;
      timepoint: string;
      declined: boolean;
      answers: Record<string, number>;
      scores: Record<string, number | null>;
      superseded_by: string | null;
    }>('select * from assessment where referral_id = $1 order by recorded_at, id', [referralId]);
  const record = (referralId: string, more: Partial<RecordAssessments> = {}, actor?: Actor) =>
    as(actor ?? app.clare.linkWorker.actor, scope =>
      recordAssessments(scope, {
        referralId,
        timepoint: 'baseline',
        takenOn: today,
        filled: [{ instrument: 'ons4', declined: false, answers: ons4 }],
        ...more,
      }),
    );

  test('saving again on the same day supersedes and overwrites nothing; saving the same changes nothing', async () => {
    const { id } = await seedCase(app, { state: 'active' });
    const [first] = await record(id);
    assert.deepEqual(await record(id), []);
    const happier = { ...ons4, happy: 7 };
    const [second] = await record(id, {
      filled: [{ instrument: 'ons4', declined: false, answers: happier }],
    });
    const kept = await rows(id);
    assert.equal(kept.length, 2);
    assert.equal(kept.find(one => one.id === first)?.superseded_by, second);
    assert.equal(kept.find(one => one.id === first)?.answers['happy'], 3);
    assert.equal(kept.find(one => one.id === second)?.scores['happy'], 7);
    const audited = await app.sql('select 1 from audit_entry where verb = $1 and subject_id = any($2)', [
      'assessment.recorded',
      [first, second],
    ]);
    assert.equal(audited.length, 2);
  });

  test('an answer to the ninth question of PHQ-9 opens a concern at once', async () => {
    const { id, personId } = await seedCase(app, { state: 'active' });
    const answers = { better_off_dead: 1, interest: 0 };
    await record(id, { filled: [{ instrument: 'phq9', declined: false, answers }] });
    const [concern] = await app.sql<{ id: string; kind: string; words: string; owner_id: string }>(
      'select * from concern where person_id = $1',
      [personId],
    );
    assert.equal(concern?.kind, 'thoughts_of_suicide');
    assert.match(concern?.words ?? '', /better off dead.*Several days/s);
    const [told] = await app.sql<{ payload: object }>(
      "select payload from outbox where name = 'ConcernRaisedByAnswer' and subject_id = $1",
      [concern?.id],
    );
    assert.deepEqual(Object.keys(told?.payload ?? {}).sort(), ['assessmentId', 'instrument', 'referralId']);
    const [row] = await rows(id);
    assert.equal(row?.scores['depression'], null, 'seven answers are missing, so there is no score');
  });

  test('who may, when, and whose: 403, 409, 404', async () => {
    const { id } = await seedCase(app, { state: 'active' });
    await assert.rejects(record(id, {}, app.clare.otherLinkWorker.actor), Forbidden);
    await assert.rejects(record(id, {}, app.trafford.coordinator.actor), NotFound);
    await assert.rejects(record(id, { timepoint: 'follow_up' }), Refused);
    await assert.rejects(record(id, { takenOn: day('2026-11-24') }), Refused);
    const bare = {
      filled: [{ instrument: 'own_concerns', declined: false, answers: { first: 9 } }],
    };
    await assert.rejects(record(id, bare), Refused);
    await assert.rejects(
      record(id, { filled: [{ instrument: 'swemwbs', declined: false, answers: { q1: 1 } }] }),
      Refused,
    );
    assert.equal((await rows(id)).length, 0);
  });

  test('the words of a concern stand once they have been asked again', async () => {
    const { id } = await seedCase(app, { state: 'active' });
    const filled = [{ instrument: 'own_concerns', declined: false, answers: { first: 9 } }];
    await record(id, { words: ['The quiet evnings', null], filled });
    await record(id, { words: ['The quiet evenings', null], filled: [] });
    await record(id, { timepoint: 'end', filled });
    await assert.rejects(record(id, { words: ['Something else', null], filled }), Refused);
    const [own] = await app.sql<{ words: string }>('select words from own_concern where referral_id = $1', [
      id,
    ]);
    assert.equal(own?.words, 'The quiet evenings');
  });

  describe('pages', () => {
    const take = (id: string, timepoint = 'baseline') => `/cases/${id}/measures/${timepoint}`;

    test('the questions are asked, answered, declined, saved and read back; both reads are on record', async () => {
      const { id, personId } = await seedCase(app, { state: 'active', givenName: '<b>Breda</b>' });
      const me = app.clare.linkWorker;
      const page = await (await app.get(take(id), me)).text();
      assert.match(page, /What troubles you most/);
      assert.ok(page.includes('&lt;b&gt;Breda') && !page.includes('<b>Breda'));
      const sent = await app.post(
        take(id),
        {
          ons4_satisfied: '4',
          ons4_happy: '3',
          declined_ucla3: 'yes',
          ucla3_isolated: '3',
          words_1: 'The quiet evenings',
          own_concerns_first: '9',
          service_use_gp: '2',
          'taken_on-day': '20',
          'taken_on-month': '11',
          'taken_on-year': '2026',
        },
        me,
      );
      assert.equal(sent.status, 303);
      const saved = await rows(id);
      assert.deepEqual(
        saved.map(one => [one.instrument, one.declined, one.answers]).sort(),
        [
          ['ons4', false, { satisfied: 4, happy: 3 }],
          ['own_concerns', false, { first: 9 }],
          ['service_use', false, { gp: 2 }],
          ['ucla3', true, {}],
        ].sort(),
      );
      const overview = await (await app.get(`/cases/${id}/measures`, me)).text();
      assert.match(overview, /Did not want to answer \(1\): Company and loneliness/);
      assert.match(overview, /Partly answered \(2\)/);
      assert.match(overview, /Not asked \(2\)/);
      const end = await (await app.get(take(id, 'end'), me)).text();
      assert.match(end, /“The quiet evenings”/);
      const reads = await app.sql('select 1 from audit_entry where verb = $1 and person_id = $2', [
        'measures.read',
        personId,
      ]);
      assert.equal(reads.length, 3);
    });

    test('an answer that is not offered and a number without words: 422, typed values kept', async () => {
      const { id } = await seedCase(app, { state: 'active' });
      const sent = await app.post(
        take(id),
        { ons4_happy: '11', service_use_gp: 'often', ons4_anxious: '6' },
        app.clare.linkWorker,
      );
      assert.equal(sent.status, 422);
      const page = await sent.text();
      assert.match(page, /href="#ons4_happy"/);
      assert.match(page, /value="often"/);
      assert.match(page, /id="ons4_anxious-6"[^>]*checked/);
      const wordless = await app.post(take(id), { own_concerns_second: '4' }, app.clare.linkWorker);
      assert.equal(wordless.status, 422);
      assert.match(await wordless.text(), /href="#words_2"/);
      assert.equal((await rows(id)).length, 0);
    });

    test('an empty form says what to do; declining everything is an answer', async () => {
      const { id } = await seedCase(app, { state: 'active' });
      assert.equal((await app.post(take(id), {}, app.clare.linkWorker)).status, 422);
      const all = await app.post(take(id), { declined_all: 'yes' }, app.clare.linkWorker);
      assert.equal(all.status, 303);
      const saved = await rows(id);
      assert.equal(saved.length, 6);
      assert.ok(saved.every(one => one.declined));
    });

    test('the same form twice is carried out once', async () => {
      const { id } = await seedCase(app, { state: 'active' });
      const fields = { _once: '0190a0b0-0000-7000-8000-000000000001', ons4_happy: '5' };
      const [first, second] = [
        await app.post(take(id), fields, app.clare.linkWorker),
        await app.post(take(id), fields, app.clare.linkWorker),
      ];
      assert.deepEqual([first.status, second.status], [303, 303]);
      assert.equal((await rows(id)).length, 1);
    });

    test('two who ask at once: the second is told, both answers survive, and theirs can be saved after', async () => {
      const { id } = await seedCase(app, { state: 'active' });
      const me = app.clare.linkWorker;
      const seenOn = (page: string) => page.match(/name="seen" value="([^"]*)"/)?.[1] ?? 'none';
      const seen = seenOn(await (await app.get(take(id), me)).text());
      assert.equal(seen, '');
      assert.equal((await app.post(take(id), { seen, control_control: '4' }, me)).status, 303);
      const late = await app.post(take(id), { seen, control_control: '7' }, app.clare.coordinator);
      assert.equal(late.status, 409);
      const page = await late.text();
      assert.match(page, /while this page was open/);
      assert.match(page, /: 4</);
      assert.match(page, /id="control_control-7"[^>]*checked/);
      assert.equal((await rows(id)).length, 1);
      const same = await app.post(take(id), { seen, control_control: '4' }, me);
      assert.equal(same.status, 303, 'the same answers are no other answers');
      const again = { seen: seenOn(page), control_control: '7' };
      assert.equal((await app.post(take(id), again, app.clare.coordinator)).status, 303);
    });

    test('another programme 404, another timepoint 404, not yours 403, too late 409', async () => {
      const { id } = await seedCase(app, { state: 'active' });
      const { linkWorker, otherLinkWorker } = app.clare;
      assert.equal((await app.get(take(id), app.trafford.linkWorker)).status, 404);
      assert.equal((await app.get(`/cases/${id}/measures`, app.trafford.coordinator)).status, 404);
      assert.equal((await app.get(take(id, 'someday'), linkWorker)).status, 404);
      assert.equal((await app.get(take(id), otherLinkWorker)).status, 403);
      assert.equal((await app.get(`/cases/${id}/measures`, otherLinkWorker)).status, 200);
      assert.equal((await app.post(take(id, 'follow_up'), { ons4_happy: '5' }, linkWorker)).status, 409);
    });

    test('the programme shows averages of eight or more, and who is missing', async () => {
      const coordinator = app.clare.coordinator;
      for (let index = 0; index < 9; index++) {
        const { id } = await seedCase(app, { state: 'active' });
        await app.sql('update referral set sessions_held = 8 where id = $1', [id]);
        await record(id);
        if (index < 8) {
          const filled = [{ instrument: 'ons4', declined: false, answers: { ...ons4, happy: 5 } }];
          await record(id, { timepoint: 'end', filled });
        }
        await app.sql("update referral set state = 'closed' where id = $1", [id]);
      }
      const page = await (await app.get('/measures', coordinator)).text();
      const happy = /id="row-ons4-happy".*?<\/tr>/s.exec(page)?.[0] ?? '';
      assert.match(happy, /8 better, 0 the same, 0 worse.*>3\.0<.*>5\.0<.*>8<.*fewer than 8/s);
      const control = /id="row-control-control".*?<\/tr>/s.exec(page)?.[0] ?? '';
      assert.match(control, />–<.*>–<.*>0<.*>9</s);
      assert.equal((await app.get('/measures', app.clare.linkWorker)).status, 403);
      assert.ok(!(await (await app.get('/measures', app.trafford.coordinator)).text()).includes('row-ons4'));
    });
  });
});
