import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { regionIds, regionOf } from '../../programmes/index.ts';
import { dueOf, endOf } from './due.ts';

const day = (text: string) => Temporal.PlainDate.from(text);
const years = (count: number) => Temporal.Duration.from({ years: count });
const days = fc
  .integer({ min: 0, max: 366 * 40 })
  .map(count => Temporal.PlainDate.from('1996-02-28').add({ days: count }));
const history = fc.record({
  isOpen: fc.boolean(),
  wasSupported: fc.boolean(),
  lastOn: days,
  diedOn: fc.option(days),
});

/** The rule of `ruleName` counted apart: by the parts of the calendar, without adding a duration. */
function counted(from: Temporal.PlainDate, count: number): string {
  const { year, month, day: dayOfMonth } = from;
  const leap = (one: number) => (one % 4 === 0 && one % 100 !== 0) || one % 400 === 0;
  if (month === 2 && dayOfMonth === 29 && !leap(year + count)) return `${year + count}-03-01`;
  return `${year + count}-${String(month).padStart(2, '0')}-${String(dayOfMonth).padStart(2, '0')}`;
}

describe('when a record may go', () => {
  test('a period that begins on a leap day is never a day too short', () => {
    assert.equal(endOf(day('2016-02-29'), years(8)).toString(), '2024-02-29');
    assert.equal(endOf(day('2016-02-29'), years(2)).toString(), '2018-03-01');
    assert.equal(endOf(day('2018-02-28'), years(2)).toString(), '2020-02-28');
    fc.assert(
      fc.property(days, fc.integer({ min: 1, max: 30 }), (from, count) =>
        assert.equal(endOf(from, years(count)).toString(), counted(from, count)),
      ),
    );
  });

  test('an open referral keeps everything; death and the last contact each keep their time', () => {
    for (const region of regionIds) {
      const rules = regionOf(region).retention;
      fc.assert(
        fc.property(history, one => {
          const due = dueOf(one, rules, {});
          if (one.isOpen) return assert.equal(due, null);
          const count = one.diedOn || one.wasSupported ? 8 : 2;
          const from = [one.lastOn, ...(one.diedOn ? [one.diedOn] : [])].map(String).sort().at(-1) ?? '';
          assert.equal(due?.triggerOn.toString(), from);
          assert.equal(due?.dueOn.toString(), counted(day(from), count));
        }),
      );
    }
  });

  test('a programme may keep longer and never shorter', () => {
    const rules = regionOf('uk').retention;
    const ended = { isOpen: false, wasSupported: true, lastOn: day('2010-05-05'), diedOn: null };
    assert.equal(dueOf(ended, rules, { closed_referral: 'P12Y' })?.dueOn.toString(), '2022-05-05');
    assert.equal(dueOf(ended, rules, { closed_referral: 'P1Y' })?.dueOn.toString(), '2018-05-05');
  });
});
