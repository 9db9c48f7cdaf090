import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import fc from 'fast-check';
import { seedCase } from '../../care/testing.ts';
import { newId } from '../../core/index.ts';
import { type Assessment, instrumentOf, phq4 } from '../../outcomes/index.ts';
import { type TestApp, testApp } from '../../web/testing.ts';
import { reportRoutes } from '../index.ts';
import { byDose, byLevel, groupChange, type Measure, measureChange, type Pair, reliably } from './help.ts';
import type { EndedCase } from './queries.ts';

function measureOf(instrument: string, scale: string): Measure {
  const found = instrumentOf(instrument);
  const one = found?.scales.find(({ id }) => id === scale);
  assert.ok(found && one);
  return { instrument: found, scale: one };
}
const control = measureOf('control', 'control');
const depression = measureOf('phq9', 'depression');

const taken = (
  measure: Measure,
  timepoint: Assessment['timepoint'],
  answers: Assessment['answers'],
  more: Partial<Assessment> = {},
): Assessment => ({
  id: newId(),
  instrument: measure.instrument.id,
  version: measure.instrument.version,
  timepoint,
  declined: false,
  answers,
  takenOn: Temporal.PlainDate.from('2026-10-01'),
  ...more,
});
const pair = (before_: number, after_: number, sessionsHeld = 4): Pair => ({
  before: before_,
  after: after_,
  sessionsHeld,
});

describe('paired change', () => {
  test('everybody is a pair or missing, whoever declined, was asked in another version or only once', () => {
    const cases: EndedCase[] = [
      {
        sessionsHeld: 8,
        taken: [taken(control, 'baseline', { control: 3 }), taken(control, 'end', { control: 7 })],
      },
      { sessionsHeld: 2, taken: [taken(control, 'baseline', { control: 3 })] },
      { sessionsHeld: 2, taken: [taken(control, 'end', { control: 3 })] },
      { sessionsHeld: 2, taken: [] },
      {
        sessionsHeld: 5,
        taken: [taken(control, 'baseline', { control: 5 }), taken(control, 'end', {}, { declined: true })],
      },
      {
        sessionsHeld: 5,
        taken: [
          taken(control, 'baseline', { control: 5 }, { version: 99 }),
          taken(control, 'end', { control: 6 }),
        ],
      },
    ];
    const change = measureChange(cases, control);
    assert.deepEqual(change.pairs, [{ before: 3, after: 7, sessionsHeld: 8 }]);
    assert.deepEqual(change.missing, { start: 2, end: 2, both: 1, declinedAtEnd: 1 });
    assert.equal(
      change.pairs.length + change.missing.start + change.missing.end + change.missing.both,
      cases.length,
    );
  });

  test('mean and median are those worked out by hand, and not told of fewer than eight', () => {
    const pairs = [1, 2, 2, 3, 5, -1, 0, 4, 2, 2].map(by => pair(4, 4 + by));
    const whole = groupChange(pairs);
    assert.equal(whole.mean?.value, 2);
    assert.equal(whole.median?.value, 2);
    assert.equal(whole.before, 4);
    // Standard error by hand: √(26 ÷ 10 ÷ 10) = 0.51.
    assert.ok(whole.mean && Math.abs(whole.mean.low - (2 - 1.96 * 0.51)) < 0.25);
    assert.ok(whole.mean && Math.abs(whole.mean.high - (2 + 1.96 * 0.51)) < 0.25);
    assert.deepEqual(groupChange(pairs.slice(0, 7)), { people: 7, before: null, mean: null, median: null });
  });

  test('sure change is that of the published threshold, in the direction that is better', () => {
    // PHQ-9: six points, lower is better.
    const share = reliably({ ...depression, pairs: [pair(15, 9), pair(15, 10), pair(9, 15), pair(9, 9)] });
    assert.equal(share?.better.value, 0.25);
    assert.equal(share?.worse.value, 0.25);
    assert.equal(reliably({ ...control, pairs: [pair(1, 9)] }), null, 'nothing is published for it');
    assert.equal(reliably({ ...depression, pairs: [] }), null);
  });

  test('parts by sessions and by start hold everybody once, and equal starts stay together', () => {
    const one = fc.record({
      before: fc.nat({ max: 10 }),
      after: fc.nat({ max: 10 }),
      sessionsHeld: fc.integer({ min: 1, max: 12 }),
    });
    fc.assert(
      fc.property(fc.array(one, { maxLength: 30 }), pairs => {
        for (const parts of [byDose(pairs), byLevel(pairs)])
          assert.equal(
            parts.reduce((sum, part) => sum + part.people, 0),
            pairs.length,
          );
      }),
      { numRuns: 30 },
    );
    const equal = byLevel(Array.from({ length: 12 }, () => pair(5, 6)));
    assert.deepEqual(
      equal.map(one_ => one_.people),
      [12, 0, 0],
    );
  });

  test('who begins at an end comes back to the middle though nothing was done: the parts show it, the whole does not', () => {
    // Two readings of the same people, each off by the same chance: nobody changed.
    const pairs = Array.from({ length: 300 }, (_, at) => {
      const noise = (seed: number) => ((at * 7_919 + seed * 104_729) % 7) - 3;
      return pair(5 + noise(1), 5 + noise(((at % 5) + 2) * 3));
    });
    const [low, , high] = byLevel(pairs);
    assert.ok((low?.mean?.value ?? 0) > 1);
    assert.ok((high?.mean?.value ?? 0) < -1);
    assert.ok(Math.abs(groupChange(pairs).mean?.value ?? 9) < 0.5);
  });
});

