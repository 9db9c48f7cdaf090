import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { marks, tallyOf, wasThere } from './tally.ts';

const anyDays = fc.array(fc.constantFrom(...marks, 'made_up' as const), { maxLength: 12 });

test('late is there, told us is not, and a day made up counts', () => {
  const tally = tallyOf(['present', 'late', 'excused', 'made_up', 'absent']);
  assert.deepEqual(tally, { held: 5, attended: 3, madeUp: 1, missedRunning: 1 });
});

test('a day that was told neither counts as missed nor ends the run', () => {
  assert.equal(tallyOf(['absent', 'excused', 'absent']).missedRunning, 2);
  assert.equal(tallyOf(['absent', 'absent', 'late']).missedRunning, 0);
  assert.equal(tallyOf(['absent', 'made_up']).missedRunning, 0);
});

test('nobody attends more than was held, and making up a missed day counts one more', () => {
  fc.assert(
    fc.property(anyDays, days => {
      const tally = tallyOf(days);
      assert.ok(tally.attended <= tally.held && tally.madeUp <= tally.attended);
      assert.ok(tally.missedRunning <= tally.held - tally.attended);
      const first = days.findIndex(one => !wasThere(one));
      if (first < 0) return;
      const better = tallyOf(days.with(first, 'made_up'));
      assert.equal(better.attended, tally.attended + 1);
      assert.ok(better.missedRunning <= tally.missedRunning);
    }),
  );
});
