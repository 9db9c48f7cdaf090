import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import fc from 'fast-check';
import { seedCase } from '../../care/testing.ts';
import { type TestApp, testApp } from '../../web/testing.ts';
import { reportRoutes } from '../index.ts';
import {
  enoughOf,
  FEWEST_CASES,
  lacksOf,
  loadOf,
  type OwnWork,
  staffings,
  waitsForSomethingElse,
} from './workers.ts';

const work: OwnWork = {
  days: 365,
  accepted: 365,
  stays: Array.from({ length: 60 }, (_, at) => 40 + at),
  waited: [],
  workers: 3,
  places: 75,
};

describe('how many link workers', () => {
  test('the load is what comes times how long it stays', () => {
    assert.equal(loadOf(work), 69.5);
  });

  test('with more of them nobody waits longer, and the answer is the first with which the wait is kept', () => {
    const staffed = staffings(work, 14);
    for (const [at, one] of staffed.entries()) {
      const next = staffed[at + 1];
      if (!next) continue;
      assert.ok(one.workers < next.workers);
      assert.ok(one.half.middle >= next.half.middle && one.nineOfTen.middle >= next.nineOfTen.middle);
      assert.ok(one.held <= next.held);
    }
    const enough = enoughOf(staffed);
    assert.ok(enough && enough.nineOfTen.middle <= 14);
    assert.ok(staffed.filter(one => one.workers < enough.workers).every(one => one.held < 0.9));
    // Two carry 50 of 70 cases: the queue grows all year.
    assert.ok((staffed.find(one => one.workers === 2)?.held ?? 1) === 0);
    assert.ok(
      staffed.some(one => one.workers === work.workers),
      'today’s number is there to compare with',
    );
  });

  test('the same records give the same answer, whatever is asked before', () => {
    const once = staffings(work, 14);
    staffings({ ...work, accepted: 200 }, 7);
    assert.deepEqual(staffings(work, 14), once);
  });

  test('any records that suffice can be played, and today’s number is among them', () => {
    fc.assert(
      fc.property(
        fc.record({
          days: fc.integer({ min: 200, max: 366 }),
          accepted: fc.integer({ min: FEWEST_CASES, max: 3_000 }),
          stays: fc.array(fc.nat({ max: 400 }), { minLength: FEWEST_CASES, maxLength: 40 }),
          waited: fc.constant([]),
          workers: fc.integer({ min: 1, max: 8 }),
          places: fc.integer({ min: 8, max: 300 }),
        }),
        own => {
          assert.equal(lacksOf(own), null);
          const staffed = staffings(own, 14);
          assert.ok(staffed.some(one => one.workers === own.workers));
          for (const { half, nineOfTen, held } of staffed) {
            assert.ok(half.low >= 0 && half.low <= half.high && half.middle <= nineOfTen.middle);
            assert.ok(held >= 0 && held <= 1);
          }
        },
      ),
      { numRuns: 6 },
    );
  });

  test('a wait that no lack of places explains is told apart from one that it does', () => {
    const plenty = { ...work, workers: 6, places: 150, waited: Array.from({ length: 30 }, () => 9) };
    assert.equal(waitsForSomethingElse(plenty, staffings(plenty, 14)), true);
    const short = { ...plenty, workers: 2, places: 50 };
    assert.equal(waitsForSomethingElse(short, staffings(short, 14)), false);
    const few = { ...plenty, waited: [9, 9, 9] };
    assert.equal(waitsForSomethingElse(few, staffings(few, 14)), false);
  });

  test('too little on record is said, and not played', () => {
    assert.equal(lacksOf({ ...work, workers: 0, places: 0 }), 'workers');
    assert.equal(lacksOf({ ...work, places: 0 }), 'workers');
    assert.equal(lacksOf({ ...work, accepted: FEWEST_CASES - 1 }), 'accepted');
    assert.equal(lacksOf({ ...work, stays: work.stays.slice(0, FEWEST_CASES - 1) }), 'stays');
    assert.throws(() => staffings({ ...work, stays: [] }, 14), RangeError);
  });
});

describe('the report on link workers', () => {
  let app: TestApp;
  before(async () => {
    app = await testApp(reportRoutes);
  });
  after(() => app.close());

  test('says what is missing while little is on record, and counts only this programme', async () => {
    const page = async () => (await app.get('/reports/workers', app.clare.coordinator)).text();
    assert.match(await page(), /Fewer than 20 people were accepted/);
    const { programmeId } = app.trafford.linkWorker.actor;
    for (let at = 0; at < 25; at += 1) await seedCase(app, { programmeId, linkWorkerId: null });
    await app.sql(`update referral set waiting_since = received_at where programme_id = $1`, [programmeId]);
    assert.match(await page(), /Fewer than 20 people were accepted/);
    for (let at = 0; at < 25; at += 1) await seedCase(app, { allocatedAt: '2026-09-01T09:00:00Z' });
    const here = app.clare.linkWorker.actor.programmeId;
    await app.sql(`update referral set waiting_since = received_at where programme_id = $1`, [here]);
    assert.match(await page(), /Fewer than 20 cases ended/);
    // Over the change of the clock: 60 days by the calendar.
    await app.sql(
      `update referral set state = 'closed', closed_at = '2026-10-31T09:00Z' where programme_id = $1`,
      [here],
    );
    assert.match(await page(), /60 days on average, from 25 cases that ended/);
  });
});
