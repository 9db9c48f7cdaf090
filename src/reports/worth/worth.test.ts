import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import fc from 'fast-check';
import { seedCase } from '../../care/testing.ts';
import { newId } from '../../core/index.ts';
import { type TestApp, testApp } from '../../web/testing.ts';
import { reportRoutes } from '../index.ts';
import { readTyped, worthQuery } from './typed.ts';
import { type Fall, kinds, swingsOf, worthOf } from './worth.ts';

const read = (typed: Record<string, string>) => readTyped(worthQuery.parse(typed));
const fall = (service: Fall['service'], people: number, value: number, low: number, high: number): Fall => ({
  service,
  people,
  change: { value, low, high },
});

describe('what a fall in visits is worth', () => {
  const falls = [
    fall('gp', 20, -0.5, -0.9, -0.1),
    fall('emergency', 20, -0.1, -0.2, 0.05),
    { service: 'out_of_hours', people: 3, change: null } as const,
    fall('hospital_nights', 20, -1, -2, 0),
  ];
  const typed = read({ gp: '60', emergency: '300,50', paid_emergency: 'yes', out_of_hours: '80' });

  test('is what was worked out by hand, kinds of money apart', () => {
    // GP: 0.5 × 20 × €60 = €600. Emergency: 0.1 × 20 × €300.50 = €601. Half is ours, a quarter would have come anyway, two quarters.
    const factor = 0.5 * 0.75 * 2;
    assert.deepEqual(worthOf({ ...typed, falls }, 'central'), {
      capacity: 60_000 * factor,
      cash: 60_100 * factor,
    });
    // With caution: the upper end of each change, a quarter ours, half would have come anyway, one quarter.
    assert.deepEqual(worthOf({ ...typed, falls }, 'low'), {
      capacity: Math.round(0.1 * 20 * 6_000 * 0.25 * 0.5),
      cash: Math.round(-0.05 * 20 * 30_050 * 0.25 * 0.5),
    });
    assert.deepEqual(worthOf({ ...typed, falls }, 'high'), {
      capacity: Math.round(0.9 * 20 * 6_000 * 0.75 * 0.9 * 4),
      cash: Math.round(0.2 * 20 * 30_050 * 0.75 * 0.9 * 4),
    });
  });

  test('a service without a cost, and one with too few answers, is not counted', () => {
    const none = read({ out_of_hours: '80' });
    assert.deepEqual(worthOf({ ...none, falls }, 'central'), { capacity: 0, cash: 0 });
  });

  test('the widest swing stands first, and each holds what stands in the middle', () => {
    const given = { ...typed, falls };
    for (const kind of kinds) {
      const swings = swingsOf(given, kind);
      const middle = worthOf(given, 'central')[kind];
      for (const [at, { low, high }] of swings.entries()) {
        assert.ok(low <= middle + 1 && middle <= high + 1);
        const next = swings[at + 1];
        if (next) assert.ok(high - low >= next.high - next.low);
      }
      assert.deepEqual(
        new Set(swings.map(one => one.what)),
        new Set(['chance', 'ours', 'anyway', 'quarters']),
      );
    }
  });

  test('a rise counts against it, and more caution never gives more', () => {
    const share = fc.integer({ min: 0, max: 100 });
    fc.assert(
      fc.property(share, share, fc.double({ min: 0.01, max: 5, noNaN: true }), (ours, anyway, change) => {
        const given = read({ gp: '50', ours: String(ours), anyway: String(anyway) });
        const [risen, fallen] = [1, -1].map(sign => {
          const one = { value: sign * change, low: sign * change, high: sign * change };
          return [{ service: 'gp', people: 10, change: one }] as const;
        });
        if (Object.keys(given.wrong).length > 0 || !risen || !fallen) return;
        assert.ok(worthOf({ ...given, falls: risen }, 'central').capacity <= 0);
        const [low, central, high] = (['low', 'central', 'high'] as const).map(
          scenario => worthOf({ ...given, falls: fallen }, scenario).capacity,
        );
        assert.ok((low ?? 1) <= (central ?? 0) && (central ?? 1) <= (high ?? 0));
      }),
    );
  });
});

describe('what was typed', () => {
  test('is read with a point or a comma, and what is no number is said and not counted', () => {
    assert.deepEqual(read({ gp: '62,50' }).costs, { gp: { cents: 6_250, isPaidEach: false } });
    assert.deepEqual(read({ gp: '0' }).costs, { gp: { cents: 0, isPaidEach: false } });
    for (const gp of ['-5', '1e9', 'sixty', '1,000.00', '=1+1', '12.345', '99999999999']) {
      const { costs, wrong } = read({ gp });
      assert.deepEqual(costs, {});
      assert.deepEqual(Object.keys(wrong), ['gp'], gp);
    }
  });

  test('ends that do not fit their middle are said; a middle beyond the usual ends takes them along', () => {
    assert.deepEqual(Object.keys(read({ ours_low: '80', ours: '50' }).wrong), ['ours']);
    assert.deepEqual(Object.keys(read({ ours: '120' }).wrong), ['ours']);
    assert.deepEqual(read({ ours: '90' }).assumptions.ours, { low: 0.25, central: 0.9, high: 0.9 });
    assert.deepEqual(read({ quarters: '0' }).assumptions.quarters, { low: 0, central: 0, high: 4 });
  });
});

describe('the report on worth', () => {
  let app: TestApp;
  before(async () => {
    app = await testApp(reportRoutes);
    const { programmeId, id: staffId } = app.clare.linkWorker.actor;
    for (let at = 0; at < 10; at += 1) {
      const { id, personId } = await seedCase(app, { state: 'closed', allocatedAt: '2026-03-01T09:00:00Z' });
      await app.sql(`update referral set sessions_held = 4, closed_at = '2026-06-01T09:00Z' where id = $1`, [
        id,
      ]);
      for (const [timepoint, gp] of [
        ['baseline', 4],
        ['end', 2],
      ] as const)
        await app.sql(
          `insert into assessment (programme_id, id, referral_id, person_id, instrument, instrument_version, timepoint, answers, scores, taken_on, recorded_by, recorded_at)
           values ($1, $2, $3, $4, 'service_use', 1, $5, $6, $6, '2026-05-20', $7, now())`,
          [
            programmeId,
            newId(),
            id,
            personId,
            timepoint,
            JSON.stringify({ gp, out_of_hours: 0, emergency: 0, hospital_nights: 0 }),
            staffId,
          ],
        );
    }
  });
  after(() => app.close());

  const page = async (query = '') => {
    const response = await app.get(`/reports/worth${query}`, app.clare.coordinator);
    assert.equal(response.status, 200);
    return (await response.text()).replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ');
  };

  test('guesses no cost, counts with those that are typed, and says when a source is missing', async () => {
    assert.match(await page(), /We do not guess yours/);
    const counted = await page('?gp=60&cost=1000');
    // 2 × 10 × €60 × 0.5 × 0.75 × 2 = €900.
    assert.match(counted, /in the middle €900 \(90 of 100\) €0 \(0 of 100\)/);
    assert.match(counted, /No source is given/);
    assert.match(await page('?gp=60&source=%3Cb%3EUnit%20costs'), /&lt;b&gt;Unit costs/);
    assert.match(await page('?gp=sixty'), /Type a number/);
  });
});
