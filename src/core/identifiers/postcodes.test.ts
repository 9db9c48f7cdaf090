import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { outwardCodeOf, parseEircode, parseUkPostcode, routingKeyOf, routingKeys } from './index.ts';

const unique = fc
  .array(fc.constantFrom(...'0123456789ACDEFHKNPRTVWXY'), { minLength: 4, maxLength: 4 })
  .map(letters => letters.join(''));

test('an Eircode is brought to its written form', () => {
  for (const typed of ['v95xy12', 'V95 XY12', ' v95-xy12 ']) {
    assert.deepEqual(parseEircode(typed), { ok: true, value: 'V95 XY12' }, typed);
  }
  assert.deepEqual(parseEircode('d6w f4e2'), { ok: true, value: 'D6W F4E2' });
  assert.deepEqual(parseEircode('D02 XOO5'), { ok: true, value: 'D02 X005' });
});

test('every routing key with any four allowed characters is an Eircode, in any case and spacing', () => {
  assert.equal(routingKeys.size, 139);
  fc.assert(
    fc.property(fc.constantFrom(...routingKeys), unique, fc.boolean(), (key, rest, squeezed) => {
      const typed = squeezed ? (key + rest).toLowerCase() : `${key} ${rest}`;
      assert.deepEqual(parseEircode(typed), { ok: true, value: `${key} ${rest}` });
      assert.equal(routingKeyOf(typed), key);
    }),
  );
});

test('wrong letters and unknown routing keys are told apart', () => {
  assert.deepEqual(parseEircode('V95 XB12'), { ok: false, error: 'shape' });
  assert.deepEqual(parseEircode('V95 XY1'), { ok: false, error: 'shape' });
  assert.deepEqual(parseEircode('A5W XY12'), { ok: false, error: 'shape' });
  assert.deepEqual(parseEircode('V96 XY12'), { ok: false, error: 'routing_key' });
});

test('a routing key alone is understood, part of an Eircode is not', () => {
  assert.equal(routingKeyOf('v95'), 'V95');
  assert.equal(routingKeyOf('V95 XY'), null);
  assert.equal(routingKeyOf('V96'), null);
});

test('UK postcodes of every pattern are brought to their written form', () => {
  const cases: Readonly<Record<string, string>> = {
    m11ae: 'M1 1AE',
    'M60 1NW': 'M60 1NW',
    cr26xh: 'CR2 6XH',
    'dn55 1pt': 'DN55 1PT',
    w1a1hq: 'W1A 1HQ',
    'ec1a 1bb': 'EC1A 1BB',
    'm32-0ab': 'M32 0AB',
    'gir 0aa': 'GIR 0AA',
  };
  for (const [typed, written] of Object.entries(cases)) {
    assert.deepEqual(parseUkPostcode(typed), { ok: true, value: written }, typed);
    assert.equal(outwardCodeOf(typed), written.split(' ')[0]);
  }
});

test('what cannot be a UK postcode is refused', () => {
  for (const typed of ['', 'M32', 'Q1 1AA', 'M1 1CA', 'EI1 1AA', 'M321 0AB', 'V95 XY12', 'M32 0A']) {
    assert.equal(parseUkPostcode(typed).ok, false, typed);
  }
});

test('an outward code alone is understood', () => {
  assert.equal(outwardCodeOf('sw1a'), 'SW1A');
  assert.equal(outwardCodeOf('1SW'), null);
});
