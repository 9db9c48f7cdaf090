import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { CaseSession } from './case-facts.ts';
import { stonesOf } from './stones.ts';

const session = (state: CaseSession['state'], day: number): CaseSession => ({
  id: String(day),
  state,
  number: null,
  startsAt: Temporal.PlainDateTime.from('2026-10-01T10:00').add({ days: day }),
  mode: 'in_person',
  place: null,
  missedReason: null,
  reasonNote: null,
});

test('a missed session lies before the stone after it', () => {
  const stones = stonesOf(
    [session('held', 1), session('missed', 8), session('held', 15), session('planned', 22)],
    8,
  );
  assert.deepEqual(
    stones.map(stone => [stone.state, stone.missed.length]),
    [['held', 0], ['held', 1], ['next', 0], ...Array.from({ length: 5 }, () => ['to_come', 0])],
  );
});

test('there is at most one next stone, held ones come first, and every held session has its stone', () => {
  const states = fc.constantFrom('held', 'missed', 'cancelled_by_person', 'cancelled_by_us');
  fc.assert(
    fc.property(fc.array(states), fc.nat(6), fc.integer({ min: 1, max: 12 }), (past, toCome, planned) => {
      const all = [...past, ...Array.from({ length: toCome }, () => 'planned' as const)].map(session);
      const stones = stonesOf(all, planned);
      const kinds = stones.map(stone => stone.state);
      assert.ok(stones.length >= planned);
      assert.ok(kinds.filter(kind => kind === 'next').length <= 1);
      assert.equal(
        kinds.filter(kind => kind === 'held').length,
        past.filter(state => state === 'held').length,
      );
      assert.ok(kinds.lastIndexOf('held') < (kinds.indexOf('next') + 1 || stones.length + 1));
      assert.deepEqual(
        stones.map(stone => stone.number),
        stones.map((_, index) => index + 1),
      );
    }),
  );
});

test('nothing is next before a link worker has the case, and nothing is left once it has ended', () => {
  assert.deepEqual(
    stonesOf([], 3, 'before').map(stone => stone.state),
    ['to_come', 'to_come', 'to_come'],
  );
  const ended = stonesOf([session('held', 1), session('missed', 8), session('held', 15)], 8, 'ended');
  assert.deepEqual(
    ended.map(stone => [stone.state, stone.missed.length]),
    [
      ['held', 0],
      ['held', 1],
    ],
  );
});
