import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { meanWithInterval, ndcgAt10, recallAt20 } from './measure.ts';

const grades = new Map([
  ['a', 2],
  ['b', 1],
  ['c', 0],
]);
const near = (got: number | null, wanted: number) => assert.ok(got !== null && Math.abs(got - wanted) < 1e-4);

describe('measures', () => {
  test('the ideal order is 1, nothing found 0, nothing to find is no number', () => {
    assert.equal(ndcgAt10(['a', 'b', 'c'], grades), 1);
    assert.equal(ndcgAt10([], grades), 0);
    assert.equal(ndcgAt10(['a'], new Map([['c', 0]])), null);
    assert.equal(recallAt20(['a'], new Map()), null);
  });

  test('nDCG as worked out by hand', () => {
    // Gains 1, 3; discounts 1, log2 3 = 1.58496: (1 + 1.89279) / (3 + 0.63093).
    near(ndcgAt10(['b', 'a'], grades), 0.79671);
    // The 2 in third place: 3 / log2 4 = 1.5; the 1 is not there: 1.5 / 3.63093.
    near(ndcgAt10(['x', 'y', 'a'], grades), 0.41312);
    // The eleventh place does not count.
    assert.equal(ndcgAt10([...'0123456789', 'a'], grades), 0);
    // Fifteen that fit fully: any ten of them are the best there can be.
    const many = new Map(Array.from({ length: 15 }, (_, at) => [`m${at}`, 2]));
    assert.equal(ndcgAt10([...many.keys()].slice(5), many), 1);
  });

  test('recall counts what fits among the first twenty, of as many as have room', () => {
    assert.equal(recallAt20(['x', 'b'], grades), 0.5);
    assert.equal(recallAt20([...Array.from({ length: 20 }, () => 'x'), 'a'], grades), 0);
    const many = new Map(Array.from({ length: 40 }, (_, at) => [`m${at}`, 1]));
    assert.equal(recallAt20([...many.keys()].slice(0, 10), many), 0.5);
  });

  test('an interval holds its mean, is wider for spread values, and is always the same', () => {
    const { mean, low, high } = meanWithInterval([0, 1, 0, 1, 1]);
    assert.equal(mean, 0.6);
    assert.ok(low < mean && mean < high);
    assert.deepEqual(meanWithInterval([1, 1, 1]), { mean: 1, low: 1, high: 1 });
    assert.deepEqual(meanWithInterval([0, 1, 0, 1, 1]), { mean, low, high });
  });
});
