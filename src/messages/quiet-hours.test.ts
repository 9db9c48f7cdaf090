import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { quietOf, quietUntil } from './quiet-hours.ts';

const zone = 'Europe/Dublin';
const hours = (from: string, until: string) => {
  const quiet = quietOf({ from, until });
  assert.ok(quiet);
  return quiet;
};
const at = (text: string) => Temporal.Instant.from(text);
const end = (now: string, ...all: ReturnType<typeof hours>[]) =>
  quietUntil(at(now), zone, all)?.toString() ?? null;

test('a night over midnight, an afternoon nap, and no quiet at all', () => {
  assert.equal(end('2026-11-23T22:00:00Z', hours('21:00', '08:00')), '2026-11-24T08:00:00Z');
  assert.equal(end('2026-11-23T03:00:00Z', hours('21:00', '08:00')), '2026-11-23T08:00:00Z');
  assert.equal(end('2026-11-23T08:00:00Z', hours('21:00', '08:00')), null);
  assert.equal(end('2026-11-23T14:30:00Z', hours('14:00', '15:00')), '2026-11-23T15:00:00Z');
  assert.equal(end('2026-11-23T14:30:00Z'), null);
  assert.equal(quietOf({ from: '08:00', until: '08:00' }), null);
  assert.equal(quietOf(null), null);
});

test('the later of two that follow each other counts', () => {
  assert.equal(
    end('2026-11-23T22:00:00Z', hours('21:00', '08:00'), hours('07:30', '10:00')),
    '2026-11-24T10:00:00Z',
  );
});

test('the hours are those of the wall, in the nights in which clocks change', () => {
  assert.equal(end('2026-03-28T23:00:00Z', hours('21:00', '08:00')), '2026-03-29T07:00:00Z');
  assert.equal(end('2026-10-24T22:00:00Z', hours('21:00', '08:00')), '2026-10-25T08:00:00Z');
});

test('whatever the hours: it ends, later than now and within two days, and one alone is then over', () => {
  const time = fc.tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }));
  const said = ([hour, minute]: [number, number]) =>
    `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
  const quiet = fc
    .tuple(time, time)
    .map(([from, until]) => quietOf({ from: said(from), until: said(until) }));
  const moment = fc
    .integer({ min: 0, max: 2 * 365 * 24 * 60 })
    .map(minutes => at('2026-01-01T00:00:00Z').add({ minutes }));
  fc.assert(
    fc.property(fc.array(quiet, { maxLength: 3 }), moment, (all, now) => {
      const known = all.filter(one => one !== null);
      const until = quietUntil(now, zone, known);
      if (until === null) return;
      assert.ok(Temporal.Instant.compare(until, now) > 0);
      assert.ok(now.until(until).total('hours') <= 24 * Math.max(1, known.length) + 1);
      if (known.length === 1) assert.equal(quietUntil(until, zone, known), null);
    }),
  );
});
