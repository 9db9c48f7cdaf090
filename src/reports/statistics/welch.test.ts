import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { differenceOfMeans, quantileOfStudent } from './welch.ts';

/** Cushny and Peebles 1905, as Student printed it in 1908: hours of sleep gained with two drugs. */
const first = [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0];
const second = [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4];

describe('the difference of two means', () => {
  test('of the sleep data as R prints it: t.test(extra ~ group, data = sleep)', () => {
    const found = differenceOfMeans(first, second);
    assert.ok(found);
    // R’s manual: df = 17.776, 95 percent confidence interval -3.3654832 0.2054832, means 0.75 and 2.33.
    assert.equal(found.value.toFixed(2), '-1.58');
    assert.deepEqual(
      [found.low, found.high].map(one => one.toFixed(5)),
      ['-3.36548', '0.20548'],
    );
    assert.equal(found.freedom.toFixed(3), '17.776');
  });

  test('quantiles as in the tables of Student’s distribution', () => {
    for (const [freedom, value] of [
      [5, 2.570582],
      [10, 2.228139],
      [30, 2.042272],
      [120, 1.97993],
    ] as const)
      assert.ok(Math.abs(quantileOfStudent(0.975, freedom) - value) < 2e-6, `${freedom}`);
  });

  test('turned round, it is the same with the other sign; of few nothing is said', () => {
    const group = fc.array(fc.integer({ min: -10, max: 10 }), { minLength: 8, maxLength: 30 });
    fc.assert(
      fc.property(group, group, (one, other) => {
        const [there, back] = [differenceOfMeans(one, other), differenceOfMeans(other, one)];
        assert.equal(there === null, back === null);
        if (!there || !back) return;
        assert.ok(Math.abs(there.value + back.value) < 1e-9 && Math.abs(there.low + back.high) < 1e-6);
        assert.ok(there.low <= there.value && there.value <= there.high);
      }),
      { numRuns: 30 },
    );
    assert.equal(differenceOfMeans(first.slice(0, 7), second), null);
    assert.equal(differenceOfMeans(Array(9).fill(1), Array(9).fill(2)), null);
  });
});
