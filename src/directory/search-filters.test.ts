import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import fc from 'fast-check';
import { sql } from 'kysely';
import { newId } from '../core/index.ts';
import { systemActor } from '../platform/database/index.ts';
import { type TestDatabase, testDatabase } from '../platform/database/testing.ts';
import { importDirectory } from './import-directory.ts';
import { matchRecords } from './match-queries.ts';
import { nextStart, type TimeRule } from './recurrence.ts';
import { anything, readCursor, type Search, writeCursor } from './search.ts';
import { refreshDueListings } from './search-listing-store.ts';
import { loosened } from './search-loosen-queries.ts';
import { search } from './search-queries.ts';
import { fitsWeek, weekDays, weekMask, weekParts } from './search-week.ts';

const place = { lat: 52.84, lon: -8.98 };
const monday = Temporal.Instant.from('2026-11-23T09:00:00Z');

const service = (
  name: string,
  more: Record<string, unknown>,
  location: Record<string, unknown> = { latitude: 52.841, longitude: -8.981 },
) => ({
  id: name,
  name,
  status: 'active',
  organization: { id: 'o', name: 'Group' },
  service_at_locations: [
    {
      id: `at-${name}`,
      location: { id: `l-${name}`, name: `Hall of ${name}`, location_type: 'physical', ...location },
    },
  ],
  ...more,
});
const weekly = (byday: string, opens_at: string, closes_at: string) => ({
  schedules: [{ id: `${byday}${opens_at}`, freq: 'WEEKLY', byday, opens_at, closes_at, description: null }],
});
const services = [
  service('Monday Singers', {
    ...weekly('MO', '10:30', '12:00'),
    languages: [{ id: '1', name: 'Polish' }],
    application_process: 'Just turn up, no referral needed',
    minimum_age: 60,
  }),
  service('Evening Choir', {
    ...weekly('MO,WE', '19:00', '21:00'),
    languages: [{ id: '2', code: 'en' }],
    application_process: 'By referral from a GP',
    maximum_age: 30,
  }),
  service('Some Day Singers', {}),
  service('Nowhere Singers', {}, {}),
];

describe('what narrows a search', () => {
  let database: TestDatabase;
  const actor = systemActor(newId());
  const find = (asked: Partial<Search>) => search(database.open, { ...anything, region: 'ie', ...asked });
  const names = async (asked: Partial<Search>) => (await find(asked)).found.map(({ name }) => name);

  before(async () => {
    database = await testDatabase();
    const { default: pg } = await import('pg');
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
        files: [{ name: 'own.json', bytes: Buffer.from(JSON.stringify({ contents: services })) }],
        placeOf: () => null,
      }),
    );
  });
  after(() => database.close());

  test('days and parts of the day: a known no goes, the unknown comes last', async () => {
    assert.deepEqual(await names({ days: ['mo'] }), [
      'Evening Choir',
      'Monday Singers',
      'Nowhere Singers',
      'Some Day Singers',
    ]);
    assert.deepEqual((await names({ days: ['mo'], parts: ['morning'] })).slice(0, 2), [
      'Monday Singers',
      'Nowhere Singers',
    ]);
    assert.deepEqual((await names({ days: ['tu'] })).toSorted(), ['Nowhere Singers', 'Some Day Singers']);
  });

  test('language, age and referral keep what does not say', async () => {
    assert.deepEqual(await names({ language: 'pl' }), [
      'Monday Singers',
      'Nowhere Singers',
      'Some Day Singers',
    ]);
    assert.ok(!(await names({ age: 40 })).includes('Monday Singers'));
    assert.ok(!(await names({ age: 40 })).includes('Evening Choir'));
    assert.ok((await names({ age: 25 })).includes('Evening Choir'));
    const open = await find({ openDoor: true });
    assert.deepEqual(
      open.found.map(({ name, facts }) => [name, facts?.openDoor]),
      [
        ['Monday Singers', 'yes'],
        ['Nowhere Singers', 'unknown'],
        ['Some Day Singers', 'unknown'],
      ],
    );
  });

  test('a place that is not known is kept after those within the distance', async () => {
    assert.equal((await names({ near: place, withinKm: 2, order: 'distance' })).at(-1), 'Nowhere Singers');
    const far = { near: { lat: 54, lon: -7 }, withinKm: 2 } as const;
    assert.deepEqual(await names(far), ['Nowhere Singers']);
  });

  test('what one filter alone hides is counted', async () => {
    const asked: Search = { ...anything, region: 'ie', words: 'singers', language: 'pl', days: ['tu'] };
    const { query } = await find(asked);
    assert.deepEqual(await loosened(database.open, asked, query), [{ filter: 'when', more: 1 }]);
    const none = { ...asked, words: '', near: { lat: 54, lon: -7 }, withinKm: 2, days: [], language: null };
    assert.deepEqual(await loosened(database.open, none, null), [{ filter: 'within', more: 3 }]);
  });

  test('pages follow each other past the border between known and unknown, in every order', async () => {
    for (const order of ['fit', 'distance', 'soonest', 'name'] as const) {
      const asked = { near: place, order, words: 'singers or choir', days: ['mo'] as const };
      const all = await names(asked);
      const walked: string[] = [];
      let cursor: Search['after'] = null;
      do {
        const page = await find({ ...asked, limit: 1, after: cursor });
        walked.push(...page.found.map(({ name }) => name));
        cursor = page.next === null ? null : readCursor(writeCursor(page.next));
      } while (cursor !== null);
      assert.deepEqual(walked, all, order);
      assert.equal(all.length, 4);
    }
  });

  test('a cursor of another order begins again', async () => {
    for (const value of [
      ...['x', 'x\0', 1.5, 1e12, 'infinity'],
      ...['2026-99-99 00:00:00+00', '0000-01-01 00:00:00+00', '2026-01-01 00:00:00+23'],
    ]) {
      const after = { group: 0, value, id: newId() } as const;
      for (const order of ['fit', 'distance', 'soonest', 'name'] as const)
        await find({ after, order, words: 'choir', near: place });
    }
  });

  test('the next date is kept ahead of the clock', async () => {
    await database.within(actor, async ({ db }) => {
      await refreshDueListings(db, Temporal.Instant.from('2999-01-01T00:00:00Z'), 100);
    });
    const { found } = await find({ order: 'soonest' });
    assert.match(found[0]?.facts?.nextAt ?? '', /^2999-01-0/);
    assert.equal(found.at(-1)?.facts?.nextAt, null);
  });

  test('an entry is as fresh as it is as a whole, and says its next date, whichever way it is found', async () => {
    await database.within(actor, async ({ db }) => {
      await sql`insert into directory.confirmation (service_id, fact_group, confirmed_on, by_name, how)
        select s.id, one.fact_group, one.day::date, 'Nora', 'phone' from directory.service s
        join (values ('Monday Singers', 'entry', '2024-01-01'), ('Monday Singers', 'cost', '2026-11-20'),
          ('Evening Choir', 'cost', '2026-11-20')) one (name, fact_group, day) on one.name = s.name
        on conflict (service_id, fact_group) do update set confirmed_on = excluded.confirmed_on`.execute(db);
    });
    const words = ['singers', 'choir'];
    const matter = { kinds: [], words, kindsAlone: [], kindFit: 0.5, answers: 0, weight: 1 };
    const hits = await matchRecords(database.open, { region: 'ie', near: null, matters: [matter] });
    const { found } = await find({});
    for (const list of [hits, found]) {
      const days = list.map(({ name, confirmedOn }) => [name, confirmedOn?.toString() ?? null]);
      assert.deepEqual(
        days.toSorted(([one = ''], [other = '']) => (String(one) < String(other) ? -1 : 1)),
        [
          ['Evening Choir', '2026-11-20'],
          ['Monday Singers', '2024-01-01'],
          ['Nowhere Singers', null],
          ['Some Day Singers', null],
        ],
      );
    }
    assert.deepEqual(await names({ confirmedSince: Temporal.PlainDate.from('2026-01-01') }), [
      'Evening Choir',
    ]);
    const next = new Map(hits.map(({ name, nextAt }) => [name, nextAt]));
    assert.ok(next.get('Monday Singers') instanceof Temporal.Instant);
    assert.equal(next.get('Some Day Singers'), null);
  });
});

