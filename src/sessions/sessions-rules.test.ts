import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { noHolidays } from '../core/index.ts';
import { overlap, warningsFor, weekly } from './calendar.ts';
import { guideFor, guides } from './guide.ts';

const at = (text: string) => Temporal.PlainDateTime.from(text);

test('a clock change does not move a session: ten stays ten in Dublin', () => {
  const starts = weekly(at('2026-10-19T10:00'), 3);
  assert.deepEqual(starts.map(String), ['2026-10-19T10:00:00', '2026-10-26T10:00:00', '2026-11-02T10:00:00']);
  const hours = starts.map(start => start.toZonedDateTime('Europe/Dublin').withTimeZone('UTC').hour);
  assert.deepEqual(hours, [9, 10, 10], 'summer time ends on 25 October 2026');
});

test('weekly keeps weekday and time of day, however many weeks', () => {
  const anyStart = fc.nat(800 * 96).map(quarters => at('2026-01-01T00:00').add({ minutes: quarters * 15 }));
  fc.assert(
    fc.property(anyStart, fc.integer({ min: 1, max: 30 }), (first, times) => {
      const starts = weekly(first, times);
      assert.equal(starts.length, times);
      for (const start of starts) {
        assert.equal(start.dayOfWeek, first.dayOfWeek);
        assert.ok(start.toPlainTime().equals(first.toPlainTime()));
      }
    }),
  );
});

test('one meeting may begin as another ends, but not a minute before', () => {
  const ten = { startsAt: at('2026-11-24T10:00'), minutes: 60 };
  assert.equal(overlap(ten, { startsAt: at('2026-11-24T11:00'), minutes: 60 }), false);
  assert.equal(overlap(ten, { startsAt: at('2026-11-24T10:59'), minutes: 60 }), true);
});

test('overlapping is mutual', () => {
  const any = fc.record({
    startsAt: fc.nat(2000).map(minutes => at('2026-11-24T08:00').add({ minutes })),
    minutes: fc.integer({ min: 5, max: 480 }),
  });
  fc.assert(fc.property(any, any, (one, other) => assert.equal(overlap(one, other), overlap(other, one))));
});

test('clashes, weekends and holidays are told, in order', () => {
  const taken = [{ id: '1', startsAt: at('2026-12-21T10:30'), minutes: 45, personName: 'Packie Crowe' }];
  const starts = weekly(at('2026-12-21T10:00'), 2);
  const found = warningsFor(starts, 60, taken, new Set(['2026-12-28']));
  assert.deepEqual(
    found.map(one => `${one.kind} ${one.at.toPlainDate()}`),
    ['clash 2026-12-21', 'day_off 2026-12-28'],
  );
  assert.equal(warningsFor([at('2026-11-28T10:00')], 60, [], noHolidays)[0]?.kind, 'day_off');
});

test('the guide follows the eight sessions', () => {
  const eight = [1, 2, 3, 4, 5, 6, 7, 8].map(number => guideFor(number, 8));
  assert.deepEqual(eight, Object.keys(guides));
});

test('every session of every programme has a guide, the first welcomes and the last closes', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 30 }), (number, planned) => {
      assert.ok(guideFor(number, planned) in guides);
      assert.equal(guideFor(1, planned), 'welcome');
      if (planned > 1) assert.equal(guideFor(planned, planned), 'closing');
    }),
  );
});
