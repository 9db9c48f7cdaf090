import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { formatIhi, formatNhsNumber, parseIhi, parseNhsNumber } from './index.ts';

/** Written apart from the code under test, in the published form: weights 10..2, 11 minus the rest. */
function nhsNumber(nine: string): string | null {
  let sum = 0;
  for (let place = 0; place < 9; place++) sum += Number(nine.charAt(place)) * (10 - place);
  const check = 11 - (sum % 11);
  return check === 10 ? null : nine + (check === 11 ? 0 : check);
}

function ihi(prefix: string, nine: string): string | null {
  const core = nhsNumber(nine);
  if (core === null) return null;
  const body = prefix + core;
  let sum = 0;
  for (let fromRight = 0; fromRight < 17; fromRight++) {
    sum += Number(body.charAt(16 - fromRight)) * (fromRight % 2 === 0 ? 3 : 1);
  }
  return body + ((10 - (sum % 10)) % 10);
}

const nine = fc.integer({ min: 1, max: 999_999_999 }).map(value => String(value).padStart(9, '0'));
const nhsNumbers = nine.map(nhsNumber).filter(value => value !== null);
const irish = fc.integer({ min: 812_000_000, max: 859_999_999 }).map(String);
const ihis = fc
  .tuple(fc.constantFrom('5390000', '5391234'), irish)
  .map(([prefix, core]) => ihi(prefix, core))
  .filter(value => value !== null);

test('the NHS example 943 476 5919 is right, and shown in threes', () => {
  assert.deepEqual(parseNhsNumber('943-476 5919'), { ok: true, value: '9434765919' });
  assert.equal(formatNhsNumber('9434765919'), '943 476 5919');
});

test('every number made by the published rule is accepted', () => {
  fc.assert(
    fc.property(nhsNumbers, number => {
      assert.deepEqual(parseNhsNumber(formatNhsNumber(number)), { ok: true, value: number });
    }),
  );
  fc.assert(
    fc.property(ihis, number => {
      assert.deepEqual(parseIhi(formatIhi(number)), { ok: true, value: number });
    }),
  );
});

function withDigit(number: string, at: number, digit: number): string {
  return number.slice(0, at) + digit + number.slice(at + 1);
}

function swapped(number: string, at: number): string {
  return number.slice(0, at) + number.charAt(at + 1) + number.charAt(at) + number.slice(at + 2);
}

test('one wrong digit is noticed in both', () => {
  fc.assert(
    fc.property(nhsNumbers, fc.nat(9), fc.nat(9), (number, at, digit) => {
      const wrong = withDigit(number, at, digit);
      fc.pre(wrong !== number && Number(wrong) > 0);
      assert.deepEqual(parseNhsNumber(wrong), { ok: false, error: 'check' });
    }),
  );
  fc.assert(
    fc.property(ihis, fc.nat(17), fc.nat(9), (number, at, digit) => {
      const wrong = withDigit(number, at, digit);
      fc.pre(wrong !== number);
      assert.deepEqual(parseIhi(wrong), { ok: false, error: 'check' });
    }),
  );
});

test('a swap of neighbours is noticed in an NHS number and in the core of an IHI', () => {
  fc.assert(
    fc.property(nhsNumbers, fc.nat(8), (number, at) => {
      fc.pre(number.charAt(at) !== number.charAt(at + 1));
      assert.deepEqual(parseNhsNumber(swapped(number, at)), { ok: false, error: 'check' });
    }),
  );
  fc.assert(
    fc.property(ihis, fc.integer({ min: 7, max: 15 }), (number, at) => {
      fc.pre(number.charAt(at) !== number.charAt(at + 1));
      assert.deepEqual(parseIhi(swapped(number, at)), { ok: false, error: 'check' });
    }),
  );
});

test('what is no number at all is of the wrong shape', () => {
  for (const text of ['', '943476591', '94347659199', '943476591X', '0000000000']) {
    assert.deepEqual(parseNhsNumber(text), { ok: false, error: 'shape' }, text);
  }
  for (const text of ['', '9434765919', '539000081200000', '000000000000000000']) {
    assert.deepEqual(parseIhi(text), { ok: false, error: 'shape' }, text);
  }
});