type Rule = Omit<TimeRule, 'dtstart' | 'opens_at'> & { from: string | null; opensAt: string | null };
const next = (more: Partial<Rule>) => {
  const { from = null, opensAt = '10:00', ...said } = more;
  const given = {
    freq: 'WEEKLY',
    interval: null,
    count: null,
    byday: null,
    bymonthday: null,
    until: null,
    ...said,
  };
  const rule = {
    ...given,
    dtstart: from,
    valid_from: null,
    valid_to: null,
    opens_at: opensAt,
    closes_at: null,
  };
  const at = nextStart([rule], 'Europe/Dublin', monday);
  return at?.toZonedDateTimeISO('Europe/Dublin').toPlainDateTime().toString() ?? null;
};

test('the next beginning, by rule', () => {
  assert.equal(next({ byday: 'TU,TH' }), '2026-11-24T10:00:00');
  assert.equal(next({ byday: 'MO', opensAt: '08:00' }), '2026-11-30T08:00:00');
  assert.equal(next({ byday: 'TU', interval: 2, from: '2026-11-17' }), '2026-12-01T10:00:00');
  assert.equal(next({ byday: 'TU', interval: 2 }), null);
  assert.equal(next({ byday: '1TU', freq: 'MONTHLY' }), '2026-12-01T10:00:00');
  assert.equal(next({ byday: '-1FR', freq: 'MONTHLY' }), '2026-11-27T10:00:00');
  assert.equal(next({ freq: 'MONTHLY', bymonthday: '15' }), '2026-12-15T10:00:00');
  assert.equal(next({ freq: null, from: '2026-12-24' }), '2026-12-24T10:00:00');
  assert.equal(next({ byday: 'TU', until: '2026-11-23' }), null);
  assert.equal(next({ byday: 'TU', opensAt: null }), null);
  assert.equal(next({ byday: 'TU', off_on: ['2026-11-24'] }), '2026-12-01T10:00:00');
  assert.equal(
    next({ byday: 'TU', breaks: [{ from: '2026-11-20', to: '2026-12-31' }] }),
    '2027-01-05T10:00:00',
  );
  assert.equal(next({ byday: 'TU', months: [5] }), '2027-05-04T10:00:00');
  assert.equal(next({ byday: 'TU', also_on: ['2026-11-23'] }), '2026-11-23T10:00:00');
});

test('a week asked for in full fits whatever says a day', () => {
  fc.assert(
    fc.property(
      fc.subarray([...weekDays]),
      fc.subarray([...weekParts]),
      fc.nat((1 << 28) - 1),
      (days, parts, week) => {
        const mask = weekMask(days, parts);
        if (mask === null) return assert.equal(days.length + parts.length, 0);
        assert.notEqual(fitsWeek(week | (1 << 28), mask), 'no');
        assert.equal(
          fitsWeek(week, mask),
          (week & mask.fit) !== 0 ? 'yes' : (week & mask.open) !== 0 ? 'unknown' : 'no',
        );
        assert.equal(mask.fit & (1 << 28), 0);
      },
    ),
  );
});
