import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { after, before, describe, test } from 'node:test';
import fc from 'fast-check';
import { sql } from 'kysely';
import pg from 'pg';
import { newId } from '../core/index.ts';
import { systemActor } from '../platform/database/index.ts';
import { type TestDatabase, testDatabase } from '../platform/database/testing.ts';
import { importDirectory } from './import-directory.ts';
import { firstPart, type MatchAsk, matchRecords } from './match-queries.ts';

const doing = ['singing', 'gardening', 'walking', 'chess', 'bereavement support', 'line dancing'];
const towns = ['Ennis', 'Kilrush', 'Tulla', 'Cork', 'Sligo'];
const kinds = [
  'arts_music_drama',
  'gardening_nature',
  'walking_exercise',
  'bereavement',
  'befriending',
  'sport',
];

const pick = <T>(list: readonly T[], n: number, salt: string): T =>
  list[createHash('md5').update(`${salt} ${n}`).digest().readUInt32BE(0) % list.length] as T;

/** Some crowded together, some far away, some nowhere, some online, some in two places. */
function serviceOf(n: number): object {
  const crowded = n % 3 !== 0;
  const spread = crowded ? 0.2 : 4;
  const at = (salt: string) => {
    const hash = createHash('md5').update(`${salt} ${n}`).digest();
    return {
      latitude: 52.8 + (hash.readUInt16BE(0) / 65_536 - 0.5) * spread,
      longitude: -8.9 + (hash.readUInt16BE(2) / 65_536 - 0.5) * spread,
    };
  };
  const place = (salt: string) => ({
    id: `${salt}-${n}`,
    location: {
      id: `location-${salt}-${n}`,
      name: `${pick(towns, n, 'hall')} hall`,
      location_type: n % 11 === 0 ? 'virtual' : 'physical',
      ...(n % 7 === 0 ? {} : at(salt)),
    },
  });
  return {
    id: `s${n}`,
    name: `${pick([...doing, 'Open'], n, 'name')} ${pick(towns, n, 'town')} ${n}`,
    description: `With ${pick([...doing, 'tea', 'tea'], n, 'text')} for everybody.`,
    status: 'active',
    organization: {
      id: `o${n % 20}`,
      name: `${pick(towns, n % 20, 'of')} group ${pick(doing, n % 20, 'called')}`,
    },
    service_at_locations: n % 13 === 0 ? [place('one'), place('two')] : [place('one')],
  };
}

type Row = {
  readonly number: number;
  readonly id: string;
  readonly place: number;
  readonly lat: number | null;
  readonly lon: number | null;
  readonly online: boolean;
  readonly metres: number | null;
  readonly kinds: number;
  readonly kind: boolean;
  /** Of a kind that answers by itself. */
  readonly alone: boolean;
  readonly named: boolean;
  readonly told: boolean;
  /** By a word, not only by a phrase. */
  readonly single: boolean;
};

