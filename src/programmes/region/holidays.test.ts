import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { addWorkingDays } from '../../core/index.ts';
import { easterSunday } from './easter.ts';
import { holidaysIn, holidaysOf, regionIds, regionOf } from './index.ts';

/** As published by the Irish government (gov.ie, public holidays); from 2028 worked out by hand from a calendar. */
const ireland: Readonly<Record<number, string>> = {
  2023: '01-01 02-06 03-17 04-10 05-01 06-05 08-07 10-30 12-25 12-26',
  2024: '01-01 02-05 03-17 04-01 05-06 06-03 08-05 10-28 12-25 12-26',
  2025: '01-01 02-03 03-17 04-21 05-05 06-02 08-04 10-27 12-25 12-26',
  2026: '01-01 02-02 03-17 04-06 05-04 06-01 08-03 10-26 12-25 12-26',
  2027: '01-01 02-01 03-17 03-29 05-03 06-07 08-02 10-25 12-25 12-26',
  2028: '01-01 02-07 03-17 04-17 05-01 06-05 08-07 10-30 12-25 12-26',
  2029: '01-01 02-05 03-17 04-02 05-07 06-04 08-06 10-29 12-25 12-26',
  2030: '01-01 02-01 03-17 04-22 05-06 06-03 08-05 10-28 12-25 12-26',
};

/** As published for England and Wales (gov.uk/bank-holidays), substitute days included; from 2029 by hand from a calendar. */
const england: Readonly<Record<number, string>> = {
  2023: '01-02 04-07 04-10 05-01 05-08 05-29 08-28 12-25 12-26',
  2024: '01-01 03-29 04-01 05-06 05-27 08-26 12-25 12-26',
  2025: '01-01 04-18 04-21 05-05 05-26 08-25 12-25 12-26',
  2026: '01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-28',
  2027: '01-01 03-26 03-29 05-03 05-31 08-30 12-27 12-28',
  2028: '01-03 04-14 04-17 05-01 05-29 08-28 12-25 12-26',
  2029: '01-01 03-30 04-02 05-07 05-28 08-27 12-25 12-26',
  2030: '01-01 04-19 04-22 05-06 05-27 08-26 12-25 12-26',
};

function listed(region: 'ie' | 'uk', year: number): string {
  return holidaysIn(regionOf(region), year)
    .map(({ day }) => day.toString().slice(5))
    .join(' ');
}

test('the holidays of 2023 to 2030 are those that were published, and those that the same rules give', () => {
  for (const [year, days] of Object.entries(ireland)) assert.equal(listed('ie', Number(year)), days, year);
  for (const [year, days] of Object.entries(england)) assert.equal(listed('uk', Number(year)), days, year);
});

test("St Brigid's holiday is 1 February when that is a Friday", () => {
  assert.equal(listed('ie', 2030).slice(6, 11), '02-01');
  assert.equal(listed('ie', 2022).includes('02-'), false);
});

test('Christmas on a Sunday gives the Tuesday in England', () => {
  const days = holidaysIn(regionOf('uk'), 2033).map(
    ({ id, day, substitute }) => `${id} ${day} ${substitute}`,
  );
  assert.ok(days.includes('christmas 2033-12-27 true'));
  assert.ok(days.includes('boxing_day 2033-12-26 false'));
});

test('in any year no two English holidays share a day, and none falls on a weekend', () => {
  fc.assert(
    fc.property(fc.integer({ min: 2023, max: 2199 }), year => {
      const days = holidaysIn(regionOf('uk'), year).map(({ day }) => day);
      assert.equal(new Set(days.map(String)).size, days.length);
      assert.ok(days.every(day => day.dayOfWeek <= 5));
      assert.ok(days.every(day => holidaysOf(regionOf('uk')).has(day.toString())));
    }),
  );
});

test('Easter is a Sunday between 22 March and 25 April, and right in known years', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1900, max: 2299 }), year => {
      const day = easterSunday(year);
      assert.equal(day.dayOfWeek, 7);
      assert.ok(day.toString() >= `${year}-03-22` && day.toString() <= `${year}-04-25`);
    }),
  );
  assert.deepEqual(
    [1943, 2000, 2008, 2024, 2026, 2038].map(year => easterSunday(year).toString().slice(5)),
    ['04-25', '04-23', '03-23', '03-31', '04-05', '04-25'],
  );
});

test('a deadline over Christmas differs between the regions', () => {
  const from = Temporal.PlainDate.from('2026-12-24');
  const [irish, english] = regionIds.map(id => addWorkingDays(from, 1, holidaysOf(regionOf(id))).toString());
  assert.equal(irish, '2026-12-28');
  assert.equal(english, '2026-12-29');
});
