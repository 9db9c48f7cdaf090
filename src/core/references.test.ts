import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { parseReference, reference } from './references.ts';

const alphabet = '23456789CDFHJKMNPQRTWXY';
const anyReference = fc
  .array(fc.nat(alphabet.length - 1), { minLength: 7, maxLength: 7 })
  .map(picks => reference('HR', () => picks.pop() ?? 0));
const place = fc.nat(7);

function symbolsOf(written: string): string {
  return written.slice(3).replace('-', '');
}

test('a reference looks like HR-7K3M-2QXD and reads back as itself', () => {
  fc.assert(
    fc.property(anyReference, made => {
      assert.match(made, /^HR-[2-9A-Z]{4}-[2-9A-Z]{4}$/);
      assert.deepEqual(parseReference(made), { ok: true, value: made });
    }),
  );
});

test('however it is typed, it is understood', () => {
  const made = reference('HR', () => 0);
  assert.equal(made, 'HR-2222-2222');
  for (const typed of ['hr 2222 2222', '22222222', ' HR-2222-2222 ', 'hrzzzz-zzzz', 'HR–2222–2222']) {
    assert.deepEqual(parseReference(typed), { ok: true, value: made }, typed);
  }
});

test('any one wrong character is noticed', () => {
  fc.assert(
    fc.property(anyReference, place, fc.constantFrom(...alphabet), (made, at, symbol) => {
      const right = symbolsOf(made);
      fc.pre(right.charAt(at) !== symbol);
      const wrong = right.slice(0, at) + symbol + right.slice(at + 1);
      assert.deepEqual(parseReference(wrong), { ok: false, error: 'check' });
    }),
  );
});

test('any swap of two neighbours is noticed', () => {
  fc.assert(
    fc.property(anyReference, fc.nat(6), (made, at) => {
      const right = symbolsOf(made);
      fc.pre(right.charAt(at) !== right.charAt(at + 1));
      const wrong = right.slice(0, at) + right.charAt(at + 1) + right.charAt(at) + right.slice(at + 2);
      assert.deepEqual(parseReference(wrong), { ok: false, error: 'check' });
    }),
  );
});

test('anything else is of the wrong shape', () => {
  for (const typed of ['', 'HR', 'HR-2222-222', 'HR-2222-22222', 'HR-222U-2222', 'RH-2222-2222']) {
    assert.deepEqual(parseReference(typed), { ok: false, error: 'shape' }, typed);
  }
});

test('two references differ', () => {
  const made = new Set(Array.from({ length: 200 }, () => reference()));
  assert.equal(made.size, 200);
});
