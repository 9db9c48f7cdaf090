import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import fc from 'fast-check';
import { seedCase } from '../../care/testing.ts';
import { newId } from '../../core/index.ts';
import { type TestApp, testApp } from '../../web/testing.ts';
import { type AssetFact, byParts, toldNeeds, worksOf } from './assets.ts';
import { assetsRoutes } from './page.tsx';

const plain: AssetFact = {
  referralId: newId(),
  serviceId: 'a',
  serviceName: 'Choir',
  kinds: ['arts_music_drama'],
  attended: false,
  waiting: false,
  due: false,
  going: false,
  notAsked: false,
  barrier: null,
  ageBand: null,
  needs: [],
};
const many = (count: number, more: Partial<AssetFact>): readonly AssetFact[] =>
  Array.from({ length: count }, () => ({ ...plain, ...more }));

describe('which assets work', () => {
  test('by hand: 15 of 148 that wait no more went (Newcombe 1998, 0.0624 to 0.1605)', () => {
    const works = worksOf([
      ...many(15, { attended: true }),
      ...many(133, {}),
      ...many(20, { waiting: true }),
    ]);
    assert.equal(works.introduced, 168);
    assert.equal(works.waiting, 20);
    assert.ok(Math.abs((works.attended?.low ?? 0) - 0.0624) < 0.0001);
    assert.ok(Math.abs((works.attended?.high ?? 0) - 0.1605) < 0.0001);
    assert.equal(works.going, null, 'nobody is due');
  });

  test('still going is of those due only; from a handful no share', () => {
    const works = worksOf([
      ...many(4, { attended: true, due: true, going: true }),
      ...many(1, { attended: true, due: true, notAsked: true }),
      ...many(9, { attended: true }),
      ...many(2, { barrier: 'transport' }),
    ]);
    assert.equal(works.due, 5);
    assert.equal(works.going?.value, 0.8);
    assert.equal(works.notAsked, 1);
    assert.deepEqual(works.barriers, [{ code: 'transport', count: 2 }]);
    assert.equal(worksOf(many(4, { attended: true })).attended, null);
  });

  test('an introduction counts in each of its kinds once, and a restricted need in none', () => {
    const kinds = fc.uniqueArray(fc.constantFrom('sheds', 'sport', 'faith_cultural'));
    fc.assert(
      fc.property(fc.array(fc.record({ kinds, attended: fc.boolean() })), some => {
        const facts = some.map(one => ({ ...plain, ...one }));
        for (const part of byParts(facts, fact => fact.kinds))
          assert.equal(
            part.introduced,
            facts.filter(fact => fact.kinds.some(kind => kind === part.part)).length,
          );
      }),
    );
    assert.deepEqual(toldNeeds({ ...plain, needs: ['lonely', 'domestic_abuse', 'gone'] }), ['lonely']);
  });
});

describe('the report on assets', () => {
  let app: TestApp;
  before(async () => {
    app = await testApp(assetsRoutes);
  });
  after(() => app.close());
  const introduced = async (state: string, first: string | null, more: Record<string, unknown> = {}) => {
    const { id, personId } = await seedCase(app, { state: 'active' });
    const { programmeId, id: worker } = app.clare.linkWorker.actor;
    await app.sql(
      `insert into introduction (programme_id, id, referral_id, person_id, service_id, service_name, kind, state, state_since, sent_at,
         first_attended_on, still_going_3_months, barrier, created_at, owner_id)
       values ($1, $2, $3, $4, '01900000-0000-7000-8000-000000000001', 'Choir <b>&', 'referred', $5, now(), '2026-06-01T09:00:00Z', $6, $7, $8,
         now(), $9)`,
      [
        programmeId,
        newId(),
        id,
        personId,
        state,
        first,
        more['going'] ?? null,
        more['barrier'] ?? null,
        worker,
      ],
    );
  };

  test('says how many went and still go, per group, with what stopped them', async () => {
    assert.match(
      await (await app.get('/reports/assets', app.clare.coordinator)).text(),
      /Nobody was introduced/,
    );
    for (let at = 0; at < 3; at += 1) await introduced('attending', '2026-07-01', { going: true });
    await introduced('attending', '2026-07-01');
    await introduced('stopped', '2026-07-01', { barrier: 'cost' });
    await introduced('stopped', null, { barrier: 'transport' });
    await introduced('sent', null);
    const html = await (await app.get('/reports/assets', app.clare.coordinator)).text();
    const text = html.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ');
    // 5 of 6 went: 83 (44 to 97); of 5 due 3 go on: 60 (23 to 88).
    assert.match(text, /7 introductions were sent/);
    assert.match(text, /7 1 83 \(44 to 97\) 5 60 \(23 to 88\) 1/);
    assert.doesNotMatch(html, /Choir <b>/);
    assert.equal((await app.get('/reports/assets', app.clare.linkWorker)).status, 403);
    assert.match(
      await (await app.get('/reports/assets?kind=zzz', app.clare.coordinator)).text(),
      /7 introductions/,
    );
    assert.match(
      await (await app.get('/reports/assets', app.trafford.coordinator)).text(),
      /Nobody was introduced/,
    );
  });
});
