import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import fc from 'fast-check';
import { seedCase } from '../care/testing.ts';
import { newId } from '../core/index.ts';
import { systemActor } from '../platform/database/index.ts';
import { addStatusLink } from '../referrals/index.ts';
import { surveysReportRoutes } from '../reports/surveys/page.tsx';
import { resultsOf, wordsToShow } from '../reports/surveys/surveys.ts';
import { type TestApp, testApp } from '../web/testing.ts';
import { askSurveys, publicSurveyRoutes, surveyRoutes } from './index.ts';
import { answersTo, surveyMarks, surveyQuestions } from './survey.ts';

const filled = (answers: Record<string, string>, more = {}) => ({
  answers: answersTo('experience', answers),
  words: null,
  mayQuote: false,
  lot: newId(),
  ...more,
});

describe('what surveys come to', () => {
  test('shares have Wilson’s span: 15 of 148 as in Newcombe 1998, table I', () => {
    const all = [
      ...Array.from({ length: 15 }, () => filled({ listened: 'yes' })),
      ...Array.from({ length: 133 }, () => filled({ listened: 'no' })),
    ];
    const [first, second] = resultsOf('experience', all) ?? [];
    assert.deepEqual(first?.share && [first.share.low, first.share.high].map(one => one.toFixed(4)), [
      '0.0624',
      '0.1605',
    ]);
    assert.deepEqual([first?.yes, first?.no, first?.left, second?.left], [15, 133, 0, 148]);
    assert.equal(second?.share, null, 'nobody answered it: no share');
  });

  test('of fewer than eight nothing is shown; words only of those who said so', () => {
    const seven = Array.from({ length: 7 }, () =>
      filled({ reach: 'yes' }, { words: 'Kind', mayQuote: true }),
    );
    assert.equal(resultsOf('experience', seven), null);
    assert.deepEqual(wordsToShow(seven), []);
    const eight = [...seven, filled({}, { words: 'Not for others', mayQuote: false })];
    assert.deepEqual(wordsToShow(eight), Array(7).fill('Kind'));
  });

  test('whatever comes, only marks that the survey offers are kept', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.anything()), given => {
        const kept = Object.entries(answersTo('experience', given));
        const questions: readonly string[] = surveyQuestions.experience;
        assert.ok(
          kept.every(([question, mark]) => questions.includes(question) && surveyMarks.includes(mark)),
        );
      }),
    );
  });
});

