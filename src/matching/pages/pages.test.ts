import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { newId } from '../../core/index.ts';
import { directoryRoutes, endPause, importDirectory, pauseService } from '../../directory/index.ts';
import { makeFetcher } from '../../platform/fetching/index.ts';
import { placeOf } from '../../programmes/index.ts';
import { type TestApp, testApp } from '../../web/testing.ts';
import { inTheirWords, matchApi } from '../index.ts';
import { learningStore } from '../learning/store.ts';

const referralId = newId();
const speaksOfDanger = (text: string) => text.includes('end it all');
const list = `id,name,description,fees,wheelchair,lat,lon,category
a,Grow Together,Gardening for everyone with tea,Free,yes,53.43,-2.32,gardening
b,Allotment Day,Vegetables and tea,£3,no,53.44,-2.33,gardening
c,Sale Singers,A choir for all,,,53.43,-2.32,music
d,Walking On,A walk for people who are bereaved,Free,,53.43,-2.32,bereavement
`;

describe('a sentence on Find support', () => {
  let app: TestApp;
  const find = async (params: Record<string, string>) => {
    const response = await app.get(`/find?${new URLSearchParams(params)}`, app.trafford.linkWorker);
    assert.equal(response.status, 200);
    return response.text();
  };
  const ask = async (body: unknown, as?: TestApp['trafford']['linkWorker'], type = 'application/json') =>
    app.request('/api/match', {
      method: 'POST',
      body: JSON.stringify(body),
      headers: { 'content-type': type, origin: 'http://localhost', ...(as ? { cookie: as.cookie } : {}) },
    });

  before(async () => {
    app = await testApp([
      ...directoryRoutes({
        fetcher: makeFetcher({ allow: [], agent: 'Hedgerow' }),
        caseInHand: async (_scope, id) =>
          id === referralId ? { referralId, name: 'Breda', postcode: 'M33 7ZF' } : null,
        crisis: () => null,
        inTheirWords: inTheirWords({
          speaksOfDanger,
          crisis: (_view, alert) => (alert ? 'CRISIS PANEL' : 'HELP RIGHT NOW'),
        }),
      }),
      matchApi({ speaksOfDanger }),
    ]);
    await app.database.within(app.trafford.coordinator.actor, scope =>
      importDirectory(scope, {
        source: {
          key: 'own',
          title: 'own',
          region: 'uk',
          licence: 'x',
          licenceUrl: null,
          attribution: null,
          url: null,
          correctAsOf: null,
          settings: { mapping: null, organization: null, fallbackKinds: [] },
        },
        files: [{ name: 'own.csv', bytes: Buffer.from(list) }],
        placeOf: code => placeOf('uk', code),
      }),
    );
  });
  after(() => app.close());
  before(() =>
    app.sql(
      `insert into referral (programme_id, id, reference, state, state_since, route, submitted, given_name, family_name, received_at)
       values ($1, $2, 'HG-TEST-1', 'active', $3, 'self', '{}', 'Breda', 'Kinnane', $3)`,
      [app.trafford.coordinator.actor.programmeId, referralId, app.clock.now().toString()],
    ),
  );

  const say = 'since my husband died I am lonely, I used to grow vegetables and sing, I have no car';

  test('is answered with what was heard, groups and reasons, above the whole list', async () => {
    const html = await find({ say });
    assert.match(html, /loss and grief<q>died<\/q>/);
    assert.match(html, /Because of “grow vegetables”: its name says “allotment”/);
    assert.match(html, /id="match-/);
    assert.match(html, /The whole directory/);
    assert.match(html, /Nothing found for: company|Company/);
  });

  test('folds the plain search away, until that is asked too', async () => {
    const closed = await find({ say });
    assert.match(closed, /<details class="fold"><summary>The whole directory/);
    const open = await find({ say, q: 'choir' });
    assert.match(open, /<details class="fold" open=""><summary>The whole directory/);
    const plain = await find({ q: 'choir' });
    assert.doesNotMatch(plain, /The whole directory/);
    assert.match(plain, /<details class="fold"><summary>In their words/);
  });

  test('a group that takes nobody new says until when, to staff and not to visitors', async () => {
    const [service] = await app.sql<{ id: string }>(
      "select id from directory.service where name = 'Grow Together'",
    );
    const today = app.clock.now().toZonedDateTimeISO('Europe/London').toPlainDate();
    await app.database.within(app.trafford.coordinator.actor, scope =>
      pauseService(scope, {
        serviceId: service?.id ?? '',
        until: today.add({ days: 40 }),
        reason: 'full',
        today,
      }),
    );
    const words = /Takes nobody new before/;
    assert.match(await find({ say: 'gardening', near: 'M33 7ZF' }), words);
    const visitor = await app.get(
      `/trafford/find?${new URLSearchParams({ say: 'gardening', near: 'M33 7ZF' })}`,
    );
    assert.doesNotMatch(await visitor.text(), words);
    await app.database.within(app.trafford.coordinator.actor, scope => endPause(scope, service?.id ?? ''));
    assert.doesNotMatch(await find({ say: 'gardening', near: 'M33 7ZF' }), words);
  });

  test('a chip taken away is gone from the answer and can come back', async () => {
    const html = await find({ say, not: 'interest.singing' });
    assert.doesNotMatch(html, /<q>sing<\/q>/);
    assert.match(html, /Bring back what was taken away/);
  });

  test('a tick hides a recorded no and says so; unknown stays', async () => {
    const html = await find({ say, decided: 'yes', must_free: 'yes' });
    assert.match(html, /1 hidden: 1 charges/);
    assert.match(html, /match-[^"]+">[\s\S]*Sale Singers[\s\S]*The whole directory/);
    const shown = await find({ say, decided: 'yes', must_free: 'yes', hidden: 'show' });
    assert.match(shown, /Hide them again/);
  });

  test('the case in hand stays, and what is missing can be written down', async () => {
    const html = await find({ say: 'I love swimming', for: referralId });
    assert.match(html, /Nothing found for swimming/);
    assert.match(html, /action="\/unmet-needs"/);
    assert.match(html, new RegExp(`name="referral" value="${referralId}"`));
    assert.match(html, /name="say" value="I love swimming"/);
  });

  test('words of danger bring the crisis panel first; hostile text is only text', async () => {
    const danger = await find({ say: 'I want to end it all' });
    assert.ok(danger.indexOf('CRISIS PANEL') < danger.indexOf('What we heard'));
    const calm = await find({ say: 'I would like to sing' });
    assert.doesNotMatch(calm, /CRISIS PANEL/);
    assert.ok(calm.indexOf('HELP RIGHT NOW') > calm.indexOf('What we heard'));
    const hostile = await find({ say: '<script>alert(1)</script> lonely', not: "';--<b>", hidden: 'x' });
    assert.doesNotMatch(hostile, /<script>alert|--<b>/);
    for (const words of ['🌿', '\u0000', 'a', 'أنا وحيدة', 'x '.repeat(1400)]) await find({ say: words });
  });

  test('POST /api/match answers the same as JSON, with all that a replay needs', async () => {
    const response = await ask(
      { statement: `${say}. It must be free.`, near: 'M33' },
      app.trafford.linkWorker,
    );
    assert.equal(response.status, 200);
    const answer = await response.json();
    assert.deepEqual(answer.limits, { must: ['free'], wish: ['without_car'] });
    assert.deepEqual(answer.hidden, [{ limit: 'free', count: 1 }]);
    assert.equal(answer.read_carefully, false);
    assert.match(answer.lexicon, /^\d{4}-\d\d-\d+$/);
    assert.deepEqual(answer.weights, { k: 60, concepts: 1, words: 0.3 });
    const [first] = answer.groups[0].services;
    assert.equal(first.name, 'Walking On');
    assert.deepEqual(first.reasons[0].words, ['died']);
    assert.ok(first.metres > 0);
  });

  test('POST /api/match uses the factors the programme approved, and no other programme’s', async () => {
    const asked = { statement: say, near: 'M33' };
    const firstOf = async () => {
      const answer = await (await ask(asked, app.trafford.linkWorker)).json();
      return answer.groups[0].services[0];
    };
    const before = await firstOf();
    assert.equal('learned' in before.reasons[0], false);
    const { concept, fit } = before.reasons[0];
    const lesson = {
      conceptId: concept,
      serviceId: before.id,
      outcomes: 9,
      people: 8,
      went: 9,
      usual: 0.7,
      factor: 1.1,
    };
    const learn = (who: TestApp['trafford']['coordinator']) =>
      app.database.within(who.actor, async scope => {
        const store = learningStore(scope);
        await store.propose([lesson], Temporal.PlainDate.from('2026-11-20'));
        assert.equal(await store.decide({ ...lesson, version: 1 }, true), true);
      });
    await learn(app.clare.coordinator);
    assert.equal((await firstOf()).reasons[0].fit, fit);
    await learn(app.trafford.coordinator);
    const reason = (await firstOf()).reasons.find((one: { concept: string }) => one.concept === concept);
    assert.equal(reason.learned, 1.1);
    assert.ok(Math.abs(reason.fit - fit * 1.1) < 1e-9);
  });

  test('5,000 words, none and other scripts get an answer', async () => {
    for (const statement of ['lonely and sing '.repeat(1700), '', '🌿', 'Я самотня', 'ﷺ'.repeat(3000)]) {
      const response = await ask({ statement }, app.trafford.linkWorker);
      assert.equal(response.status, 200);
    }
  });

  test('what does not fit is told as JSON, and the door is shut to strangers', async () => {
    assert.equal((await ask({ statement: 4 }, app.trafford.linkWorker)).status, 422);
    assert.equal((await ask({ statement: 'x', musts: ['gold'] }, app.trafford.linkWorker)).status, 422);
    assert.equal((await ask({ statement: 'x' }, app.trafford.linkWorker, 'text/plain')).status, 422);
    const stranger = await ask({ statement: 'x' });
    assert.equal(stranger.status, 401);
    assert.equal((await stranger.json()).error, 'sign_in');
  });

  test('another region has nothing of it', async () => {
    const answer = await (await ask({ statement: 'gardening' }, app.clare.linkWorker)).json();
    assert.deepEqual(answer.groups, []);
  });
});
