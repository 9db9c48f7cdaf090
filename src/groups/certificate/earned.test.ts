import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type CertificateRule, counting, earned, leastFor } from './earned.ts';

const usual: CertificateRule = { least: null, madeUp: null };

test('four of six are enough unless the group asks for more', () => {
  assert.equal(leastFor(null, 6), 4);
  assert.equal(earned(usual, { attended: 4, held: 6, madeUp: 0 }), true);
  assert.equal(earned(usual, { attended: 3, held: 6, madeUp: 0 }), false);
  assert.equal(earned({ ...usual, least: 5 }, { attended: 4, held: 6, madeUp: 0 }), false);
});

test('made-up meetings count as far as the group lets them', () => {
  const tally = { attended: 4, held: 6, madeUp: 2 };
  assert.equal(earned(usual, tally), true);
  assert.equal(earned({ ...usual, madeUp: 2 }, tally), true);
  assert.equal(earned({ ...usual, madeUp: 1 }, tally), false);
  assert.equal(counting({ ...usual, madeUp: 0 }, tally), 2);
});

test('nobody earns one without having come, and coming once more never loses it', () => {
  const some = fc.nat(12);
  fc.assert(
    fc.property(fc.option(fc.integer({ min: 1, max: 12 })), fc.option(some), some, some, some, (...drawn) => {
      const [least, madeUp, held, was, made] = drawn;
      const attended = Math.min(held, was);
      const rule = { least, madeUp };
      const tally = { attended, held, madeUp: Math.min(attended, made) };
      if (attended === 0) assert.equal(earned(rule, tally), false);
      if (attended < held && earned(rule, tally)) {
        assert.equal(earned(rule, { ...tally, attended: attended + 1 }), true);
        assert.equal(earned({ ...rule, madeUp: null }, tally), true, 'letting more count takes none away');
      }
    }),
  );
});
