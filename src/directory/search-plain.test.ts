import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import fc from 'fast-check';
import { sql } from 'kysely';
import pg from 'pg';
import { newId } from '../core/index.ts';
import { systemActor } from '../platform/database/index.ts';
import { type TestDatabase, testDatabase } from '../platform/database/testing.ts';
import { madeUpService, wordsOfServices as words, wordsOfPlaces } from './fixtures/made-up-services.ts';
import { importDirectory } from './import-directory.ts';
import { anything, readCursor, type Search, writeCursor } from './search.ts';
import { loosened } from './search-loosen-queries.ts';
import { search } from './search-queries.ts';
import { fitsWeek, weekDays, weekMask, weekParts } from './search-week.ts';
import { readWords } from './search-words-queries.ts';

type Row = {
  readonly id: string;
  readonly place: number;
  readonly lat: number | null;
  readonly online: boolean;
  readonly metres: number | null;
  readonly rank: number;
  readonly inName: boolean;
  readonly byName: number;
  readonly byStart: number;
  readonly kinds: readonly string[];
  readonly free: string;
  readonly stepFree: string;
  readonly accessNo: readonly string[];
  readonly accessYes: readonly string[];
  readonly week: number;
  readonly languages: readonly string[];
  readonly sex: string;
  readonly ages: readonly [number | null, number | null];
  readonly door: string;
  readonly confirmed: string | null;
};

type Said = 'no' | 'unknown' | 'yes';

