import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { parseDate, parseIsoDate } from './parse-date.ts';

function faultOf(day: string, month: string, year: string): string | null {
  const read = parseDate({ day, month, year });
  return read.ok ? null : read.error;
}

test('a real day is read, with spaces and leading noughts', () => {
  const read = parseDate({ day: ' 7', month: '02', year: '1948 ' });
  assert.equal(read.ok && read.value.toString(), '1948-02-07');
});

test('every slip has its own name', () => {
  assert.equal(faultOf('', ' ', ''), 'missing');
  assert.equal(faultOf('7', '', '1948'), 'incomplete');
  assert.equal(faultOf('7', 'Feb', '1948'), 'incomplete');
  assert.equal(faultOf('7', '2', '48'), 'incomplete');
  assert.equal(faultOf('31', '11', '1948'), 'impossible');
  assert.equal(faultOf('29', '2', '1950'), 'impossible');
  assert.equal(faultOf('0', '2', '1950'), 'impossible');
  assert.equal(faultOf('1', '1', '1890'), 'too_long_ago');
});

test('every day since 1900 is read back from its boxes and its ISO text', () => {
  const first = Temporal.PlainDate.from('1900-01-01');
  fc.assert(
    fc.property(fc.nat(50_000), gap => {
      const date = first.add({ days: gap });
      const boxes = parseDate({ day: String(date.day), month: String(date.month), year: String(date.year) });
      const iso = parseIsoDate(date.toString());
      assert.ok(boxes.ok && boxes.value.equals(date));
      assert.ok(iso.ok && iso.value.equals(date));
    }),
  );
});

test('text that is no ISO date is named', () => {
  const faults = ['', '1948-2-7', '2026-02-30', '1890-01-01'].map(text => {
    const read = parseIsoDate(text);
    return read.ok ? null : read.error;
  });
  assert.deepEqual(faults, ['missing', 'incomplete', 'impossible', 'too_long_ago']);
});
