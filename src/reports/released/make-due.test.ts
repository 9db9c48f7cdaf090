import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import fc from 'fast-check';
import { seedCase } from '../../care/testing.ts';

import { systemActor } from '../../platform/database/index.ts';
import { type TestApp, testApp } from '../../web/testing.ts';
import { FEWEST_TO_CORRECT, mayCorrect } from './correction.ts';
import { makeDue, ripeOn } from './make-due.ts';
import { cameTo, releasedSteps, type Stopped, stepsToTell } from './steps.ts';
import { keptReleases, releasesOf } from './store.ts';

describe('releases of a programme', () => {
  let app: TestApp;
  before(async () => {
    app = await testApp([]);
  });
  after(() => app.close());

  const asHouse = <T>(work: Parameters<typeof app.database.within<T>>[1]) =>
    app.database.within(systemActor(app.clare.linkWorker.actor.programmeId), work);
  const add = async (count: number, receivedAt: string, set = '') => {
    for (let n = 0; n < count; n += 1) {
      const one = await seedCase(app, { state: 'waiting' });
      await app.sql(
        `update referral set received_at = $2, allocated_at = null, waiting_since = null, triaged_at = null ${set} where id = $1`,
        [one.id, receivedAt],
      );
    }
  };

  test('are made once, of whoever came on a day of the quarter, with ninety days for each', async () => {
    // The last minute of March by the clock in Ireland is the first of April in summer time, an hour early in universal time.
    await add(11, '2026-03-31T22:59:00Z');
    await add(9, '2026-03-31T23:01:00Z');
    await add(12, '2026-05-05T09:00:00Z', ", first_session_at = '2026-08-03T20:00:00Z', sessions_held = 1");
    await add(8, '2026-05-05T09:00:00Z', ", first_session_at = '2026-08-04T20:00:00Z', sessions_held = 1");
    await add(9, '2026-05-05T09:00:00Z', ", state = 'duplicate'");
    await asHouse(makeDue);
    await asHouse(makeDue);
    const kept = await asHouse(scope => keptReleases(scope));
    const second = kept.filter(one => one.quarter === '2026-2');
    assert.equal(second.length, 1);
    // Nine who came after midnight and twenty in May; of these, twelve were met within ninety days.
    assert.deepEqual(second[0]?.cells.funnel, {
      referred: 30,
      accepted: 10,
      contacted: 10,
      met: 10,
      introduced: 0,
      attended: 0,
    });
    assert.equal(kept.find(one => one.quarter === '2026-1')?.cells.funnel.referred, 10);
  });

  test('are corrected only where enough came late, and tell the whole alone; the first stays as it was', async () => {
    const first = await asHouse(scope => keptReleases(scope));
    await add(3, '2026-05-06T09:00:00Z');
    await asHouse(makeDue);
    assert.deepEqual(await asHouse(scope => keptReleases(scope)), first);
    await add(FEWEST_TO_CORRECT - 3, '2026-05-06T09:00:00Z');
    await asHouse(makeDue);
    const later = (await asHouse(scope => keptReleases(scope))).filter(one => one.quarter === '2026-2');
    assert.deepEqual(
      later.map(one => [one.version, one.cells.funnel.referred]),
      [
        [1, 30],
        [2, 40],
      ],
    );
    assert.ok(later[1]?.cells.cuts.every(one => one.parts === null));
    const [newest] = await asHouse(releasesOf);
    assert.equal(newest?.funnel.referred, 40);
    assert.ok(newest?.cuts.some(one => one.parts !== null));
  });

  test('cannot be changed, nor read by who does not hold figures; nobody but the house reads what they were made of', async () => {
    const { actor } = app.clare.coordinator;
    for (const role of ['link_worker', 'administrator'] as const)
      assert.deepEqual(await app.database.within({ ...actor, role }, scope => keptReleases(scope)), []);
    await app.database.within({ ...actor, role: 'coordinator' }, async scope => {
      assert.ok((await keptReleases(scope)).length > 0);
      assert.deepEqual(await scope.db.selectFrom('released_truth').selectAll().execute(), []);
    });
    await assert.rejects(
      asHouse(scope => scope.db.updateTable('released_figures').set({ cells: '{}' }).execute()),
      /permission denied/,
    );
  });

  test('exist for quarters whose last day is ninety days past, whatever the year and the clock do', () => {
    const of = (day: string) =>
      ripeOn(Temporal.PlainDate.from(day)).map(one => `${one.year}-${one.number}`)[0];
    assert.equal(of('2026-11-23'), '2026-2');
    assert.equal(of('2026-09-28'), '2026-1');
    assert.equal(of('2026-09-29'), '2026-2');
    assert.equal(of('2027-03-31'), '2026-3');
    assert.equal(of('2028-03-31'), '2027-4');
  });
});

const count = fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 30 }));
const stopped: fc.Arbitrary<Stopped> = fc.record({
  referred: count,
  accepted: count,
  contacted: count,
  met: count,
  introduced: count,
  attended: count,
});

test('no two versions of a whole differ by one to eleven at any step that is told, nor between any two', () => {
  fc.assert(
    fc.property(fc.array(stopped, { minLength: 1, maxLength: 3 }), stopped, (versions, now) => {
      if (!mayCorrect(versions, now)) return;
      for (const before of versions) {
        const told = releasedSteps.filter(step => [before, now].some(one => stepsToTell(one).includes(step)));
        const changes = [...told.map(step => cameTo(now, step) - cameTo(before, step)), 0];
        for (const one of changes)
          for (const other of changes) assert.ok(one === other || Math.abs(one - other) >= FEWEST_TO_CORRECT);
      }
    }),
  );
});