describe('the search beside a plain one', () => {
  let database: TestDatabase;
  const actor = systemActor(newId());

  before(async () => {
    database = await testDatabase();
    const owner = new pg.Client({ connectionString: database.ownerUrl });
    await owner.connect();
    await owner.query(
      `insert into programme (id, slug, name, host_name, region, area_name, time_zone, locales, phone, phone_hours, email, address, created_at)
       values ($1, 'clare', 'C', 'C', 'ie', 'Clare', 'Europe/Dublin', '{en}', '+353', '', '', '', now())`,
      [actor.programmeId],
    );
    await owner.end();
    const contents = Array.from({ length: 160 }, (_, n) => madeUpService(n));
    await database.within(actor, scope =>
      importDirectory(scope, {
        source: {
          ...{ key: 'own', title: 'own', region: 'ie', licence: 'x', licenceUrl: null, attribution: null },
          ...{ url: null, correctAsOf: null },
          settings: { mapping: null, organization: null, fallbackKinds: [] },
        },
        files: [{ name: 'own.json', bytes: Buffer.from(JSON.stringify({ contents })) }],
        placeOf: () => null,
      }),
    );
  });
  after(() => database.close());

  /** Every listing that has the words, with all that is known of it. */
  async function every(asked: Search, query: string | null): Promise<readonly Row[]> {
    const { rows } = await sql<Row>`
      select l.service_id as id, l.place_number as place, l.latitude as lat, l.online, l.kinds, l.free, l.step_free as "stepFree",
        case when l.latitude is not null and ${asked.near !== null} then round(2000 * 6371.0088 * asin(least(1, sqrt(
          sin(radians(l.latitude - ${asked.near?.lat ?? 0}::float8) / 2) ^ 2 + cos(radians(${asked.near?.lat ?? 0}::float8)) * cos(radians(l.latitude))
          * sin(radians(l.longitude - ${asked.near?.lon ?? 0}::float8) / 2) ^ 2))))::int end as metres,
        ${query === null ? sql`0` : sql`round(ts_rank(l.words, ${query}::tsquery) * 1000000)::int`} as rank,
        ${query === null ? sql`false` : sql`ts_filter(l.words, '{a}') @@ ${query}::tsquery`} as "inName",
        dense_rank() over (order by lower(l.name))::int as "byName", dense_rank() over (order by coalesce(l.next_at, 'infinity'))::int as "byStart",
        l.access_no as "accessNo", l.access_yes as "accessYes", l.week, l.languages, l.sex, l.open_door as door,
        json_build_array(l.minimum_age, l.maximum_age) as ages,
        (select max(confirmed_on)::text from directory.confirmation c where c.service_id = l.service_id) as confirmed
      from directory.listing l
      where l.region = ${asked.region} and ${query === null ? sql`true` : sql`l.words @@ ${query}::tsquery`}`.execute(
      database.open,
    );
    return rows;
  }

  /** What each filter says of a row: no, not known, or yes. */
  function says(asked: Search, row: Row): readonly Said[] {
    const { near, withinKm, language, sex, age, confirmedSince } = asked;
    const some = (list: readonly string[], others: readonly string[]) =>
      list.some(one => others.includes(one));
    const other = sex === 'women' ? 'men' : 'women';
    const is = (holds: boolean): Said => (holds ? 'yes' : 'no');
    const week = weekMask(asked.days, asked.parts);
    const [from, to] = row.ages;
    return [
      ...(asked.kinds.length > 0 ? [is(some(asked.kinds, row.kinds))] : []),
      ...(week ? [fitsWeek(row.week, week)] : []),
      ...(near && withinKm !== null
        ? ([
            row.lat === null ? (row.online ? 'yes' : 'unknown') : is((row.metres ?? 0) <= withinKm * 1000),
          ] as const)
        : []),
      ...(asked.free ? [is(row.free !== 'no')] : []),
      ...asked.access.map(code =>
        is(code === 'step_free' ? row.stepFree !== 'no' : !row.accessNo.includes(code)),
      ),
      ...(language === null
        ? []
        : ([
            row.languages.includes(language) ? 'yes' : row.languages.length > 0 ? 'no' : 'unknown',
          ] as const)),
      ...(sex === null
        ? []
        : ([
            row.sex === other || row.accessYes.includes(`${other}_only`)
              ? 'no'
              : row.sex === sex || row.accessYes.includes(`${sex}_only`)
                ? 'yes'
                : 'unknown',
          ] as const)),
      ...(age === null ? [] : [is((from ?? 0) <= age && (to ?? 999) >= age)]),
      ...(asked.online ? [is(row.online)] : []),
      ...(asked.openDoor ? [is(row.door !== 'no')] : []),
      ...(confirmedSince ? [is(row.confirmed !== null && row.confirmed >= confirmedSince.toString())] : []),
    ];
  }

  function plainly(asked: Search, order: string, rows: readonly Row[], most: number): readonly string[] {
    const fitting = rows
      .map(row => ({ row, said: says(asked, row) }))
      .filter(({ said }) => !said.includes('no'))
      .map(({ row, said }) => ({ ...row, late: said.includes('unknown') ? 1 : 0 }));
    const far = (metres: number | null) => metres ?? 2 ** 31;
    const best = new Map<string, (typeof fitting)[number]>();
    for (const row of fitting.toSorted(
      (a, b) => a.late - b.late || far(a.metres) - far(b.metres) || a.place - b.place,
    ))
      if (!best.has(row.id)) best.set(row.id, row);
    // A word that many have says little: names that have it come first, then the nearest, or the first by name.
    const common = order === 'fit' && best.size > most;
    const by = common ? (asked.near === null ? 'name' : 'distance') : order;
    const value = (row: Row) =>
      ({ fit: -row.rank, distance: far(row.metres), soonest: row.byStart, name: row.byName })[by] ?? 0;
    const named = (row: Row) => (common && !row.inName ? 1 : 0);
    return [...best.values()]
      .toSorted(
        (a, b) => a.late - b.late || named(a) - named(b) || value(a) - value(b) || (a.id < b.id ? -1 : 1),
      )
      .map(({ id }) => id);
  }

  async function walk(asked: Search, most: number): Promise<{ ids: readonly string[]; total: number }> {
    const ids: string[] = [];
    let cursor: Search['after'] = null;
    let total: number | null = null;
    do {
      const page = await search(database.open, { ...asked, after: cursor }, undefined, most);
      total ??= page.total;
      ids.push(...page.found.map(({ serviceId }) => serviceId));
      cursor = page.next === null ? null : readCursor(writeCursor(page.next));
    } while (cursor !== null);
    return { ids, total: total ?? 0 };
  }

  const maybe = <T>(arbitrary: fc.Arbitrary<T>, otherwise: T) =>
    fc.oneof({ weight: 3, arbitrary: fc.constant(otherwise) }, arbitrary);
  const asking: fc.Arbitrary<Search> = fc
    .record({
      words: maybe(
        fc.subarray([...words, ...wordsOfPlaces], { minLength: 1, maxLength: 2 }).map(list => list.join(' ')),
        '',
      ),
      kinds: maybe(
        fc
          .constantFrom([['gardening_nature'], ['arts_music_drama', 'walking_exercise']])
          .map(([list = []]) => list),
        [],
      ),
      near: maybe<Search['near']>(
        fc.record({
          lat: fc.double({ min: 51.5, max: 54, noNaN: true }),
          lon: fc.double({ min: -10, max: -7.5, noNaN: true }),
        }),
        null,
      ),
      withinKm: maybe<number | null>(fc.constantFrom(2, 20, 50), null),
      days: maybe(fc.subarray([...weekDays], { minLength: 1 }), []),
      parts: maybe(fc.subarray([...weekParts], { minLength: 1 }), []),
      free: maybe(fc.constant(true), false),
      access: maybe(fc.subarray(['step_free', 'hearing_loop'], { minLength: 1 }), []),
      language: maybe<string | null>(fc.constantFrom('pl', 'en', 'ga'), null),
      sex: maybe<Search['sex']>(fc.constantFrom('women', 'men'), null),
      age: maybe<number | null>(fc.constantFrom(20, 40, 70), null),
      online: maybe(fc.constant(true), false),
      openDoor: maybe(fc.constant(true), false),
      confirmedSince: maybe<Temporal.PlainDate | null>(
        fc.constant(Temporal.PlainDate.from('2026-01-01')),
        null,
      ),
      order: fc.constantFrom('fit', 'distance', 'soonest', 'name'),
      limit: fc.constantFrom(7, 40),
    })
    .map(some => ({ ...anything, region: 'ie', ...some }));

  test('finds the same in the same order, page by page, and counts it, whatever is asked', async () => {
    await fc.assert(
      fc.asyncProperty(asking, fc.constantFrom(5, 25, 500), async (asked, most) => {
        const read = asked.words === '' ? null : await readWords(database.open, asked);
        const query = read?.query ?? null;
        const noFit = query === null && asked.order === 'fit';
        const noPlace = asked.near === null && asked.order === 'distance';
        const order = noFit ? 'name' : noPlace ? (query === null ? 'name' : 'fit') : asked.order;
        const wanted = plainly(asked, order, await every(asked, query), read?.loose ? 500 : most);
        const { ids, total } = await walk(asked, most);
        assert.deepEqual(ids, wanted);
        assert.equal(total, Math.min(wanted.length, most + 1));
      }),
      { numRuns: 160 },
    );
  });

  test('a service is found by the name of a place that is not its first one', async () => {
    const { found, total } = await search(database.open, { ...anything, region: 'ie', words: 'hall two' });
    assert.equal(total, 32);
    assert.equal(found[0]?.placeName, 'Hall two');
  });

  test('what each filter alone hides is what would come without it', async () => {
    await fc.assert(
      fc.asyncProperty(asking, async asked => {
        const { query, total } = await search(database.open, asked);
        for (const { filter, more } of await loosened(database.open, asked, query)) {
          const without = { free: { free: false }, language: { language: null }, age: { age: null } }[
            filter as 'free'
          ];
          if (!without) continue;
          assert.equal((await search(database.open, { ...asked, ...without })).total - total, more, filter);
        }
      }),
      { numRuns: 40 },
    );
  });
});
