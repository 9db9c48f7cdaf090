import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { distanceKm } from './distance.ts';

const point = fc.record({
  lat: fc.double({ min: -90, max: 90, noNaN: true }),
  lon: fc.double({ min: -180, max: 180, noNaN: true }),
});

test('Dublin to Galway is 187 km as the crow flies', () => {
  const km = distanceKm({ lat: 53.3498, lon: -6.2603 }, { lat: 53.2707, lon: -9.0568 });
  assert.ok(km > 185 && km < 188, String(km));
});

test('a distance is the same both ways, none to itself, and never beyond the other side of the earth', () => {
  fc.assert(
    fc.property(point, point, (from, to) => {
      const km = distanceKm(from, to);
      assert.ok(km >= 0 && km <= 20_016);
      assert.ok(Math.abs(km - distanceKm(to, from)) < 1e-6);
      assert.equal(distanceKm(from, from), 0);
    }),
  );
});

test('no detour is shorter', () => {
  fc.assert(
    fc.property(point, point, point, (from, over, to) => {
      assert.ok(distanceKm(from, to) <= distanceKm(from, over) + distanceKm(over, to) + 1e-6);
    }),
  );
});
