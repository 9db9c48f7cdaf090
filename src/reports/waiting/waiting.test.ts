import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { seedCase } from '../../care/testing.ts';
import { newId } from '../../core/index.ts';
import { type Assessment, ons4, outcomesRoutes } from '../../outcomes/index.ts';
import { type TestApp, testApp } from '../../web/testing.ts';
import { waitingCompareRoutes } from './page.tsx';
import { type Answered, compareWithWaiting } from './waiting.ts';

const scale = ons4.scales.find(one => one.id === 'happy');
assert.ok(scale);
const measure = { instrument: ons4, scale };

function taken(
  timepoint: Assessment['timepoint'],
  on: string,
  happy: number,
  more: Partial<Assessment> = {},
): Assessment {
  return {
    id: newId(),
    instrument: 'ons4',
    version: ons4.version,
    timepoint,
    declined: false,
    answers: { happy },
    takenOn: Temporal.PlainDate.from(on),
    ...more,
  };
}
const one = (...all: readonly Assessment[]): Answered => ({
  allocatedOn: Temporal.PlainDate.from('2026-06-01'),
  birthYear: 1950,
  taken: all,
});
const waited = (from: number, to: number) =>
  one(taken('waiting', '2026-03-01', from), taken('waiting', '2026-04-12', to));
const helped = (from: number, to: number) =>
  one(taken('baseline', '2026-06-02', from), taken('end', '2026-07-14', to));

describe('change with us beside change while waiting', () => {
  test('ten of each, worked out by hand', () => {
    const gains = [2, 3, 1, 0, -1, 4, 5, 2, 3, 1];
    const without = [1, -2, 0, 1, 3, 0, -1, 2, 0, 1];
    const found = compareWithWaiting(
      [...gains.map(by => helped(5, 5 + by)), ...without.map(by => waited(4, 4 + by))],
      measure,
    );
    const { difference, waiting, programme } = found;
    assert.deepEqual([waiting.people, programme.people], [10, 10]);
    assert.deepEqual([programme.change, waiting.change], [2, 0.5]);
    // Squares about the means 30 and 18.5, so variances 3.3333 and 2.0556; error √(0.33333 + 0.20556) = 0.73409; freedom
    // 0.53889² / (0.33333² / 9 + 0.20556² / 9) = 17.04; t from the table between 2.1098 (17) and 2.1009 (18): 2.1094; half 1.5485.
    assert.deepEqual(
      difference && [difference.value, difference.low, difference.high].map(each => each.toFixed(2)),
      ['1.50', '-0.05', '3.05'],
    );
    assert.deepEqual([waiting.days, programme.days, waiting.birthYear], [42, 42, 1950]);
  });

  test('who has one answer, two too near, one after being given to somebody, or declined is counted and not paired', () => {
    const { waiting, programme } = compareWithWaiting(
      [
        one(taken('waiting', '2026-03-01', 4)),
        one(taken('waiting', '2026-03-01', 4), taken('waiting', '2026-03-14', 5)),
        one(taken('waiting', '2026-03-01', 4), taken('waiting', '2026-06-20', 5)),
        one(taken('waiting', '2026-03-01', 4), taken('waiting', '2026-04-20', 5, { declined: true })),
        one(taken('waiting', '2026-03-01', 4), taken('waiting', '2026-04-20', 5, { version: 99 })),
        one(taken('end', '2026-07-01', 9)),
        one(taken('baseline', '2026-07-01', 9), taken('end', '2026-06-01', 2)),
      ],
      measure,
    );
    assert.deepEqual([waiting.people, waiting.unpaired], [0, 5]);
    assert.deepEqual(
      [programme.people, programme.unpaired],
      [0, 1],
      'an end before its start pairs with nothing',
    );
    assert.equal(waiting.change, null);
  });

  test('whoever answered while waiting is on that side only; of fewer than eight no mean is shown', () => {
    const both = one(...waited(3, 4).taken, ...helped(4, 8).taken);
    const found = compareWithWaiting([both, ...Array.from({ length: 7 }, () => helped(3, 6))], measure);
    assert.deepEqual([found.waiting.people, found.programme.people], [1, 7]);
    assert.deepEqual([found.programme.change, found.difference, found.atStart], [null, null, null]);
  });

  test('the answer whose distance is nearest to that of those who waited is taken, not the best one', () => {
    const helpedTwice = one(
      taken('baseline', '2026-06-02', 2),
      taken('review', '2026-07-10', 4),
      taken('end', '2026-08-20', 9),
    );
    const found = compareWithWaiting(
      [...Array.from({ length: 8 }, () => waited(2, 3)), ...Array.from({ length: 8 }, () => helpedTwice)],
      measure,
    );
    assert.equal(found.programme.change, 2);
    assert.equal(found.programme.days, 38);
  });
});

describe('the page that compares', () => {
  let app: TestApp;
  before(async () => {
    app = await testApp([...waitingCompareRoutes, ...outcomesRoutes]);
  });
  after(() => app.close());

  test('a co-ordinator asks who waits; who did not say yes to being counted is left out, and said to be', async () => {
    const { id, personId } = await seedCase(app, { state: 'waiting', linkWorkerId: null });
    const form = await app.get(`/cases/${id}/measures/waiting`, app.clare.coordinator);
    assert.equal(form.status, 200);
    const active = await seedCase(app, { state: 'active' });
    assert.equal((await app.get(`/cases/${active.id}/measures/waiting`, app.clare.coordinator)).status, 409);
    await app.sql(
      `insert into assessment (programme_id, id, referral_id, person_id, instrument, instrument_version, timepoint, answers, taken_on, recorded_at, recorded_by)
       values ($1, $2, $3, $4, 'ons4', $5, 'waiting', '{"happy": 4}', '2026-11-01', $6, $7)`,
      [
        app.clare.coordinator.actor.programmeId,
        newId(),
        id,
        personId,
        ons4.version,
        app.clock.now(),
        app.clare.coordinator.actor.id,
      ],
    );
    const page = async (who = app.clare.coordinator) => (await app.get('/reports/waiting', who)).text();
    assert.match(await page(), /1 person with answers did not say yes to being counted/);
    assert.match(await page(), /Nobody who waited has answered/);
    await app.sql(
      `insert into consent (programme_id, id, person_id, purpose, given, how, by_whom, recorded_by, at)
       values ($1, $2, $3, 'use_for_statistics', true, 'by_phone', 'the person', $4, $5)`,
      [
        app.clare.coordinator.actor.programmeId,
        newId(),
        personId,
        app.clare.coordinator.actor.id,
        app.clock.now(),
      ],
    );
    assert.match(await page(), /0 \(1 more without a second answer that fits\)/);
    assert.doesNotMatch(await page(app.trafford.coordinator), /1 more without/);
    assert.equal((await app.get('/reports/waiting', app.clare.linkWorker)).status, 403);
  });
});
