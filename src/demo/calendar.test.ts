import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { noHolidays } from '../core/index.ts';
import { inOrder, makeCalendar } from './calendar.ts';
import { makeChance, makeDeck } from './chance.ts';

const instants = fc
  .array(fc.integer({ min: 0, max: 40_000_000 }), { maxLength: 20 })
  .map(list => list.map(minutes => Temporal.Instant.fromEpochMilliseconds(minutes * 60_000)));

test('instants put in order rise and end at the latest moment', () => {
  const latest = Temporal.Instant.fromEpochMilliseconds(30_000_000 * 60_000);
  fc.assert(
    fc.property(instants, list => {
      const ordered = inOrder(list, latest);
      assert.equal(ordered.length, list.length);
      ordered.forEach((one, index) => {
        const before = ordered[index - 1];
        if (before) assert.ok(Temporal.Instant.compare(before, one) < 0);
        assert.ok(Temporal.Instant.compare(one, latest) <= 0);
      });
    }),
  );
});

test('instants that are in order already stay as they are', () => {
  const list = ['2026-11-02T09:00:00Z', '2026-11-02T09:05:00Z', '2026-11-09T10:00:00Z'].map(text =>
    Temporal.Instant.from(text),
  );
  assert.deepEqual(
    inOrder(list, Temporal.Instant.from('2026-11-23T09:00:00Z')).map(String),
    list.map(String),
  );
});

test('on a Saturday the working day is Monday, and what is behind us is Friday', () => {
  const calendar = makeCalendar(Temporal.Instant.from('2026-11-28T10:00:00Z'), 'Europe/Dublin', noHolidays);
  assert.equal(calendar.workday.toString(), '2026-11-30');
  assert.equal(calendar.before(calendar.today, 0).toString(), '2026-11-27');
  assert.equal(calendar.ahead(-1).toString(), '2026-11-27');
});

test('the same seed deals the same cards, and each card once before any again', () => {
  fc.assert(
    fc.property(fc.integer(), fc.uniqueArray(fc.string(), { minLength: 1, maxLength: 12 }), (seed, cards) => {
      const deal = () => {
        const deck = makeDeck(makeChance(seed), cards);
        return Array.from({ length: cards.length }, () => deck.deal());
      };
      assert.deepEqual(deal(), deal());
      assert.deepEqual(deal().toSorted(), cards.toSorted());
    }),
  );
});

test('ids are UUIDs of version 7 that sort by time', () => {
  const chance = makeChance(1);
  const early = chance.id(Temporal.Instant.from('2026-01-01T00:00:00Z'));
  const late = chance.id(Temporal.Instant.from('2026-01-01T00:00:01Z'));
  assert.match(early, /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  assert.ok(early < late);
});
