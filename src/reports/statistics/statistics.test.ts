import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { mean, quantile } from 'simple-statistics';
import { controlChart } from './control-chart.ts';
import { diceOf } from './dice.ts';
import { quantileOfNormal, resampled, shareOf } from './interval.ts';
import { erlangC, exponential, playQueue } from './queue.ts';

const near = (actual: number | undefined, expected: number, by: number) =>
  assert.ok(actual !== undefined && Math.abs(actual - expected) <= by, `${actual} is not near ${expected}`);

describe('a share', () => {
  // Newcombe 1998, Statistics in Medicine 17:857, table I, method 3.
  const published = [
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ] as const;
  for (const [some, all, low, high] of published)
    test(`${some} of ${all}, as published`, () => {
      const span = shareOf(some, all);
      near(span?.low, low, 5e-5);
      near(span?.high, high, 5e-5);
    });
  test('lies within its span, which lies within none and all, and grows with the level', () => {
    fc.assert(
      fc.property(fc.nat({ max: 500 }), fc.nat({ max: 500 }), (a, b) => {
        const [some, all] = [Math.min(a, b), Math.max(a, b)];
        const span = shareOf(some, all);
        const wider = shareOf(some, all, 0.998);
        if (all === 0 || !span || !wider) return assert.equal(span, null);
        assert.ok(0 <= span.low && span.low <= span.value + 1e-12);
        assert.ok(span.value <= span.high + 1e-12 && span.high <= 1);
        assert.ok(wider.low <= span.low + 1e-12 && wider.high >= span.high - 1e-12);
      }),
    );
  });
  test('of more than all is refused', () => {
    assert.throws(() => shareOf(3, 2), RangeError);
    assert.throws(() => shareOf(Number.NaN, 2), RangeError);
  });
  test('the quantiles of the normal distribution are those of its tables', () => {
    near(quantileOfNormal(0.975), 1.959963985, 1e-8);
    near(quantileOfNormal(0.999), 3.090232306, 1e-8);
    near(quantileOfNormal(0.5), 0, 1e-12);
    near(quantileOfNormal(0.025), -1.959963985, 1e-8);
  });
});

describe('a span from resampling', () => {
  // Efron and Tibshirani 1993, table 2.1, the mice that were treated: too few for a span of our own, so given twice.
  const mice = [94, 197, 16, 38, 99, 141, 23];
  test('of a mean is as wide as its known error says', () => {
    const values = [...mice, ...mice];
    const span = resampled(values, 'mean');
    const average = mean(values);
    const error = Math.sqrt(values.reduce((sum, one) => sum + (one - average) ** 2, 0) / values.length ** 2);
    near(average, 86.857, 0.001);
    // The error of seven as published is 23.36; of fourteen such values it is that by the root of two.
    near(error, 23.36 / Math.SQRT2, 0.01);
    near(span?.low, average - 1.96 * error, 3);
    near(span?.high, average + 1.96 * error, 3);
    assert.equal(span?.value, average);
  });
  test('is the same each time, stays within what was measured, and is not given for fewer than eight', () => {
    assert.equal(resampled(mice, 'mean'), null);
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: -10, max: 10 }), { minLength: 8, maxLength: 20 }),
        fc.constantFrom('mean' as const, 'median' as const),
        (values, of) => {
          const span = resampled(values, of);
          assert.deepEqual(span, resampled(values, of));
          assert.ok(span && span.low >= Math.min(...values) && span.high <= Math.max(...values));
          assert.ok(span.low <= span.high);
        },
      ),
      { numRuns: 25 },
    );
  });
  test('nineteen of twenty such spans hold the true mean, or nearly', () => {
    const dice = diceOf(11);
    const held = Array.from({ length: 400 }, () => {
      const values = Array.from({ length: 40 }, () => Math.round(dice() * 10));
      const span = resampled(values, 'mean');
      return span && span.low <= 5 && span.high >= 5;
    }).filter(Boolean).length;
    assert.ok(held >= 365 && held <= 394, `${held} of 400`);
  });
});