describe('the report on change', () => {
  let app: TestApp;
  before(async () => {
    app = await testApp(reportRoutes);
    const { programmeId, id: staffId } = app.clare.linkWorker.actor;
    for (let at = 0; at < 10; at += 1) {
      const { id, personId } = await seedCase(app, { state: 'closed', allocatedAt: '2026-03-01T09:00:00Z' });
      await app.sql(`update referral set sessions_held = $2, closed_at = '2026-06-01T09:00Z' where id = $1`, [
        id,
        at,
      ]);
      const answers: [string, number][] = [
        ['baseline', 3],
        ['end', 5 + (at % 3)],
      ];
      for (const [timepoint, value] of answers)
        await app.sql(
          `insert into assessment (programme_id, id, referral_id, person_id, instrument, instrument_version, timepoint, answers, scores, taken_on, recorded_by, recorded_at)
           values ($1, $2, $3, $4, 'control', 1, $5, $6, $6, '2026-05-20', $7, now())`,
          [programmeId, newId(), id, personId, timepoint, JSON.stringify({ control: value }), staffId],
        );
    }
  });
  after(() => app.close());

  const page = async (path: string) => {
    const response = await app.get(path, app.clare.coordinator);
    assert.equal(response.status, 200);
    return (await response.text()).replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ');
  };

  test('counts cases that were met, and says how sure the change is', async () => {
    const all = await page('/reports/help');
    assert.match(all, /9 cases were met at least once and have ended/);
    const one = await page('/reports/help?measure=control.control');
    assert.match(one, /People with both 9 of 9/);
    assert.match(one, /Change on average \+3\.0 \(\+2\.4 to \+3\.6\)/);
    assert.match(one, /1 or 2 2 too few to say/);
  });

  test('of two starts the first counts, and what somebody else answered for them is not mixed in', async () => {
    const before = await page('/reports/help?measure=control.control');
    const { programmeId, id: staffId } = app.clare.linkWorker.actor;
    const more = (timepoint: string, takenOn: string, proxy: string | null) =>
      app.sql(
        `insert into assessment (programme_id, id, referral_id, person_id, instrument, instrument_version, timepoint, answers, scores, taken_on,
           recorded_by, recorded_at, proxy, proxy_reason)
         select $1, gen_random_uuid(), r.id, r.person_id, 'control', 1, $2, $3, $3, $4, $5, now(), $6, case when $6::text is not null then 'memory' end
         from referral r where r.programme_id = $1 and r.sessions_held > 0`,
        [programmeId, timepoint, JSON.stringify({ control: 10 }), takenOn, staffId, proxy],
      );
    await more('baseline', '2026-05-25', null);
    await more('end', '2026-05-28', 'partner');
    assert.equal(await page('/reports/help?measure=control.control'), before);
  });

  test('what the programme began to ask is counted, and stays when it is asked no more', async () => {
    const { programmeId, id: staffId } = app.clare.linkWorker.actor;
    const step = (number: number, asked: boolean) =>
      app.sql(
        `insert into questionnaire_step (programme_id, instrument, number, kind, says, made_at, made_by) values ($1, 'phq4', $2, 'asked', $3, now(), $4)`,
        [programmeId, number, JSON.stringify({ kind: 'asked', asked }), staffId],
      );
    assert.doesNotMatch(await page('/reports/help'), /PHQ-4/);
    await step(1, true);
    for (const [timepoint, points] of [
      ['baseline', 2],
      ['end', 1],
    ] as const)
      await app.sql(
        `insert into assessment (programme_id, id, referral_id, person_id, instrument, instrument_version, timepoint, answers, scores, taken_on, recorded_by, recorded_at)
         select $1, gen_random_uuid(), r.id, r.person_id, 'phq4', $5, $2, $3, '{}', '2026-05-20', $4, now() from referral r
         where r.programme_id = $1 and r.sessions_held > 0`,
        [
          programmeId,
          timepoint,
          JSON.stringify(Object.fromEntries(phq4.items.map(item => [item.id, points]))),
          staffId,
          phq4.version,
        ],
      );
    const [scale] = phq4.scales;
    assert.ok(scale);
    // Each question went from two to one.
    const words = new RegExp(`Change on average [-−]${scale.items.length}\\.0`);
    assert.match(await page(`/reports/help?measure=phq4.${scale.id}`), words);
    await step(2, false);
    assert.match(await page(`/reports/help?measure=phq4.${scale.id}`), words);
  });

  test('a measure that there is not shows all, and one of services stands under its own question', async () => {
    assert.match(await page('/reports/help?measure=nothing.here'), /Change from start to end/);
    assert.doesNotMatch(await page('/reports/help'), /hospital/i);
    assert.match(await page('/reports/services'), /hospital/i);
    assert.match(await page('/reports/services?measure=service_use.gp'), /it is not money saved/);
    assert.match(await page('/reports/help?period=2024'), /No case that began in this time has ended/);
  });
});