describe('the records that could answer', () => {
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
    await database.within(actor, scope =>
      importDirectory(scope, {
        source: {
          ...{ key: 'own', title: 'own', region: 'ie', licence: 'x', licenceUrl: null, attribution: null },
          ...{ url: null, correctAsOf: null },
          settings: { mapping: null, organization: null, fallbackKinds: [] },
        },
        files: [
          {
            name: 'own.json',
            bytes: Buffer.from(
              JSON.stringify({ contents: Array.from({ length: 600 }, (_, n) => serviceOf(n)) }),
            ),
          },
        ],
        placeOf: () => null,
      }),
    );
  });
  after(() => database.close());

  /** Every listing beside every thing that matters, without an index and without a mark. */
  async function every({ region, near, matters }: MatchAsk): Promise<readonly Row[]> {
    const { rows } = await sql<Row>`
      select m.number, l.service_id as id, l.place_number as place, l.latitude as lat, l.longitude as lon, l.online,
        case when l.latitude is not null and ${near !== null} then round(2000 * 6371.0088 * asin(least(1, sqrt(
          sin(radians(l.latitude - ${near?.lat ?? 0}::float8) / 2) ^ 2 + cos(radians(${near?.lat ?? 0}::float8)) * cos(radians(l.latitude))
          * sin(radians(l.longitude - ${near?.lon ?? 0}::float8) / 2) ^ 2))))::int end as metres,
        cardinality(l.kinds) as kinds, l.kinds && m.kinds as kind, l.kinds && m."kindsAlone" as alone,
        exists (select from unnest(m.words) word where ts_filter(l.words, '{a,b}') @@ phraseto_tsquery('directory.words', word)) as named,
        exists (select from unnest(m.words) word where l.words @@ phraseto_tsquery('directory.words', word)) as told,
        exists (select from unnest(m.words) word, phraseto_tsquery('directory.words', word) one where numnode(one) = 1 and l.words @@ one) as single
      from json_to_recordset(${JSON.stringify(matters.map((one, number) => ({ number, ...one })))}::json)
        as m (number int, kinds text[], "kindsAlone" text[], words text[]), directory.listing l
      where l.region = ${region}`.execute(database.open);
    return rows;
  }

  /** The same choice as `matchRecords`, made one by one. */
  async function plainly(ask: MatchAsk): Promise<ReadonlyMap<string, number | null>> {
    const rows = await every(ask);
    const found = ask.matters.flatMap((matter, number) => {
      const byKind = (row: Row) => (row.kind ? matter.kindFit - 0.04 * Math.min(5, row.kinds - 1) : 0);
      const fitting = rows
        .filter(row => row.number === number)
        .filter(({ told, alone }) => told || alone)
        .map(row => {
          const other = row.kinds > 0 && matter.kinds.length > 0 && !row.kind ? -0.3 : byKind(row);
          return { ...row, fit: row.named ? 0.7 + other : (row.told ? 0.35 : 0) + byKind(row) };
        });
      const nowhere = ask.near ? fitting.filter(({ lat }) => lat === null) : [];
      return [...nowhere, ...around(ask, matter, fitting)];
    });
    const nearest = new Map<string, (typeof found)[number]>();
    const nearer = (a: Row, b: Row) => (a.metres ?? 1e9) - (b.metres ?? 1e9) || a.place - b.place;
    for (const row of found) {
      const key = `${row.number} ${row.id}`;
      const known = nearest.get(key);
      if (!known || nearer(row, known) < 0) nearest.set(key, row);
    }
    const all = [...nearest.values()];
    const totals = new Map<string, number>();
    for (const { id, fit, number } of all)
      totals.set(id, (totals.get(id) ?? 0) + fit * (ask.matters[number]?.weight ?? 0));
    const total = (id: string) => Math.floor(Math.round(10_000 * (totals.get(id) ?? 0)) / 1000);
    const chosen = ask.matters.flatMap((matter, number) =>
      [true, false].flatMap(online =>
        all
          .filter(row => row.number === number && row.online === online)
          .toSorted(
            (a, b) =>
              Number(b.fit >= matter.answers) - Number(a.fit >= matter.answers) ||
              total(b.id) - total(a.id) ||
              (a.metres ?? 1e9) - (b.metres ?? 1e9) ||
              (a.id < b.id ? -1 : 1),
          )
          .slice(0, online ? 8 : Math.max(12, Math.min(30, Math.floor(180 / ask.matters.length)))),
      ),
    );
    const best = new Map<string, number | null>();
    for (const row of chosen.toSorted(nearer)) if (!best.has(row.id)) best.set(row.id, row.metres);
    return best;
  }

  function around<R extends Row & { fit: number }>(
    { near, region, matters }: MatchAsk,
    matter: MatchAsk['matters'][number],
    fitting: readonly R[],
  ): readonly R[] {
    const within = (row: Row, size: number) =>
      near !== null &&
      row.lat !== null &&
      Math.abs(Math.floor(row.lat * size) - Math.floor(near.lat * size)) <= 1 &&
      Math.abs(Math.floor((row.lon ?? 0) * size) - Math.floor(near.lon * size)) <= 1;
    const part = (id: string) => (createHash('md5').update(id).digest()[0] ?? 0) % 128;
    const share = (row: Row, count: number) => (part(row.id) - firstPart(matter) + 128) % 128 < count;
    const far = (row: Row) => row.single || row.alone;
    const few = matters.length > 8 ? 6 : 12;
    const tries = near
      ? [30, 12, 5, 2].map(size => (row: Row) => within(row, size) && (size > 2 || far(row)))
      : [1, 4, 16].map(count => (row: Row) => share(row, count) && (count < 16 || far(row)));
    assert.equal(region, 'ie');
    const seen = new Set<R>();
    for (const fits of tries) {
      const some = fitting.filter(fits);
      for (const row of some) seen.add(row);
      if (some.filter(({ fit }) => fit >= matter.answers).length >= few || some.length >= 60)
        return [...seen];
    }
    return [...seen, ...fitting.filter(row => far(row) && !seen.has(row))];
  }

  const matter = fc
    .record({
      kinds: fc.subarray(kinds, { maxLength: 3 }),
      words: fc.subarray([...doing, 'tea', 'Ennis hall', 'the', 'nobody says it'], { maxLength: 4 }),
      kindFit: fc.constantFrom(0.25, 0.5),
      answers: fc.constantFrom(0, 0.4),
      weight: fc.constantFrom(1, 0.7, 0.25),
    })
    .map(one => ({ ...one, kindsAlone: one.kinds.slice(1) }));
  const place = fc.option(
    fc.record({
      lat: fc.double({ min: 51, max: 54.5, noNaN: true }),
      lon: fc.double({ min: -10.5, max: -7, noNaN: true }),
    }),
  );

  test('are the same that looking at every listing one by one would choose', async () => {
    let some = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(fc.array(matter, { maxLength: 5 }), fc.array(matter, { minLength: 9, maxLength: 14 })),
        place,
        async (matters, near) => {
          const ask: MatchAsk = { region: 'ie', near, matters };
          const records = await matchRecords(database.open, ask);
          const chosen = new Map(records.map(({ serviceId, metres }) => [serviceId, metres]));
          const wanted = await plainly({
            ...ask,
            matters: matters.filter(one => one.kinds.length + one.words.length > 0),
          });
          assert.equal(chosen.size, records.length, 'each once');
          assert.deepEqual([...chosen].sort(), [...wanted].sort());
          if (records.length > 20) some += 1;
        },
      ),
      { numRuns: 40 },
    );
    assert.ok(some > 5, `${some} questions had more than twenty records`);
  });

  test('with a place, everything that answers and is near is among them, however much there is elsewhere', async () => {
    const near = { lat: 52.8, lon: -8.9 };
    const ask: MatchAsk = {
      ...{ region: 'ie', near },
      matters: [{ kinds: [], kindsAlone: [], words: ['chess'], kindFit: 0.5, answers: 0, weight: 1 }],
    };
    const records = await matchRecords(database.open, ask);
    const [first] = (await every(ask))
      .filter(({ told, metres }) => told && metres !== null)
      .toSorted((a, b) => (a.metres ?? 0) - (b.metres ?? 0));
    assert.ok(records.some(({ serviceId }) => serviceId === first?.id));
    assert.ok(
      records.some(({ metres }) => metres === null),
      'and some that are nowhere',
    );
  });

  test('nothing asked finds nothing', async () => {
    assert.deepEqual(await matchRecords(database.open, { region: 'ie', near: null, matters: [] }), []);
    const empty = { kinds: [], kindsAlone: [], words: [], kindFit: 0.5, answers: 0, weight: 1 };
    assert.deepEqual(await matchRecords(database.open, { region: 'ie', near: null, matters: [empty] }), []);
  });
});