describe('surveys', () => {
  let app: TestApp;
  before(async () => {
    app = await testApp([...surveyRoutes, ...surveysReportRoutes, ...publicSurveyRoutes]);
  });
  after(() => app.close());
  const programme = () => app.clare.linkWorker.actor.programmeId;
  const run = (id = programme()) =>
    app.database.within(systemActor(id), scope => askSurveys(scope, 'http://localhost'));
  const linkOf = async (referralId: string) => {
    const sent = await app.sql<{ body: string }>(
      "select body from message where referral_id = $1 and template like 'survey%' order by created_at, id",
      [referralId],
    );
    return (
      sent.map(one => /http:\/\/localhost(\/clare\/survey\/\S+)/.exec(one.body)?.[1]).findLast(Boolean) ?? ''
    );
  };
  const asks = (referralId: string) =>
    app.sql<{ ended: string | null; answers: unknown; words: string | null; moment: string }>(
      'select id, ended, answers, words, moment from survey_ask where referral_id = $1 order by moment',
      [referralId],
    );
  async function met(times: number, more: Parameters<typeof seedCase>[1] = {}) {
    const seeded = await seedCase(app, { state: 'active', ...more });
    await app.sql('update referral set sessions_held = $2 where id = $1', [seeded.id, times]);
    return seeded;
  }

  test('asked once after four meetings, reminded once; looking changes nothing; anonymous answers lead nowhere', async () => {
    const { id, personId } = await met(4);
    const { id: early } = await met(3);
    await run();
    await run();
    assert.equal((await asks(id)).length, 1);
    assert.deepEqual(await asks(early), []);
    const first = await linkOf(id);
    const page = await app.get(first);
    assert.equal(page.status, 200);
    assert.doesNotMatch(await page.text(), /Breda|Kinnane/);
    assert.equal((await asks(id))[0]?.ended, null);
    app.clock.forward({ hours: 24 * 11 });
    await run();
    await run();
    const second = await linkOf(id);
    assert.notEqual(first, second);
    assert.equal((await app.get(first)).status, 404, 'the newest link counts');
    assert.equal((await app.post(second, {})).status, 409, 'nothing was answered');
    const sent = await app.post(second, {
      listened: 'yes',
      reach: 'partly',
      words: '<b>Kind</b> people',
      quote: 'yes',
    });
    assert.equal(sent.status, 303, await sent.text());
    assert.equal((await app.post(second, { listened: 'no' })).status, 409);
    const [asked] = await asks(id);
    assert.deepEqual([asked?.ended, asked?.answers, asked?.words], ['answered', null, null]);
    const rows = await app.sql<Record<string, unknown>>('select * from survey_answer');
    assert.equal(rows.length, 1);
    assert.ok(!JSON.stringify(rows).includes(id) && !JSON.stringify(rows).includes(personId));
    const told = await app.sql(
      `select 1 from audit_entry where verb = 'survey.answered' and (person_id is not null or subject_kind <> 'programme')`,
    );
    assert.deepEqual(told, []);
  });

  test('who wishes to be known stands in the record; words of danger show help first', async () => {
    const { id } = await met(5);
    await run();
    const sent = await app.post(await linkOf(id), {
      choice: 'no',
      words: 'I want to end my life',
      known: 'yes',
    });
    assert.match(sent.headers.get('location') ?? '', /survey-thanks\?help=first/);
    const tasks = await app.sql("select 1 from task where referral_id = $1 and kind = 'judge_words'", [id]);
    assert.equal(tasks.length, 1);
    const [asked] = await asks(id);
    assert.deepEqual([asked?.answers, asked?.words], [{ choice: 'no' }, 'I want to end my life']);
  });

  test('not asked: an open concern, a restricted need, who died, and who allows no way', async () => {
    const concerned = await met(6);
    await app.sql(
      `insert into concern (programme_id, id, person_id, referral_id, kind, words, raised_by, raised_at, owner_id, decide_by, state)
       values ($1, $2, $3, $4, 'safeguarding', 'said', $5, $6, $5, '2026-11-24', 'open')`,
      [
        programme(),
        newId(),
        concerned.personId,
        concerned.id,
        app.clare.coordinator.actor.id,
        app.clock.now(),
      ],
    );
    const harmed = await met(6);
    await app.sql(
      "insert into referral_need (programme_id, referral_id, need) values ($1, $2, 'domestic_abuse')",
      [programme(), harmed.id],
    );
    const died = await met(6, { state: 'closed' });
    await app.sql("update referral set closed_at = $2, closing_reason = 'died' where id = $1", [
      died.id,
      app.clock.now(),
    ]);
    const silent = await met(6, { mayText: false });
    await run();
    for (const one of [concerned, harmed, died]) assert.deepEqual(await asks(one.id), []);
    assert.deepEqual(
      (await asks(silent.id)).map(one => one.ended),
      ['not_reached'],
    );
  });

  test('who refers is asked once in half a year, whoever it was about', async () => {
    const refer = async () => {
      const seeded = await seedCase(app, { allocatedAt: '2026-10-20T09:00:00Z' });
      await app.sql("update referral set referrer_email = 'GP@example.org' where id = $1", [seeded.id]);
      return seeded.id;
    };
    const ids = [await refer(), await refer()];
    await run();
    const sent = await app.sql<{ recipient: string }>(
      "select id, recipient from message where template = 'survey_referrer' and referral_id = any ($1)",
      [ids],
    );
    assert.equal(sent.length, 1);
    const link = (await Promise.all(ids.map(linkOf))).find(Boolean) ?? '';
    assert.match(await (await app.get(link)).text(), /Is it easy to refer somebody to us/);
    assert.equal((await app.post(link, { easy: 'yes' })).status, 303);
  });

  test('who referred says it from the page on their referral, once, without being asked; a programme may switch it off', async () => {
    const { id } = await met(1);
    await app.sql(
      "update referral set route = 'professional', referrer_email = 'dr.lynch@practice.example.org', triaged_at = now() where id = $1",
      [id],
    );
    const token = await app.database.within(systemActor(programme()), async scope =>
      addStatusLink(scope, id),
    );
    const path = `/clare/status/${token}/survey`;
    const page = await (await app.get(path)).text();
    assert.match(page, /How is it to refer to us/);
    assert.doesNotMatch(page, /Breda|Kinnane/);
    assert.deepEqual(await asks(id), [], 'looking changes nothing');
    assert.equal((await app.get('/clare/status/lost/survey')).status, 404);
    assert.equal((await app.post(path, {})).status, 409, 'nothing was answered');
    assert.equal((await app.post(path, { easy: 'yes' })).status, 303);
    assert.equal((await app.post(path, { easy: 'no' })).status, 409, 'once for a referral');
    assert.match(await (await app.get(path)).text(), /Your answers have come/);
    const [answer] = await app.sql("select answers from survey_answer where way = 'status_page'");
    assert.deepEqual(answer?.['answers'], { easy: 'yes' });
    const switched = (to: boolean) =>
      app.sql(
        "update programme set settings = settings || jsonb_build_object('asksReferrers', $1::boolean)",
        [to],
      );
    await app.sql("update referral set received_at = now() - interval '40 days' where id = $1", [id]);
    const { id: other } = await met(1);
    await app.sql(
      `update referral set route = 'professional', referrer_email = 'nurse@practice.example.org', received_at = now() - interval '40 days'
       where id = $1`,
      [other],
    );
    await switched(false);
    await run();
    assert.deepEqual(await asks(other), [], 'nobody is asked');
    await switched(true);
    await run();
    assert.equal((await asks(other)).length, 1);
    assert.equal((await asks(id)).length, 1, 'and who said it already is not asked again');
  });

  test('a sheet of paper has a code and no name; a co-ordinator enters it; a wrong code opens nothing', async () => {
    const { id } = await met(2);
    const given = await app.post(`/cases/${id}/survey`, {}, app.clare.linkWorker);
    assert.equal(given.status, 303, await given.text());
    const sheet = given.headers.get('location') ?? '';
    const text = await (await app.get(sheet, app.clare.linkWorker)).text();
    assert.doesNotMatch(text, /Kinnane/);
    const [, code = ''] = /S-[0-9A-Z-]+/.exec(text) ? [null, /S-[0-9A-Z-]+/.exec(text)?.[0]] : [];
    assert.equal((await app.get(sheet, app.trafford.coordinator)).status, 404);
    assert.equal(
      (await app.post('/surveys/enter', { code, listened: 'yes' }, app.clare.linkWorker)).status,
      403,
    );
    const wrong = await app.post(
      '/surveys/enter',
      { code: 'S-0000-0000', listened: 'yes' },
      app.clare.coordinator,
    );
    assert.equal(wrong.status, 404);
    const none = await app.post('/surveys/enter', { code: '', listened: 'yes' }, app.clare.coordinator);
    assert.equal(none.status, 422);
    const entered = await app.post('/surveys/enter', { code, listened: 'yes' }, app.clare.coordinator);
    assert.equal(entered.status, 303, await entered.text());
    assert.equal((await app.post(`/cases/${id}/survey`, {}, app.clare.linkWorker)).status, 409);
  });

  test('the report counts who was asked and who is missing, and shows words among eight only', async () => {
    const page = async (who = app.clare.coordinator) => (await app.get('/reports/surveys', who)).text();
    assert.match(await page(), /Words are shown from eight answers on/);
    for (let at = 0; at < 8; at += 1)
      await app.sql(
        `insert into survey_answer (programme_id, id, kind, moment, way, month, answers, words, may_quote)
         values ($1, gen_random_uuid(), 'experience', 'closed', 'message', '2026-11-01', '{"listened": "yes"}', '<i>Warm</i>', true)`,
        [programme()],
      );
    const shown = await page();
    assert.match(shown, /&lt;i&gt;Warm/);
    assert.match(shown, /could not be asked by any way they allow/);
    assert.match(await page(app.trafford.coordinator), /Nobody was asked: /);
    assert.equal((await app.get('/reports/surveys', app.clare.linkWorker)).status, 403);
  });
});
