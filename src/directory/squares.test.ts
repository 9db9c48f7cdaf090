import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import fc from 'fast-check';
import { sql } from 'kysely';
import { type TestDatabase, testDatabase } from '../platform/database/testing.ts';
import { squareOf, squareOfRow, squaresWithin } from './squares.ts';

const point = fc.record({
  lat: fc.double({ min: -80, max: 80, noNaN: true }),
  lon: fc.double({ min: -179, max: 179, noNaN: true }),
});

/** The point so many kilometres away in a direction, on a sphere. */
function away(from: { lat: number; lon: number }, km: number, bearing: number) {
  const [lat, lon, angle] = [(from.lat * Math.PI) / 180, (from.lon * Math.PI) / 180, km / 6371.0088];
  const up = Math.asin(Math.sin(lat) * Math.cos(angle) + Math.cos(lat) * Math.sin(angle) * Math.cos(bearing));
  const along = Math.atan2(
    Math.sin(bearing) * Math.sin(angle) * Math.cos(lat),
    Math.cos(angle) - Math.sin(lat) * Math.sin(up),
  );
  return { lat: (up * 180) / Math.PI, lon: ((lon + along) * 180) / Math.PI };
}

describe('squares of the map', () => {
  let database: TestDatabase;
  before(async () => {
    database = await testDatabase();
  });
  after(() => database.close());

  test('no point within the distance lies outside the squares that are asked for', () => {
    fc.assert(
      fc.property(
        point,
        fc.constantFrom(1, 5, 10, 20, 50),
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.double({ min: 0, max: 2 * Math.PI, noNaN: true }),
        (near, km, share, bearing) => {
          const squares = squaresWithin(near, km);
          const there = away(near, km * share, bearing);
          // On the other side of the date line the box of the search ends, too.
          fc.pre(squares !== null && Math.abs(there.lon) < 179.9);
          assert.ok(squares?.includes(squareOf(there)), `${JSON.stringify(there)} at ${km * share} km`);
        },
      ),
      { numRuns: 2000 },
    );
  });

  test('corners are left out, and too many squares are not asked for', () => {
    const near = { lat: 53.4, lon: -8.2 };
    const squares = squaresWithin(near, 50) ?? [];
    assert.ok(squares.length > 100 && squares.length < 200, `${squares.length}`);
    assert.equal(squares.includes(squareOf({ lat: 53.84, lon: -8.94 })), false);
    assert.equal(squaresWithin(near, 300), null);
    assert.equal(squaresWithin({ lat: 89.9, lon: 0 }, 50), null);
  });

  test('the database counts the same squares, and asks its index for them', async () => {
    const points = fc.sample(point, 200).map(({ lat, lon }) => ({ latitude: lat, longitude: lon }));
    const { rows } = await sql<{ square: number }>`
      select ${squareOfRow} as square
      from json_to_recordset(${JSON.stringify(points)}::json) as l(latitude float8, longitude float8)`.execute(
      database.open,
    );
    assert.deepEqual(
      rows.map(one => one.square),
      points.map(({ latitude, longitude }) => squareOf({ lat: latitude, lon: longitude })),
    );
    const plan = await database.open.transaction().execute(async db => {
      await sql`set local enable_seqscan = off`.execute(db);
      const found = await sql<Record<string, string>>`explain (costs off)
        select from directory.listing l where ${squareOfRow} = any('{1,2}'::int[]) and l.free in ('yes', 'unknown')`.execute(
        db,
      );
      return JSON.stringify(found.rows);
    });
    assert.match(plan, /listing_square/);
  });
});
