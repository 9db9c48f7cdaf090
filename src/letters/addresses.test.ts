import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { greetingOf, linesOf, needsLargePrint } from './addresses.ts';

test('an address becomes at most seven lines and loses no part', () => {
  const part = fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9 ]{0,20}[A-Za-z0-9]$/);
  fc.assert(
    fc.property(
      fc.array(part, { minLength: 1, maxLength: 12 }),
      fc.constantFrom(', ', '\n'),
      (parts, between) => {
        const lines = linesOf(parts.join(between));
        assert.ok(lines.length <= 7);
        assert.deepEqual(
          lines.flatMap(line => line.split(', ')),
          parts,
        );
      },
    ),
  );
  assert.deepEqual(linesOf('  '), []);
  assert.deepEqual(linesOf(null), []);
});

test('an address with lines of its own keeps its commas', () => {
  assert.deepEqual(linesOf('Flat 2, Chapel Lane\nTulla'), ['Flat 2, Chapel Lane', 'Tulla']);
});

test('a doctor is greeted by surname, everybody else by the whole name', () => {
  assert.equal(greetingOf('Dr Orla Considine'), 'Dr Considine');
  assert.equal(greetingOf('An Dr. Máire Ní Dhálaigh'), 'An Dr Ní Dhálaigh');
  assert.equal(greetingOf('Dr Ó Briain'), 'Dr Ó Briain');
  for (const other of ['Abbeyside Surgery', 'Orla Considine', 'Drew Barry', 'Dr']) {
    assert.equal(greetingOf(other), null, other);
  }
});

test('large print is heard in what somebody needs', () => {
  for (const said of ['Large print please', 'needs large-print letters', 'Cló mór', 'text at 18 pt']) {
    assert.equal(needsLargePrint(said), true, said);
  }
  for (const said of [null, '', 'A large chair', 'prints well', 'room 18']) {
    assert.equal(needsLargePrint(said), false, String(said));
  }
});
