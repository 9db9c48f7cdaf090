import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inOwnOrder, printable } from './printable.ts';

const everything = { has: () => true };
const clean = (text: string) => printable(text, everything, 'faithful', () => assert.fail());

test('telephone numbers and references keep their order inside Arabic', () => {
  assert.equal(clean('للاتصال: 020 915 0100'), 'للاتصال: \u2066020 915 0100\u2069');
  assert.equal(clean('رقمنا المرجعي HR-7K3M-2QXD.'), 'رقمنا المرجعي \u2066HR-7K3M-2QXD\u2069.');
  assert.equal(clean('020 915 0100'), '020 915 0100');
});

test('on a page from right to left a line without Arabic keeps its own order, line by line', () => {
  assert.equal(inOwnOrder('3 Mill Lane\nEnnis'), '\u20663 Mill Lane\u2069\n\u2066Ennis\u2069');
  assert.equal(inOwnOrder('Ennis: '), '\u2066Ennis\u2069: ');
  assert.equal(inOwnOrder('شارع 3'), 'شارع 3');
  assert.equal(inOwnOrder('…'), '…');
});
