import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { ageOn, dayIn, daysSince, isAdultOn, mondayOf, weeksSince } from './dates.ts';

const first = Temporal.PlainDate.from('1900-01-01');
const anyDay = fc.nat(60_000).map(days => first.add({ days }));
const day = (iso: string): Temporal.PlainDate => Temporal.PlainDate.from(iso);

test('age changes on the birthday', () => {
  assert.equal(ageOn(day('1948-05-17'), day('2026-05-16')), 77);
  assert.equal(ageOn(day('1948-05-17'), day('2026-05-17')), 78);
});

test('eighteen is reached on the day', () => {
  assert.equal(isAdultOn(day('2008-11-23'), day('2026-11-22')), false);
  assert.equal(isAdultOn(day('2008-11-23'), day('2026-11-23')), true);
});

test('somebody born on 29 February is eighteen on 1 March', () => {
  assert.equal(isAdultOn(day('2008-02-29'), day('2026-02-28')), false);
  assert.equal(isAdultOn(day('2008-02-29'), day('2026-03-01')), true);
  assert.equal(ageOn(day('1940-02-29'), day('2024-02-28')), 83);
  assert.equal(ageOn(day('1940-02-29'), day('2024-02-29')), 84);
});

test('age never falls as days pass, and grows by at most one a day', () => {
  fc.assert(
    fc.property(anyDay, anyDay, (birth, at) => {
      const step = ageOn(birth, at.add({ days: 1 })) - ageOn(birth, at);
      assert.ok(step === 0 || step === 1);
    }),
  );
});

test('weeks are completed weeks', () => {
  assert.equal(weeksSince(day('2026-11-23'), day('2026-11-29')), 0);
  assert.equal(weeksSince(day('2026-11-23'), day('2026-11-30')), 1);
  fc.assert(
    fc.property(anyDay, fc.integer({ min: -400, max: 400 }), (from, gap) => {
      const to = from.add({ days: gap });
      assert.equal(daysSince(from, to), gap);
      const rest = gap - weeksSince(from, to) * 7;
      assert.ok(rest >= 0 && rest < 7);
    }),
  );
});

test('the Monday of a week is a Monday at most six days back', () => {
  fc.assert(
    fc.property(anyDay, at => {
      const monday = mondayOf(at);
      assert.equal(monday.dayOfWeek, 1);
      const back = daysSince(monday, at);
      assert.ok(back >= 0 && back <= 6);
    }),
  );
});

test('midnight in Dublin is an hour before midnight in universal time in summer', () => {
  const instant = Temporal.Instant.from('2026-07-01T23:30:00Z');
  assert.equal(dayIn('Europe/Dublin', instant).toString(), '2026-07-02');
  assert.equal(dayIn('UTC', instant).toString(), '2026-07-01');
});
