import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { highestFactor, learnedFactor, lowestFactor } from './factor.ts';

const counts = fc
  .tuple(
    fc.integer({ min: 0, max: 400 }),
    fc.integer({ min: 0, max: 400 }),
    fc.double({ min: 0, max: 1, noNaN: true }),
  )
  .map(([outcomes, people, share]) => ({
    outcomes,
    people: Math.min(people, outcomes),
    went: Math.floor(outcomes * share),
  }));
const average = fc.double({ min: 0, max: 1, noNaN: true });

describe('what is learned of a service and a concept', () => {
  test('nothing from fewer than 8 outcomes or 5 people', () => {
    assert.equal(learnedFactor({ outcomes: 7, people: 7, went: 7 }, 0.5), null);
    assert.equal(learnedFactor({ outcomes: 40, people: 4, went: 40 }, 0.5), null);
    assert.notEqual(learnedFactor({ outcomes: 8, people: 5, went: 8 }, 0.5), null);
    assert.equal(learnedFactor({ outcomes: 8, people: 8, went: 9 }, 0.5), null);
  });

  test('more than usual lifts, fewer lowers, as usual changes nothing', () => {
    assert.ok((learnedFactor({ outcomes: 10, people: 9, went: 9 }, 0.5) ?? 0) > 1);
    assert.ok((learnedFactor({ outcomes: 10, people: 9, went: 1 }, 0.5) ?? 2) < 1);
    assert.equal(learnedFactor({ outcomes: 10, people: 9, went: 5 }, 0.5), 1);
  });

  test('stays within its bounds, and null only where there is too little', () => {
    fc.assert(
      fc.property(counts, average, (outcomes, mean) => {
        const factor = learnedFactor(outcomes, mean);
        assert.equal(factor === null, outcomes.outcomes < 8 || outcomes.people < 5);
        if (factor !== null) assert.ok(factor >= lowestFactor && factor <= highestFactor);
      }),
    );
  });

  test('one more who went never lowers it, and a higher average never lifts it', () => {
    fc.assert(
      fc.property(counts, average, average, (outcomes, one, other) => {
        const [low, high] = [Math.min(one, other), Math.max(one, other)];
        const factor = learnedFactor(outcomes, low);
        if (factor === null) return;
        assert.ok((learnedFactor(outcomes, high) ?? 2) <= factor + 1e-9);
        if (outcomes.went === outcomes.outcomes) return;
        assert.ok((learnedFactor({ ...outcomes, went: outcomes.went + 1 }, low) ?? 0) >= factor);
      }),
    );
  });
});
