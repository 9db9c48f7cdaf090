import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { earned, leastFor } from './earned.ts';

test('four of six are enough unless the group asks for more', () => {
  assert.equal(leastFor(null, 6), 4);
  assert.equal(earned(null, { attended: 4, held: 6 }), true);
  assert.equal(earned(null, { attended: 3, held: 6 }), false);
  assert.equal(earned(5, { attended: 4, held: 6 }), false);
});

test('nobody earns one without having come, and coming once more never loses it', () => {
  fc.assert(
    fc.property(fc.option(fc.integer({ min: 1, max: 12 })), fc.nat(12), fc.nat(12), (asked, held, some) => {
      const attended = Math.min(held, some);
      if (attended === 0) assert.equal(earned(asked, { attended, held }), false);
      if (attended < held && earned(asked, { attended, held })) {
        assert.equal(earned(asked, { attended: attended + 1, held }), true);
      }
    }),
  );
});
