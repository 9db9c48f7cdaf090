import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { matchIdentities } from './match.ts';
import type { Identity } from './person.ts';

const breda: Identity = {
  identifier: { system: 'ihi', value: '539000099900000185' },
  givenName: 'Bríd',
  familyName: 'Ní Bhriain',
  knownAs: 'Breda',
  birthDate: Temporal.PlainDate.from('1948-02-29'),
  postcode: 'V95 XY12',
};
const stranger: Identity = {
  identifier: null,
  givenName: 'Con',
  familyName: 'Shaw',
  knownAs: null,
  birthDate: Temporal.PlainDate.from('1960-01-02'),
  postcode: 'V14 AB12',
};

test('the identifier decides, whatever else differs', () => {
  const found = matchIdentities({ ...stranger, identifier: breda.identifier }, breda);
  assert.equal(found?.strength, 'identifier');
  assert.equal(found.fields.find(one => one.field === 'birth_date')?.agreement, 'differs');
});

test('four of four, with names folded, what she is known as, and a postcode as typed', () => {
  const typed = {
    ...breda,
    identifier: null,
    knownAs: null,
    givenName: 'BREDA',
    familyName: 'Ó Briain',
    postcode: 'v95xy12',
  };
  assert.equal(matchIdentities(typed, breda)?.strength, 'four');
});

test('three of four, saying which one differs', () => {
  const found = matchIdentities({ ...breda, identifier: null, familyName: 'Walsh' }, breda);
  assert.equal(found?.strength, 'three');
  assert.deepEqual(
    found.fields.filter(one => one.agreement === 'differs').map(one => one.field),
    ['family_name'],
  );
  assert.equal(matchIdentities({ ...breda, identifier: null, birthDate: null }, breda)?.strength, 'three');
});

test('two of four is nobody; a different identifier is shown', () => {
  assert.equal(matchIdentities({ ...breda, identifier: null, birthDate: null, postcode: null }, breda), null);
  assert.equal(matchIdentities(stranger, breda), null);
  const other = { ...breda, identifier: { system: 'ihi', value: '539000099900000999' } };
  assert.equal(matchIdentities(other, breda)?.fields[0]?.agreement, 'differs');
});

const identity = fc.record<Identity>({
  identifier: fc.constant(null),
  givenName: fc.constantFrom('Ann', 'Áine', 'Con', 'Mary-Kate'),
  familyName: fc.constantFrom("O'Brien", 'Ó Briain', 'McDonagh', 'Shaw'),
  knownAs: fc.constantFrom(null, 'Annie', 'Con'),
  birthDate: fc.constantFrom(null, breda.birthDate, stranger.birthDate),
  postcode: fc.constantFrom(null, 'V95 XY12', 'V14 AB12'),
});

test('matching is even-handed and finds oneself when three fields are known', () => {
  fc.assert(
    fc.property(identity, identity, (one, other) => {
      assert.equal(matchIdentities(one, other)?.strength, matchIdentities(other, one)?.strength);
      const known = 2 + (one.birthDate ? 1 : 0) + (one.postcode ? 1 : 0);
      assert.equal(matchIdentities(one, one) !== null, known >= 3);
    }),
  );
});
