import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { seedCase } from '../../../care/testing.ts';
import { systemActor } from '../../../platform/database/index.ts';
import { type TestApp, testApp } from '../../../web/testing.ts';
import { recordAssessments } from '../../record-assessments.ts';
import { remindOfLicences } from '../../schedule/remind-of-licences.ts';
import { fileOf, fixture, understood } from '../import/testing.ts';
import { instrumentsOf } from '../queries.ts';
import { swemwbs } from '../slots.ts';
import { questionnaireRoutes } from './index.ts';

const today = Temporal.PlainDate.from('2026-11-23');
const hostile = '<script>alert(1)</script>';

describe('questionnaires of a programme', () => {
  let app: TestApp;
  before(async () => {
    app = await testApp(questionnaireRoutes);
  });
  after(() => app.close());

  const office = () => app.clare.administrator;
  const standing = async (id: string, day = today) => {
    const { standings } = await app.database.within(office().actor, scope => instrumentsOf(scope, day));
    return standings.find(one => one.instrument.id === id);
  };
  const number = async (id: string) => `${(await standing(id))?.number ?? 0}`;
  const look = (text: string) =>
    app.post('/questionnaires/import', { file: [new File([text], 'q.json')] }, office());
  const keep = (text: string, more: Record<string, string> = {}) =>
    app.post('/questionnaires/import/keep', { text, mark: understood(text).mark, ...more }, office());
  const audits = (id: string) =>
    app.sql<{ fields: string[] }>(
      `select fields from audit_entry where verb = 'questionnaire.changed' and $1 = any(fields)`,
      [id],
    );

  test('a file is looked at before anything is kept; kept, kept again, and kept changed', async () => {
    const text = fileOf(
      [
        { linkId: '1', type: 'integer', text: hostile },
        { linkId: '2', type: 'date', text: 'When?' },
      ],
      {
        url: 'http://example.org/q/first',
        title: 'First',
      },
    );
    const { id } = understood(text);
    const shown = await look(text);
    assert.equal(shown.status, 200);
    const html = await shown.text();
    assert.match(html, /&lt;script&gt;alert/);
    assert.ok(!html.includes(hostile));
    assert.match(html, /This kind of answer is not supported/);
    assert.equal(await standing(id), undefined, 'looking keeps nothing');

    assert.equal((await keep(text)).status, 303);
    assert.equal((await keep(text)).status, 303);
    assert.equal((await standing(id))?.instrument.version, 1);
    assert.equal((await audits(id)).length, 1, 'the same again changes nothing and is not told');
    assert.match(await (await look(text)).text(), /Nothing is to be done/);

    const changed = text.replace('When?', 'On which day?').replace('integer', 'decimal');
    assert.equal((await keep(changed, { comparable: 'yes' })).status, 303);
    const now = await standing(id);
    assert.equal(now?.instrument.version, 2);
    assert.deepEqual(now?.instrument.comparableWith, [1]);
    assert.deepEqual(
      now?.instrument.earlier?.map(one => [one.version, one.items[0]?.kind]),
      [[1, 'count']],
    );
    assert.equal((await app.get(`/questionnaires/${id}`, app.clare.coordinator)).status, 200);
  });

  test('a file that is none, and one that was changed on the way, keep nothing', async () => {
    const refused = await look('{"resourceType":"Patient"}');
    assert.equal(refused.status, 422);
    assert.match(await refused.text(), /This is not a Questionnaire of FHIR R4/);
    assert.equal((await app.post('/questionnaires/import', {}, office())).status, 422);
    const text = fileOf([{ linkId: '1', type: 'string', text: 'A' }], { url: 'http://example.org/q/other' });
    const swapped = await app.post(
      '/questionnaires/import/keep',
      { text: text.replace('"A"', '"B"'), mark: understood(text).mark },
      office(),
    );
    assert.equal(swapped.headers.get('location'), '/questionnaires/import');
    assert.equal(await standing(understood(text).id), undefined);
  });

  test('only the administrator changes; a co-ordinator reads; another programme knows nothing of it', async () => {
    const text = await fixture('Questionnaire-gad7');
    const { id, mark } = understood(text);
    const asLead = await app.post('/questionnaires/import/keep', { text, mark }, app.clare.coordinator);
    assert.equal(asLead.status, 403);
    assert.equal((await app.get('/questionnaires', app.clare.linkWorker)).status, 403);
    assert.equal((await keep(text)).status, 303);
    assert.equal((await app.get(`/questionnaires/${id}`, app.clare.coordinator)).status, 200);
    assert.equal((await app.get(`/questionnaires/${id}`, app.trafford.coordinator)).status, 404);
    assert.equal((await app.get('/questionnaires/nothing', app.clare.coordinator)).status, 404);
  });

  test('scales are marked on a page; until then nothing is scored; a changed scoring of answered ones is a new version', async () => {
    const text = await fixture('Questionnaire-phq9');
    const { id, definition } = understood(text);
    await keep(text);
    const path = `/questionnaires/${id}/scales`;
    const fields = async (more: Record<string, string | readonly string[]> = {}) => ({
      number: await number(id),
      name: 'Low mood',
      items: definition.items.map(item => item.id),
      counting: 'order0',
      may_miss: '0',
      when_missing: 'sum',
      better: 'lower',
      bands: '0 Minimal\n5 Mild\n10 Moderate',
      reliable: '6',
      ...more,
    });
    const own = await app.post(path, await fields({ counting: 'own' }), office());
    assert.equal(own.status, 422, 'the file says no points');
    assert.match(await own.text(), /counts nothing/);
    const late = await app.post(path, await fields({ bands: '1 Minimal' }), office());
    assert.equal(late.status, 422);
    assert.match(await late.text(), /value="Low mood"/);
    assert.equal((await app.post(path, await fields(), office())).status, 303);
    const [scale] = (await standing(id))?.instrument.scales ?? [];
    assert.deepEqual([scale?.min, scale?.max, scale?.bands.length], [0, 27, 3]);
    const stale = await app.post(path, await fields({ number: '1' }), office());
    assert.equal(stale.status, 409);

    const { id: referralId } = await seedCase(app, { state: 'active' });
    const answers = Object.fromEntries(definition.items.map(item => [item.id, 1]));
    await app.database.within(app.clare.linkWorker.actor, scope =>
      recordAssessments(scope, {
        referralId,
        timepoint: 'baseline',
        takenOn: today,
        filled: [{ instrument: id, declined: false, answers }],
      }),
    );
    const [row] = await app.sql<{ scores: object; instrument_version: number }>(
      'select scores, instrument_version from assessment where instrument = $1',
      [id],
    );
    assert.deepEqual(row, { scores: { s1: 9 }, instrument_version: 1 });
    const removed = await app.post(`${path}/${scale?.id}/remove`, { number: await number(id) }, office());
    assert.equal(removed.status, 303);
    const now = await standing(id);
    assert.deepEqual([now?.instrument.version, now?.instrument.scales], [2, []]);
    assert.deepEqual(
      now?.instrument.earlier?.map(one => one.scales.length),
      [1],
      'what was answered keeps its scores',
    );
  });

  test('a slot: licence first, then words; it is asked until the licence ends, and scored ever after', async () => {
    const path = '/questionnaires/swemwbs';
    assert.equal((await app.get(`${path}/words/en`, office())).status, 409, 'no licence yet');
    const nothing = await app.post(`${path}/licence`, { number: '0', granted_by: '' }, office());
    assert.equal(nothing.status, 422);
    const granted = await app.post(
      `${path}/licence`,
      {
        number: '0',
        granted_by: 'University of Warwick',
        licence_number: 'W-1',
        'until-day': '30',
        'until-month': '11',
        'until-year': '2026',
      },
      office(),
    );
    assert.equal(granted.status, 303);
    const early = await app.post(
      `${path}/asked`,
      { number: await number('swemwbs'), asked: 'yes' },
      office(),
    );
    assert.equal(early.status, 409, 'no words yet');
    const words = Object.fromEntries([
      ...swemwbs.items.map(item => [item.id, `Made-up sentence ${item.id}`]),
      ...[1, 2, 3, 4, 5].map(value => [`q1_${value}`, `Answer ${value}`]),
    ]);
    const { q7: _, ...short } = words;
    const half = await app.post(`${path}/words/en`, { number: await number('swemwbs'), ...short }, office());
    assert.equal(half.status, 422);
    assert.match(await half.text(), /Made-up sentence q3/);
    const full = await app.post(`${path}/words/en`, { number: await number('swemwbs'), ...words }, office());
    assert.equal(full.status, 303);
    const irish = await app.post(
      `${path}/words/ga`,
      {
        number: await number('swemwbs'),
        ...Object.fromEntries(Object.entries(words).map(([name, said]) => [name, `${said} (ga)`])),
      },
      office(),
    );
    assert.equal(irish.status, 303);
    const now = await standing('swemwbs');
    assert.equal(now?.instrument.items[6]?.text?.ga, 'Made-up sentence q7 (ga)');
    assert.equal(now?.instrument.items[6]?.text?.en, 'Made-up sentence q7');
    assert.deepEqual(now?.instrument.comparableWith, [1], 'a translation changes no score');
    assert.equal(
      (await app.post(`${path}/asked`, { number: await number('swemwbs'), asked: 'yes' }, office())).status,
      303,
    );
    assert.equal((await standing('swemwbs'))?.mayBeAsked, true);
    assert.equal((await standing('swemwbs', today.add({ days: 8 })))?.mayBeAsked, false);
    assert.equal((await standing('swemwbs', today.add({ days: 8 })))?.instrument.scales, swemwbs.scales);
    const list = await (await app.get('/questionnaires', office())).text();
    assert.match(list, /the licence ends on/);
    assert.equal((await audits('swemwbs')).length, 4);
    const remind = () => app.database.within(systemActor(office().actor.programmeId), remindOfLicences);
    const tasks = () =>
      app.sql<{ due_on: Temporal.PlainDate }>(
        "select due_on from task where kind = 'renew_licence' and done_at is null",
      );
    await remind();
    await remind();
    assert.deepEqual(
      (await tasks()).map(one => one.due_on.toString()),
      ['2026-11-30'],
      'once, before it ends',
    );
    app.clock.forward({ days: 8 });
    await remind();
    assert.equal((await tasks()).length, 1, 'and it stays when it has ended');
    const renewed = await app.post(
      `${path}/licence`,
      { number: await number('swemwbs'), granted_by: 'University of Warwick', licence_number: 'W-2' },
      office(),
    );
    assert.equal(renewed.status, 303, await renewed.text());
    await remind();
    assert.deepEqual(await tasks(), [], 'the new licence settles it');
    app.clock.forward({ days: -8 });
  });

  test('the same form sent twice makes one step', async () => {
    const step = { number: await number('phq4'), asked: 'yes', _once: 'once-and-only-once-phq4' };
    await app.post('/questionnaires/phq4/asked', step, office());
    await app.post('/questionnaires/phq4/asked', step, office());
    assert.equal((await audits('phq4')).length, 1);
    const pack = await app.post('/questionnaires/ons4/asked', { number: '0', asked: 'no' }, office());
    assert.equal(pack.status, 409);
  });
});
