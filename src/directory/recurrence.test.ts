import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { occurrences, type TimeRule } from './recurrence.ts';

const rule = (more: Partial<TimeRule>): TimeRule => ({
  freq: null,
  interval: null,
  count: null,
  byday: null,
  bymonthday: null,
  dtstart: null,
  until: null,
  valid_from: null,
  valid_to: null,
  opens_at: '10:00:00',
  closes_at: '11:00:00',
  ...more,
});
const zone = 'Europe/Dublin';
const monday = Temporal.Instant.from('2026-11-23T09:00:00Z');
const days = (more: Partial<TimeRule>, from = monday, most = 4) =>
  occurrences(rule(more), zone, from, most).map(({ start }) => start.toPlainDate().toString());

describe('the next dates of a schedule', () => {
  test('follow its rhythm', () => {
    const cases: readonly (readonly [Partial<TimeRule>, readonly string[]])[] = [
      [{ freq: 'WEEKLY', byday: 'TU' }, ['2026-11-24', '2026-12-01', '2026-12-08', '2026-12-15']],
      [{ byday: 'MO,TH' }, ['2026-11-23', '2026-11-26', '2026-11-30', '2026-12-03']],
      [
        { freq: 'WEEKLY', interval: 2, byday: 'TU', dtstart: '2026-11-17' },
        ['2026-12-01', '2026-12-15', '2026-12-29', '2027-01-12'],
      ],
      [{ freq: 'MONTHLY', byday: '1SA,-1SA' }, ['2026-11-28', '2026-12-05', '2026-12-26', '2027-01-02']],
      [{ freq: 'MONTHLY', bymonthday: '31' }, ['2026-12-31', '2027-01-31', '2027-03-31', '2027-05-31']],
      [{ freq: 'DAILY', until: '2026-11-25' }, ['2026-11-23', '2026-11-24', '2026-11-25']],
      [
        { freq: 'WEEKLY', byday: 'TU', months: [1, 2] },
        ['2027-01-05', '2027-01-12', '2027-01-19', '2027-01-26'],
      ],
      [{ also_on: ['2026-12-12', '2026-12-05', '2026-11-01'] }, ['2026-12-05', '2026-12-12']],
      [{ freq: 'WEEKLY', byday: 'TU', dtstart: '2026-11-03', count: 5 }, ['2026-11-24', '2026-12-01']],
    ];
    for (const [given, expected] of cases) assert.deepEqual(days(given), expected, JSON.stringify(given));
  });

  test('are none, and no fault, where a feed says what never comes', () => {
    const never: readonly Partial<TimeRule>[] = [
      { freq: 'MONTHLY', bymonthday: '31', months: [2] },
      { freq: 'MONTHLY', bymonthday: '-31', months: [2] },
      { freq: 'DAILY', interval: 2_147_483_647, dtstart: '2026-01-01' },
      { freq: 'WEEKLY', byday: 'MO', interval: 2_147_483_647, dtstart: '2026-01-01' },
      { freq: 'WEEKLY', byday: 'MO', dtstart: '1026-01-01', count: 2_000_000_000 },
    ];
    for (const given of never) assert.deepEqual(days(given), [], JSON.stringify(given));
  });

  test('begin when the schedule begins to hold, and end with whichever end comes first', () => {
    assert.deepEqual(days({ byday: 'TU', dtstart: '2026-01-06', valid_from: '2026-12-03' }, monday, 1), [
      '2026-12-08',
    ]);
    assert.deepEqual(days({ byday: 'TU', until: '2027-06-01', valid_to: '2026-12-01' }), [
      '2026-11-24',
      '2026-12-01',
    ]);
    assert.deepEqual(days({ dtstart: '2026-12-24' }), ['2026-12-24']);
  });

  test('leave out what is off', () => {
    const given = {
      freq: 'WEEKLY',
      byday: 'TU',
      off_on: ['2026-12-01'],
      breaks: [{ from: '2026-12-15', to: '2027-01-05' }],
    };
    assert.deepEqual(days(given), ['2026-11-24', '2026-12-08', '2027-01-12', '2027-01-19']);
  });

  test('keep the hour on the clock when the clocks change', () => {
    const found = occurrences(
      rule({ freq: 'WEEKLY', byday: 'TU' }),
      zone,
      Temporal.Instant.from('2027-03-22T00:00:00Z'),
      2,
    );
    assert.deepEqual(
      found.map(({ start }) => start.offset),
      ['+00:00', '+01:00'],
    );
    assert.deepEqual(
      found.map(({ start }) => start.hour),
      [10, 10],
    );
  });

  test('end after midnight when they close before they open', () => {
    const [found] = occurrences(
      rule({ byday: 'MO', opens_at: '22:00:00', closes_at: '01:00:00' }),
      zone,
      monday,
      1,
    );
    assert.equal(found?.end?.toPlainDateTime().toString(), '2026-11-24T01:00:00');
  });

  test('are none when it does not say plainly when', () => {
    for (const given of [
      {},
      { freq: 'YEARLY' },
      { freq: 'WEEKLY' },
      { freq: 'MONTHLY' },
      { byday: 'MO', opens_at: null },
      { freq: 'WEEKLY', byday: 'MO', interval: 2 },
      { freq: 'WEEKLY', byday: 'soon' },
    ])
      assert.deepEqual(days(given), [], JSON.stringify(given));
  });

  test('are in order, from the moment on, on the days that were said, whatever the rule', () => {
    const codes = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];
    fc.assert(
      fc.property(
        fc.subarray(codes, { minLength: 1 }),
        fc.integer({ min: 1, max: 4 }),
        fc.integer({ min: 0, max: 3000 }),
        (byday, interval, ahead) => {
          const from = monday.add({ hours: 24 * ahead });
          const given = rule({ freq: 'WEEKLY', byday: byday.join(','), interval, dtstart: '2026-11-23' });
          const found = occurrences(given, zone, from, 4);
          assert.equal(found.length, 4);
          let last = from.toZonedDateTimeISO(zone);
          for (const { start } of found) {
            assert.ok(Temporal.ZonedDateTime.compare(start, last) >= 0);
            assert.ok(byday.includes(codes[start.dayOfWeek - 1] ?? ''));
            last = start;
          }
        },
      ),
      { numRuns: 60 },
    );
  });
});
