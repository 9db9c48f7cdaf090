import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { distanceKm, newId } from '../core/index.ts';
import { systemActor } from '../platform/database/index.ts';
import { type TestDatabase, testDatabase } from '../platform/database/testing.ts';
import { placeOf } from '../programmes/region/index.ts';
import { importDirectory } from './import-directory.ts';
import { anything, readCursor, type Search, writeCursor } from './search.ts';
import { search } from './search-queries.ts';

const sale = { lat: 53.4253, lon: -2.3199 };
const everything: Search = { ...anything, region: 'uk', limit: 50 };

describe('searching the directory', () => {
  let database: TestDatabase;
  const find = (asked: Partial<Search>) => search(database.open, { ...everything, ...asked });
  const names = async (asked: Partial<Search>) => (await find(asked)).found.map(({ name }) => name);

  before(async () => {
    database = await testDatabase();
    const actor = systemActor(newId());
    const { default: pg } = await import('pg');
    const owner = new pg.Client({ connectionString: database.ownerUrl });
    await owner.connect();
    await owner.query(
      `insert into programme (id, slug, name, host_name, region, area_name, time_zone, locales, phone, phone_hours, email, address, created_at)
       values ($1, 'trafford', 'T', 'T', 'uk', 'Trafford', 'Europe/London', '{en}', '+44', '', '', '', now())`,
      [actor.programmeId],
    );
    await owner.end();
    const own =
      'id,name,description,fees,wheelchair,lat,lon,category\n' +
      'a,Grow Together,Gardening for everyone with tea,Free,yes,53.43,-2.32,gardening\n' +
      'b,Allotment Day,Vegetables and tea,£3,no,53.44,-2.33,gardening\n' +
      'c,Ciorcal Gaeilge,Comhrá agus céilí sa ghairdín,,,,,conversation circle\n';
    const files: readonly (readonly [string, string])[] = [
      ['own', own],
      [
        'libraries',
        readFileSync(join(import.meta.dirname, 'fixtures/trafford/trafford_libraries.csv'), 'utf8'),
      ],
      ['clubs', readFileSync(join(import.meta.dirname, 'fixtures/trafford/sports_clubs.csv'), 'utf8')],
    ];
    for (const [key, text] of files) {
      await database.within(actor, scope =>
        importDirectory(scope, {
          source: {
            key,
            title: key,
            region: 'uk',
            licence: 'x',
            licenceUrl: null,
            attribution: null,
            url: null,
            correctAsOf: null,
            settings: { mapping: null, organization: null, fallbackKinds: [] },
          },
          files: [{ name: `${key}.csv`, bytes: Buffer.from(text) }],
          placeOf: code => placeOf('uk', code),
        }),
      );
    }
  });
  after(() => database.close());

  test('a word finds its other forms, and a name counts more than a description', async () => {
    assert.deepEqual(await names({ words: 'gardens' }), ['Grow Together', 'Allotment Day']);
    assert.equal((await names({ words: 'library sale' }))[0], 'Sale Library');
    assert.deepEqual(await names({ words: 'ghairdin' }), ['Ciorcal Gaeilge']);
  });

  test('when no service has all the words, those with some are shown, and it is said', async () => {
    const result = await find({ words: 'vegetables badminton zebra' });
    assert.equal(result.someWords, true);
    assert.ok(result.found.some(({ name }) => name === 'Allotment Day'));
    assert.equal((await find({ words: 'vegetables tea' })).someWords, false);
  });

  test('a misspelt word is read as the nearest that exists, and said', async () => {
    const result = await find({ words: 'libary badmington' });
    assert.deepEqual(result.readAs, [
      { typed: 'libary', read: 'library' },
      { typed: 'badmington', read: 'badminton' },
    ]);
    assert.ok(result.total > 0);
  });

  test('kinds filter, unknown facts stay, a stated no goes', async () => {
    const gardening = await find({ kinds: ['gardening_nature'], free: true });
    assert.deepEqual(
      gardening.found.map(({ name, free }) => [name, free]),
      [['Grow Together', 'yes']],
    );
    const stepFree = await names({ words: 'tea', access: ['step_free'] });
    assert.deepEqual(stepFree, ['Grow Together']);
    assert.ok((await names({ kinds: ['reading_library'], free: true, access: ['step_free'] })).length >= 13);
  });

  test('distance is the great circle; nothing beyond it is shown; nearest first', async () => {
    const { found } = await find({ near: sale, withinKm: 3, order: 'distance', limit: 500 });
    assert.ok(found.length > 5);
    const metres = found.flatMap(one => one.metres ?? []);
    assert.deepEqual(
      metres,
      metres.toSorted((a, b) => a - b),
    );
    assert.ok(metres.every(one => one <= 3000));
    assert.deepEqual(
      found.slice(metres.length).map(({ name }) => name),
      ['Ciorcal Gaeilge'],
      'where it is is not known: kept, after the others',
    );
    const grow = found.find(({ name }) => name === 'Grow Together');
    assert.equal(grow?.metres, Math.round(distanceKm(sale, { lat: 53.43, lon: -2.32 }) * 1000));
    assert.ok(found.some(one => one.approximate) && !grow.approximate);
  });

  test('pages follow each other without a gap or a double, in every order', async () => {
    for (const order of ['fit', 'distance', 'name'] as const) {
      const asked = { near: sale, order, words: 'club', limit: 7 };
      const all = (await find({ ...asked, limit: 500 })).found.map(({ serviceId }) => serviceId);
      const walked: string[] = [];
      let after: Search['after'] = null;
      do {
        const page = await find({ ...asked, after });
        walked.push(...page.found.map(({ serviceId }) => serviceId));
        after = page.next === null ? null : readCursor(writeCursor(page.next));
      } while (after !== null);
      assert.deepEqual(walked, all, order);
      assert.ok(all.length > 7);
    }
  });

  test('another region sees nothing of it', async () => {
    assert.equal((await find({ region: 'ie' })).total, 0);
  });

  test('any words are only words', async () => {
    for (const words of [
      "'",
      '"',
      '((',
      '& | !',
      '<->',
      ':*',
      '\\',
      'a'.repeat(5000),
      '🌿',
      'the of and',
      "x'); drop table directory.listing;--",
      '\u0000',
    ]) {
      await find({ words });
    }
    assert.equal(readCursor('not a cursor'), null);
    assert.equal(readCursor('!!'), null);
  });
});
