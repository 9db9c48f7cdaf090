import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { dueWord } from './due-word.ts';

const now = Temporal.Instant.from('2026-11-23T09:00:00Z');
const ago = (hours: number) => now.subtract({ hours });
const standing = fc.record({
  toldAt: fc.option(fc.integer({ min: 0, max: 24 * 200 }).map(ago)),
  days: fc.option(fc.integer({ min: 1, max: 200 })),
  callOwed: fc.boolean(),
});
const at = fc.record({
  now: fc.constant(now),
  expected: fc.integer({ min: 1, max: 200 }),
  weeks: fc.integer({ min: 0, max: 26 }),
});

test('nobody is left without a first word, and nobody hears twice while a call is owed', () => {
  fc.assert(
    fc.property(standing, at, (one, when) => {
      const word = dueWord(one, when);
      if (one.callOwed) assert.equal(word, null);
      else if (one.toldAt === null || one.days === null) assert.equal(word, 'welcome');
      else assert.notEqual(word, 'welcome');
    }),
  );
});

test('a word just given is enough while the wait stays as it was said', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 200 }), fc.integer({ min: 0, max: 26 }), (days, weeks) => {
      const told = { toldAt: ago(1), days, callOwed: false };
      assert.equal(dueWord(told, { now, expected: days, weeks }), null);
    }),
  );
});

test('the wait is told anew when it changed by days and by share, not for a day more or less', () => {
  const told = { toldAt: ago(24), days: 10, callOwed: false };
  const word = (expected: number) => dueWord(told, { now, expected, weeks: 3 });
  assert.deepEqual([7, 8, 12, 13].map(word), ['changed', null, null, 'changed']);
  assert.equal(dueWord({ ...told, days: 1 }, { now, expected: 2, weeks: 3 }), null);
});

test('a light word comes after so many weeks, and not at all where the programme wants none', () => {
  const told = { toldAt: ago(21 * 24), days: 10, callOwed: false };
  assert.equal(dueWord(told, { now, expected: 10, weeks: 3 }), 'check_in');
  assert.equal(dueWord({ ...told, toldAt: ago(21 * 24 - 1) }, { now, expected: 10, weeks: 3 }), null);
  assert.equal(dueWord(told, { now, expected: 10, weeks: 0 }), null);
});
