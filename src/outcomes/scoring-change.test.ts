import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { gad7, type Instrument, ons4, phq9, serviceUse, swemwbs } from './instruments/index.ts';
import { change, type ScaleChange } from './scoring-change.ts';
import { summariseChanges } from './scoring-summary.ts';

const all = (instrument: Instrument, value: number): Record<string, number> =>
  Object.fromEntries(instrument.items.map(item => [item.id, value]));

function only(changes: readonly ScaleChange[], scale: string): ScaleChange {
  const found = changes.find(one => one.scale === scale);
  assert.ok(found);
  return found;
}

/** PHQ-9 or GAD-7 answers that add up to a total. */
const adding = (instrument: Instrument, total: number): Record<string, number> =>
  Object.fromEntries(
    instrument.items.map(({ id }, index) => [id, Math.min(3, Math.max(0, total - index * 3))]),
  );

test('a fall of six on PHQ-9 and of four on GAD-7 is reliably better; one less is not reliable', () => {
  for (const [instrument, scale, threshold] of [
    [phq9, 'depression', 6],
    [gad7, 'anxiety', 4],
  ] as const) {
    const enough = only(
      change(instrument, adding(instrument, 15), adding(instrument, 15 - threshold)),
      scale,
    );
    assert.deepEqual([enough.difference, enough.direction, enough.reliable], [-threshold, 'better', true]);
    const short = only(change(instrument, adding(instrument, 15), adding(instrument, 16 - threshold)), scale);
    assert.deepEqual([short.direction, short.reliable], ['better', false]);
    const worse = only(change(instrument, adding(instrument, 5), adding(instrument, 5 + threshold)), scale);
    assert.deepEqual([worse.direction, worse.reliable], ['worse', true]);
  }
});

test('SWEMWBS needs 2.87 in the metric score', () => {
  const raised = (by: number) => ({
    ...all(swemwbs, 3),
    q1: 3 + Math.min(by, 2),
    q2: 3 + Math.max(0, by - 2),
  });
  const three = only(change(swemwbs, all(swemwbs, 3), raised(3)), 'wellbeing');
  assert.deepEqual([three.difference, three.reliable], [2.29, false]);
  const four = only(change(swemwbs, all(swemwbs, 3), raised(4)), 'wellbeing');
  assert.deepEqual([four.difference, four.direction, four.reliable], [3.1, 'better', true]);
});

test('more is better for happiness and worse for anxiety; neither for visits', () => {
  const changes = change(ons4, all(ons4, 4), all(ons4, 6));
  assert.equal(only(changes, 'happy').direction, 'better');
  assert.equal(only(changes, 'anxious').direction, 'worse');
  assert.equal(only(changes, 'happy').reliable, null);
  assert.equal(only(change(serviceUse, { gp: 3 }, { gp: 1 }), 'gp').direction, 'lower');
});

test('what is missing is said, scale by scale', () => {
  const changes = change(ons4, { satisfied: 5, happy: 5 }, { satisfied: 7, worthwhile: 6 });
  assert.deepEqual(
    changes.map(one => one.missing),
    ['none', 'before', 'after', 'both'],
  );
  assert.ok(
    change(ons4, all(ons4, 5), null).every(one => one.missing === 'after' && one.difference === null),
  );
});

const scores = fc.option(fc.integer({ min: 0, max: 10 }));

test('turning the two times round turns every change round', () => {
  fc.assert(
    fc.property(scores, scores, (before, after) => {
      const there = only(change(ons4, { happy: before }, { happy: after }), 'happy');
      const back = only(change(ons4, { happy: after }, { happy: before }), 'happy');
      assert.equal((there.difference ?? 0) + (back.difference ?? 0), 0);
      const turned = {
        better: 'worse',
        worse: 'better',
        same: 'same',
        higher: 'lower',
        lower: 'higher',
      } as const;
      assert.equal(back.direction, there.direction && turned[there.direction]);
    }),
  );
});

test('a summary counts everybody once and takes its means over the paired only', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(scores, scores), { maxLength: 30 }), people => {
      const changes = people.flatMap(([before, after]) => change(ons4, { happy: before }, { happy: after }));
      const sum = summariseChanges('happy', changes);
      assert.equal(sum.paired + sum.missingBefore + sum.missingAfter + sum.missingBoth, people.length);
      assert.equal(sum.better + sum.worse + sum.same, sum.paired);
      assert.equal(sum.meanDifference === null, sum.paired === 0);
      if (sum.meanDifference !== null && sum.meanBefore !== null && sum.meanAfter !== null) {
        assert.ok(Math.abs(sum.meanAfter - sum.meanBefore - sum.meanDifference) < 1e-9);
      }
    }),
  );
});

test('a summary of three people', () => {
  const changes = [
    [2, 6],
    [5, 5],
    [4, null],
  ].flatMap(([before = null, after = null]) => change(ons4, { happy: before }, { happy: after }));
  const sum = summariseChanges('happy', changes);
  assert.deepEqual([sum.paired, sum.missingAfter, sum.meanBefore, sum.meanAfter], [2, 1, 3.5, 5.5]);
  assert.deepEqual([sum.better, sum.same, sum.worse], [1, 1, 0]);
  assert.ok(Math.abs((sum.deviation ?? 0) - Math.sqrt(8)) < 1e-9);
});
