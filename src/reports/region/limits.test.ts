import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { shareOf } from '../statistics/interval.ts';
import { INNER, limitsAt, OUTER, placed, unitOf } from './limits.ts';

test('limits of a half among a hundred, by hand: 0.5 ± 1.95996 × 0.05 and 0.5 ± 3.09023 × 0.05', () => {
  const round = (numbers: readonly number[]) => numbers.map(one => one.toFixed(5));
  assert.deepEqual(round(limitsAt(0.5, 100, INNER)), ['0.40200', '0.59800']);
  assert.deepEqual(round(limitsAt(0.5, 100, OUTER)), ['0.34549', '0.65451']);
  // 0.1 ± 1.95996 × √(0.09 / 25) = 0.1 ± 0.11760: no share is below nought.
  assert.deepEqual(round(limitsAt(0.1, 25, INNER)), ['0.00000', '0.21760']);
});

test('a unit is outside exactly when Wilson’s interval of its own share does not hold the share of all', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 8, max: 500 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.double({ min: 0.01, max: 0.99, noNaN: true }),
      fc.constantFrom(INNER, OUTER),
      (all, part, overall, level) => {
        const some = Math.floor(part * all);
        const [low, high] = limitsAt(overall, all, level);
        const own = shareOf(some, all, level);
        const share = some / all;
        if (!own || [low, high].some(end => Math.abs(end - share) < 1e-9)) return;
        assert.equal(share < low || share > high, overall < own.low || overall > own.high);
      },
    ),
  );
});

test('units are placed beside the share of all of them; hidden ones are no unit', () => {
  const of = (name: string, some: number, all: number) =>
    unitOf(name, false, some, all) ?? { name, own: false, some: 0, all: 1 };
  const found = placed([
    of('a', 50, 100),
    of('b', 55, 100),
    of('c', 200, 400),
    of('d', 90, 100),
    of('e', 35, 100),
  ]);
  // 430 of 800 is 0.5375; at 100 the limits are 0.4398–0.6352 and 0.3834–0.6916.
  assert.equal(found?.overall, 0.5375);
  assert.deepEqual(
    found?.units.map(one => one.beside),
    ['inside', 'inside', 'inside', 'far_above', 'far_below'],
  );
  assert.equal(unitOf('x', true, null, 20), null);
  assert.equal(unitOf('x', true, 5, null), null);
  assert.equal(unitOf('x', true, 0, 0), null);
  assert.equal(placed([]), null);
});