describe('a run chart', () => {
  test('has the limits worked out by hand', () => {
    const chart = controlChart([39, 41, 41, 41, 43, 44, 41, 42, 40, 41, 44, 40]);
    // Mean 41.4167; ranges 2 0 0 2 1 3 1 2 1 3 4 sum to 19 over 11.
    near(chart?.middle, 41.416667, 1e-6);
    near(chart?.high, 41.416667 + 2.66 * (19 / 11), 1e-6);
    near(chart?.low, 41.416667 - 2.66 * (19 / 11), 1e-6);
    assert.ok(chart?.signals.every(one => one === null));
  });
  test('says what lies outside, and eight in a row on one side, but not seven', () => {
    assert.equal(controlChart([5, 5, 6, 5, 6, 5, 6, 5, 60])?.signals.at(-1), 'outside');
    const shift = [1, 3, 2, 1, 3, 2, 1, 3, 7, 9, 8, 7, 9, 8, 7, 9];
    assert.ok(controlChart(shift)?.signals.every(one => one === 'run'));
    const seven = [1, 9, 2, 1, 3, 2, 1, 3, 2, 9, 8, 7, 9, 8, 7, 9];
    assert.equal(controlChart(seven)?.signals.filter(one => one === 'run').length, 0);
  });
  test('is not drawn from fewer than eight points, and equal points make no signal', () => {
    assert.equal(controlChart([1, 2, 3, 4, 5, 6, 7]), null);
    assert.ok(controlChart(Array.from({ length: 9 }, () => 4))?.signals.every(one => one === null));
  });
});

describe('a queue', () => {
  test('the chance of waiting is that of the tables', () => {
    // Ten erlangs over fourteen, the worked example of many textbooks; one place is the load itself.
    near(erlangC(14, 10), 0.1741, 5e-4);
    near(erlangC(1, 0.5), 0.5, 1e-12);
    near(erlangC(2, 1), 1 / 3, 1e-12);
    assert.equal(erlangC(3, 3), 1);
  });
  for (const [places, load] of [
    [1, 0.7],
    [5, 4],
    [40, 36],
  ] as const)
    test(`played with ${places} places at load ${load} it waits as theory says (M/M/c)`, () => {
      const stay = 10;
      const means: number[] = [];
      const shares: number[] = [];
      for (let round = 0; round < 30; round += 1) {
        const waits = playQueue(
          { places, nextArrival: exponential(stay / load), stay: exponential(stay) },
          { warmUp: 2_000, until: 2_000 + (6_000 * stay) / load, dice: diceOf(places * 1_000 + round) },
        );
        means.push(mean([...waits]));
        shares.push(waits.filter(one => one > 0).length / waits.length);
      }
      const chance = erlangC(places, load);
      const between = (values: number[], expected: number) => {
        const error = Math.sqrt(mean(values.map(one => (one - mean(values)) ** 2)) / values.length);
        assert.ok(Math.abs(mean(values) - expected) < 3.3 * error, `${mean(values)} ± ${error}: ${expected}`);
      };
      between(shares, chance);
      between(means, (chance * stay) / (places - load));
    });
  test('more places never wait longer, and nobody waits without a crowd', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 6 }), fc.integer(), (places, seed) => {
        const days = { warmUp: 0, until: 500 };
        const queue = { nextArrival: () => 3, stay: exponential(8) };
        const few = playQueue({ ...queue, places }, { ...days, dice: diceOf(seed) });
        const more = playQueue({ ...queue, places: places + 1 }, { ...days, dice: diceOf(seed) });
        assert.ok(few.every((wait, at) => wait >= (more[at] ?? Infinity) - 1e-9));
      }),
    );
    const alone = playQueue(
      { places: 1, nextArrival: () => 5, stay: () => 5 },
      { warmUp: 0, until: 100, dice: diceOf(1) },
    );
    assert.ok(alone.length > 10 && quantile([...alone], 1) === 0);
    assert.throws(() =>
      playQueue({ places: 0, nextArrival: () => 1, stay: () => 1 }, { warmUp: 0, until: 9, dice: diceOf(1) }),
    );
  });
});
