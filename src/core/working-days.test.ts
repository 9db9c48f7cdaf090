import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  addWorkingDays,
  isWorkingDay,
  nextWorkingDay,
  noHolidays,
  workingDayFrom,
  workingDaysBetween,
} from './working-days.ts';

const day = (iso: string): Temporal.PlainDate => Temporal.PlainDate.from(iso);
const christmas = new Set(['2026-12-25', '2026-12-26', '2026-12-28']);
const anyDay = fc.nat(900).map(days => day('2025-06-01').add({ days }));

test('two working days after a Friday is the Tuesday', () => {
  assert.equal(addWorkingDays(day('2026-11-20'), 2, noHolidays).toString(), '2026-11-24');
});

test('holidays and weekends are passed over', () => {
  assert.equal(nextWorkingDay(day('2026-12-24'), christmas).toString(), '2026-12-29');
  assert.equal(workingDayFrom(day('2026-12-24'), christmas).toString(), '2026-12-24');
  assert.equal(workingDayFrom(day('2026-12-25'), christmas).toString(), '2026-12-29');
  assert.equal(workingDaysBetween(day('2026-12-23'), day('2026-12-29'), christmas), 2);
});

test('adding and counting agree, and never end on a day off', () => {
  fc.assert(
    fc.property(anyDay, fc.integer({ min: 1, max: 60 }), (from, count) => {
      const to = addWorkingDays(from, count, christmas);
      assert.ok(isWorkingDay(to, christmas));
      assert.equal(workingDaysBetween(from, to, christmas), count);
      assert.equal(workingDaysBetween(to, from, christmas), -count);
    }),
  );
});

test('no days lie between a day and itself, and a count is whole', () => {
  assert.equal(workingDaysBetween(day('2026-11-23'), day('2026-11-23'), noHolidays), 0);
  assert.throws(() => addWorkingDays(day('2026-11-23'), -1, noHolidays), RangeError);
  assert.throws(() => addWorkingDays(day('2026-11-23'), 0.5, noHolidays), RangeError);
});
