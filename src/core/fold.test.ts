import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { foldName, foldSurname } from './fold.ts';

const alike: readonly (readonly string[])[] = [
  ["O'Brien", 'O’BRIEN', 'O Brien', 'OBrien', 'Ó Brien'],
  ['Ó Briain', 'Ní Bhriain', 'Uí Bhriain', 'ni bhriain'],
  ['McDonagh', 'Mac Donagh', 'MacDonagh', 'Mc Donagh'],
  ['Mac Donnchadha', 'Nic Dhonnchadha', 'Mhic Dhonnchadha'],
  ['Müller', 'MULLER'],
  ['Wałęsa', 'Walesa'],
  ['Smith-Jones', 'Smith Jones', 'smith  jones'],
];

test('spellings of one surname fold alike', () => {
  for (const spellings of alike) {
    const folds = new Set(spellings.map(foldSurname));
    assert.equal(folds.size, 1, `${spellings.join(' / ')} → ${[...folds].join(' / ')}`);
  }
});

test('different surnames stay different', () => {
  const surnames = [
    "O'Brien",
    'Ó Briain',
    'Brien',
    'Byrne',
    'McDonagh',
    'Donagh',
    'Nicholson',
    'Niland',
    'Oakes',
  ];
  assert.equal(new Set(surnames.map(foldSurname)).size, surnames.length);
});

test('given names lose case, accents, apostrophes and hyphens', () => {
  assert.equal(foldName('Áine-Máire'), 'ainemaire');
  assert.equal(foldName('D’Arcy'), 'darcy');
  assert.equal(foldName('Søren'), 'soren');
});

test('names in other scripts are kept', () => {
  assert.equal(foldName('Олена'), 'олена');
  assert.notEqual(foldName('محمد'), '');
});

test('folding twice is folding once, and case never matters', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...'aábcdéfíghnomcóúÓŁ’- '), maxLength: 20 }), name => {
      assert.equal(foldName(foldName(name)), foldName(name));
      assert.equal(foldName(name.toUpperCase()), foldName(name));
      assert.equal(foldSurname(name.toUpperCase()), foldSurname(name));
    }),
  );
});
