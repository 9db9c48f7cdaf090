import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { seedCase } from '../../care/testing.ts';
import { answerStore, type KeptAnswer } from '../../matching/index.ts';
import { type TestApp, testApp } from '../../web/testing.ts';
import { introductionRoutes } from '../index.ts';
import { seedService } from '../testing.ts';

describe('nothing found, and why something was', () => {
  let app: TestApp;
  let me: TestApp['clare']['linkWorker'];
  before(async () => {
    app = await testApp(introductionRoutes);
    me = app.clare.linkWorker;
  });
  after(() => app.close());

  test('one tap records what is missing, with nobody in it, and the list counts it', async () => {
    const empty = await (await app.get('/unmet-needs', me)).text();
    assert.match(empty, /Nothing has been recorded yet/);
    const fields = { concept: 'interest.swimming', limit: 'too_far', area: 'V95' };
    for (let i = 0; i < 2; i += 1) assert.equal((await app.post('/unmet-needs', fields, me)).status, 303);
    const [row] = await app.sql(
      'select concept, need, person_id, referral_id, words, place_area from unmet_need',
    );
    assert.deepEqual(row, {
      concept: 'interest.swimming',
      need: null,
      person_id: null,
      referral_id: null,
      words: null,
      place_area: 'V95',
    });
    assert.match(
      await (await app.get('/unmet-needs', me)).text(),
      /swimming[\s\S]*V95[\s\S]*Too far[\s\S]*>2</i,
    );
    const csv = await app.get('/unmet-needs/list.csv', app.clare.coordinator);
    assert.match(await csv.text(), /swimming,V95,[^,]+,2,2026-11-23/);
    const elsewhere = await (await app.get('/unmet-needs', app.trafford.linkWorker)).text();
    assert.doesNotMatch(elsewhere, /swimming/);
  });

  test('with a case in hand it is theirs, and on record; a stranger’s case is not found', async () => {
    const { id, personId } = await seedCase(app, { state: 'active' });
    const fields = { concept: 'need.lonely', limit: 'none_exists', referral: id };
    assert.equal((await app.post('/unmet-needs', fields, me)).headers.get('location'), `/cases/${id}`);
    const [row] = await app.sql('select need, person_id from unmet_need where referral_id = $1', [id]);
    assert.deepEqual(row, { need: 'lonely', person_id: personId });
    const [entry] = await app.sql(
      `select person_id, reason from audit_entry where verb = 'unmet_need.recorded' and person_id = $1`,
      [personId],
    );
    assert.deepEqual(entry, { person_id: personId, reason: 'none_exists' });
    assert.equal((await app.post('/unmet-needs', fields, app.trafford.linkWorker)).status, 404);
    const bad = await app.post('/unmet-needs', { concept: '<b>', limit: 'gold' }, me);
    assert.equal(bad.headers.get('location'), '/unmet-needs');
  });

  test('an introduction keeps the answer it came from, and says why', async () => {
    const { id: referral } = await seedCase(app, { state: 'active' });
    const service = await seedService(app, { name: '<i>Courthouse Singers' });
    const answer: KeptAnswer = {
      lexicon: '2026-11-1',
      weights: { k: 60, concepts: 1, words: 0.3 },
      language: 'en',
      concepts: ['interest.singing'],
      musts: ['free'],
      wishes: [],
      withinKm: 10,
      area: 'V95',
      hidden: [{ limit: 'free', count: 2 }],
      services: [
        {
          id: service,
          name: '<i>Courthouse Singers',
          score: 0.0171,
          shown: true,
          metres: 900,
          reasons: [{ concept: 'interest.singing', by: 'name', said: 'singers', fit: 1.1 }],
          unknown: [],
        },
      ],
    };
    await app.database.within(me.actor, async scope => {
      const store = answerStore(scope);
      assert.equal(await store.keep(referral, answer), true);
      assert.equal(await store.keep(referral, answer), false, 'the same answer is kept once');
    });
    const fields = { service, referral, kind: 'referred', stage: 'chosen', share_contact: 'yes' };
    await app.post('/introductions', fields, me);
    const [one] = await app.sql<{ id: string }>('select id from introduction where referral_id = $1', [
      referral,
    ]);
    const path = `/cases/${referral}/introductions/${one?.id}/why`;
    const html = await (await app.get(path, me)).text();
    assert.match(html, /singing: its name says “singers”/);
    assert.match(html, /2 charge/);
    assert.match(html, /&lt;i&gt;Courthouse Singers/);
    assert.equal((await app.get(path, app.trafford.linkWorker)).status, 404);
  });

  test('an introduction that came from no sentence says so', async () => {
    const { id: referral } = await seedCase(app, { state: 'active' });
    const service = await seedService(app);
    await app.post(
      '/introductions',
      { service, referral, kind: 'referred', stage: 'chosen', share_contact: 'yes' },
      me,
    );
    const [one] = await app.sql<{ id: string }>('select id from introduction where referral_id = $1', [
      referral,
    ]);
    const html = await (await app.get(`/cases/${referral}/introductions/${one?.id}/why`, me)).text();
    assert.match(html, /did not come from a sentence/);
  });
});
