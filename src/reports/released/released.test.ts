import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { fitCount, fitMean, fitMedian, fitShare } from './fit.ts';
import { canFlow } from './flow.ts';
import { fitPairs } from './pairs.ts';
import { came, isPossible } from './possible.ts';
import { cameTo, releasedSteps, type Stopped, stepsToTell } from './steps.ts';
import { fitTables } from './tables.ts';

const count = fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 7 }), fc.integer({ min: 8, max: 40 }));
const stopped: fc.Arbitrary<Stopped> = fc.record({
  referred: count,
  accepted: count,
  contacted: count,
  met: count,
  introduced: count,
  attended: count,
});

test('single figures: small counts are gone, others rounded, means and medians need eight, shares are of what is shown', () => {
  assert.deepEqual([0, 1, 7, 8, 12, 13].map(fitCount), [0, null, null, 10, 10, 15]);
  assert.equal(fitMean([1, 2, 3, 4, 5, 6, 7]), null);
  assert.equal(fitMean([1, 2, 3, 4, 5, 6, 7, 9]), 4.6);
  assert.equal(fitMean([-1, 1, -1, 1, -1, 1, -1, 1]), 0);
  assert.equal(fitMedian([1, 1, 1, 1, 1, 1, 1]), null);
  assert.equal(fitMedian([3, 5, 8, 9, 11, 13, 40, 80]), 14);
  assert.equal(fitShare(15, 50), 30);
  assert.equal(fitShare(null, 50), null);
  assert.equal(fitShare(15, 0), null);
});

test('between the steps that are told of a whole, nobody or at least eight stopped', () => {
  fc.assert(
    fc.property(stopped, one => {
      const told = stepsToTell(one);
      const counts = [...told.map(step => cameTo(one, step)), 0];
      for (const [at, all] of counts.slice(0, -1).entries()) {
        const gap = all - (counts[at + 1] ?? 0);
        assert.ok(gap === 0 || gap >= 8, `${JSON.stringify(one)}: ${told}`);
      }
    }),
  );
  const all = { referred: 9, accepted: 0, contacted: 11, met: 8, introduced: 12, attended: 20 };
  assert.deepEqual(stepsToTell(all), [...releasedSteps]);
  // Three were met and never introduced: either step could be told, and the first meeting tells more.
  assert.deepEqual(stepsToTell({ ...all, accepted: 0, contacted: 11, met: 3 }), [
    'referred',
    'accepted',
    'contacted',
    'met',
    'attended',
  ]);
  assert.deepEqual(
    stepsToTell({ ...all, referred: 2, contacted: 0, met: 0, introduced: 0, attended: 4 }),
    [],
  );
});

describe('what is possible beside what is shown', () => {
  test('water finds its way only within the bounds of its pipes', () => {
    assert.ok(
      canFlow(4, [
        { from: 0, to: 2, bounds: [2, 5] },
        { from: 0, to: 3, bounds: [0, 9] },
        { from: 2, to: 1, bounds: [4, 4] },
        { from: 3, to: 1, bounds: [3, 3] },
      ]),
    );
    assert.ok(
      !canFlow(3, [
        { from: 0, to: 2, bounds: [0, 3] },
        { from: 2, to: 1, bounds: [4, 4] },
      ]),
    );
  });

  test('agrees with trying every world of a small cut', () => {
    const small = fc.array(fc.tuple(fc.nat(3), fc.nat(9), fc.nat(3)), { minLength: 2, maxLength: 2 });
    fc.assert(
      fc.property(small, fc.infiniteStream(fc.boolean()), fc.nat(8), (table, coin, value) => {
        const hidden = table.map(row =>
          row.map((_, step) => {
            const number = came(row, step);
            return number > 0 && (number < 8 || coin.next().value === true);
          }),
        );
        const margins = [0, 1, 2].map(step => table.reduce((sum, row) => sum + (row[step] ?? 0), 0));
        for (let first = 0; first < 3; first += 1)
          for (let last = first; last < 3; last += 1)
            assert.equal(
              isPossible({ table, hidden, margins }, { part: 0, first, last, value }),
              byTrying(table, hidden, margins, { first, last, value }),
            );
      }),
      { numRuns: 40 },
    );
  });
});

/** Every way to fill two parts, since the second is what the first leaves of the whole. */
function byTrying(
  table: readonly (readonly number[])[],
  hidden: readonly (readonly boolean[])[],
  margins: readonly number[],
  { first, last, value }: { readonly first: number; readonly last: number; readonly value: number },
): boolean {
  const [a = 0, b = 0, c = 0] = margins;
  const fits = (row: readonly number[], part: number) =>
    row.every((_, step) => {
      const [is, was] = [came(row, step), came(table[part] ?? [], step)];
      if (hidden[part]?.[step]) return was < 8 ? is >= 1 && is <= 7 : is >= 8;
      return was === 0 ? is === 0 : is >= 8 && fitCount(is) === fitCount(was);
    });
  for (let x = 0; x <= a; x += 1)
    for (let y = 0; y <= b; y += 1)
      for (let z = 0; z <= c; z += 1) {
        const one = [x, y, z];
        const sum = one.slice(first, last + 1).reduce((all, n) => all + n, 0);
        if (sum === value && fits(one, 0) && fits([a - x, b - y, c - z], 1)) return true;
      }
  return false;
}

test('a cut shows what it can: two parts of which one is small hide both, many parts lend each other cover', () => {
  const of = (rows: readonly (readonly number[])[]) => {
    const whole = [0, 1].map(step => rows.reduce((sum, row) => sum + (row[step] ?? 0), 0));
    return fitTables({ tables: [rows], whole, stepOf: [0, 1] })[0];
  };
  assert.deepEqual(
    of([
      [20, 30],
      [12, 18],
      [9, 11],
    ]),
    [
      [50, 30],
      [30, 20],
      [20, 10],
    ],
  );
  const covered = of([
    [20, 30],
    [14, 18],
    [3, 12],
    [25, 22],
    [16, 11],
  ]);
  assert.ok(covered?.flat().filter(cell => cell !== null).length);
});

test('pairs of scales that share their cases', () => {
  assert.deepEqual(fitPairs(40, [20, 36, 40, 0, 3]), { cases: 40, pairs: [20, null, 40, 0, null] });
  // Four of forty have not both: told as 35, who knows how many ended could narrow them.
  // Six of ten have both ends: neither they nor who is missing is told.
  assert.deepEqual(fitPairs(10, [6, 9]), { cases: 10, pairs: [null, null] });
  assert.deepEqual(fitPairs(5, [5]), { cases: null, pairs: [null] });
});
