import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { meanWithInterval, ndcgAt10, recallAt20 } from './measure.ts';

const grades = new Map([
  ['a', 2],
  ['b', 1],
  ['c', 0],
]);

describe('measures', () => {
  test('the ideal order is 1, nothing found 0, a swap in between', () => {
    assert.equal(ndcgAt10(['a', 'b', 'c'], grades), 1);
    assert.equal(ndcgAt10([], grades), 0);
    assert.ok(
      Math.abs(ndcgAt10(['b', 'a'], grades) - (1 + 3 / Math.log2(3)) / (3 + 1 / Math.log2(3))) < 1e-12,
    );
  });

  test('recall counts what fits among the first twenty', () => {
    assert.equal(recallAt20(['x', 'b'], grades), 0.5);
    assert.equal(recallAt20([...Array.from({ length: 20 }, () => 'x'), 'a'], grades), 0);
  });

  test('an interval holds its mean, is wider for spread values, and is always the same', () => {
    const { mean, low, high } = meanWithInterval([0, 1, 0, 1, 1]);
    assert.equal(mean, 0.6);
    assert.ok(low < mean && mean < high);
    assert.deepEqual(meanWithInterval([1, 1, 1]), { mean: 1, low: 1, high: 1 });
    assert.deepEqual(meanWithInterval([0, 1, 0, 1, 1]), { mean, low, high });
  });
});
