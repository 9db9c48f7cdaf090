import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import fc from 'fast-check';
import { seedCase } from '../../care/testing.ts';
import { newId } from '../../core/index.ts';
import { type TestApp, testApp } from '../../web/testing.ts';
import { reportRoutes } from '../index.ts';
import type { JourneyFact } from '../journey/journey.ts';
import { dimensions } from '../population/index.ts';
import { rateOf } from '../statistics/rate.ts';
import { funnelOf } from './funnel.tsx';
import { furthestOf, type ReachPerson, reachOf } from './reach.ts';

const nobodyYet: JourneyFact = {
  id: newId(),
  open: true,
  age: 3,
  accepted: false,
  triagedAfter: null,
  contactedAfter: null,
  metAfter: null,
  attendedAfter: null,
  sessionsHeld: 0,
  introduced: false,
  going: false,
  measured: false,
};
const nothing = { age: null, sex: null, ethnicity: null, deprivation: null, area: null };
const many = (count: number, parts: Partial<ReachPerson['parts']>, fact: Partial<JourneyFact> = {}) =>
  Array.from(
    { length: count },
    (): ReachPerson => ({
      id: newId(),
      fact: { ...nobodyYet, ...fact },
      parts: { ...nothing, ...parts },
    }),
  );
const near = (actual: number | undefined, expected: number, within: number) =>
  assert.ok(Math.abs((actual ?? Number.NaN) - expected) <= within, `${actual} is not ${expected}`);

describe('a rate with Garwood’s interval', () => {
  test('agrees with the published limits of a Poisson count (Garwood 1936; Breslow and Day 1987, appendix)', () => {
    // Counted, lower and upper limit at 95 %.
    const published: readonly (readonly [number, number, number])[] = [
      [0, 0, 3.689],
      [1, 0.0253, 5.572],
      [5, 1.623, 11.668],
      [10, 4.795, 18.39],
      [50, 37.11, 65.92],
      [100, 81.36, 121.63],
    ];
    for (const [count, low, high] of published) {
      const rate = rateOf(count, 1000);
      near(rate?.low, low, 0.006);
      near(rate?.high, high, 0.006);
    }
    assert.equal(rateOf(4, 0), null, 'nobody lives there');
    assert.throws(() => rateOf(-1, 10), RangeError);
  });

  test('holds the rate, and narrows as the count grows', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 3000 }),
        fc.integer({ min: 1, max: 1_000_000 }),
        (count, residents) => {
          const rate = rateOf(count, residents);
          assert.ok(rate && rate.low <= rate.value && rate.value <= rate.high);
        },
      ),
    );
  });
});

describe('whom we miss', () => {
  const residents = new Map([
    ['female', 5_100],
    ['male', 4_900],
  ]);

  test('by hand: 30 of 40 are women where 51 of 100 residents are', () => {
    // Wilson for 30 of 40 (z = 1.959964): (0.75 + 3.8415/80) / (1 + 3.8415/40) = 0.72809 ± 0.12961, so 0.598 to 0.858; over 0.51: 1.17 to 1.68.
    const reached = reachOf(
      [
        ...many(30, { sex: 'female' }),
        ...many(10, { sex: 'male' }),
        ...many(5, {}),
        ...many(2, { sex: 'not_said' }),
      ],
      'sex',
      residents,
      ['female', 'male', 'another'],
    );
    const [women, men, ...others] = reached.parts;
    near(women?.share?.low, 0.5981, 0.0005);
    near(women?.share?.high, 0.8581, 0.0005);
    near(women?.ratio?.value, 0.75 / 0.51, 1e-9);
    near(women?.ratio?.low, 1.1728, 0.001);
    near(women?.rate?.value, 30 / 5.1, 1e-9);
    assert.deepEqual([women?.beside, men?.beside], ['more', 'fewer']);
    assert.deepEqual(others, [], 'nobody is of another part, here or there');
    assert.deepEqual([reached.known, reached.notRecorded, reached.notSaid], [40, 5, 2]);
  });

  test('everybody stands in one part, in none, or would rather not say; nothing is compared from a handful', () => {
    const part = fc.constantFrom(null, 'not_said', 'female', 'male', 'another');
    fc.assert(
      fc.property(fc.array(part, { maxLength: 40 }), fc.boolean(), (said, compared) => {
        const people = said.flatMap(sex => many(1, { sex }));
        const reached = reachOf(people, 'sex', compared ? residents : null, ['female', 'male']);
        const inParts = reached.parts.reduce((sum, one) => sum + one.people, 0);
        assert.equal(inParts + reached.notRecorded + reached.notSaid, said.length);
        assert.ok(reached.known >= 8 || reached.parts.every(one => one.ratio === null));
        assert.ok(compared || reached.parts.every(one => one.beside === null && one.rate === null));
      }),
    );
  });

  test('somebody referred twice is one, by the furthest they came', () => {
    const both = furthestOf([
      { ...nobodyYet, accepted: true, metAfter: 12, sessionsHeld: 2 },
      { ...nobodyYet, open: false, attendedAfter: 40, metAfter: 9, sessionsHeld: 4 },
    ]);
    assert.deepEqual(
      [both?.open, both?.accepted, both?.metAfter, both?.attendedAfter, both?.sessionsHeld],
      [true, true, 9, 40, 4],
    );
    assert.equal(furthestOf([]), null);
  });

  test('the way of each part holds everybody once, with who is not recorded last', () => {
    const rows = funnelOf(
      [...many(3, { sex: 'male' }, { metAfter: 4 }), ...many(1, { sex: 'male' }), ...many(2, {})],
      'sex',
      ['female', 'male'],
    );
    assert.deepEqual(
      rows.map(row => [row.part, row.reached.referred, row.reached.met]),
      [
        ['male', 4, 3],
        [null, 2, 0],
      ],
    );
    assert.equal(rows[0]?.met?.value, 0.75);
  });
});

describe('the report on whom we miss', () => {
  let app: TestApp;
  let areaId: string;
  const programmeId = () => app.clare.coordinator.actor.programmeId;
  const person = async (columns: Record<string, unknown>, more = '') => {
    const seeded = await seedCase(app, { state: 'active' });
    const names = Object.keys(columns);
    if (names.length > 0)
      await app.sql(
        `update person set ${names.map((name, at) => `${name} = $${at + 2}`).join(', ')} where id = $1`,
        [seeded.personId, ...Object.values(columns)],
      );
    if (more) await app.sql(more, [seeded.id]);
    return seeded;
  };
  before(async () => {
    app = await testApp(reportRoutes);
    areaId = newId();
    await app.sql(
      `insert into area (programme_id, id, name, postcode_areas) values ($1, $2, 'Mid <i>Clare</i>', '{V95}')`,
      [programmeId(), areaId],
    );
  });
  after(() => app.close());
  const read = async (query = '', as = app.clare.coordinator) => {
    const response = await app.get(`/reports/reach${query}`, as);
    assert.equal(response.status, 200);
    const html = await response.text();
    return { html, text: html.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ') };
  };

  test('says so where nobody came, and where there is nobody to compare with', async () => {
    assert.match((await read()).text, /Nobody was referred in this time/);
    await person({ sex: 'female', birth_date: '1990-05-01' });
    const { text } = await read();
    assert.match(text, /There is nobody to compare with yet/);
    assert.match(text, /Not recorded/);
    assert.match(text, /1 person was referred/);
  });

  test('compares with the newest figures, counts a joined or twice referred person once, and guesses no deprivation', async () => {
    await app.sql(
      `insert into population_source (programme_id, id, kind, title, publisher, licence, dated, scheme, state, digest, brought_at, brought_by)
       select $1, one.id::uuid, one.kind, one.title, 'CSO', 'CC BY 4.0', one.dated::date, one.scheme, 'done', '\\x00', now(), $2
       from (values ('01900000-0000-7000-8000-00000000a001', 'census', 'Old census', '2016-04-24', null),
         ('01900000-0000-7000-8000-00000000a002', 'census', 'New census', '2022-04-03', null),
         ('01900000-0000-7000-8000-00000000a003', 'deprivation', 'Pobal HP', '2022-04-03', 'pobal_hp'),
         ('01900000-0000-7000-8000-00000000a004', 'postcodes', 'Eircodes', '2026-01-01', null)) as one (id, kind, title, dated, scheme)`,
      [programmeId(), app.clare.coordinator.actor.id],
    );
    const source = (last: string) => `01900000-0000-7000-8000-00000000a00${last}`;
    await app.sql(
      `insert into population_count (programme_id, source_id, line, place, area_id, sex, residents) values
         ($1, $2, 2, 'x', null, 'female', 900), ($1, $2, 3, 'x', null, 'male', 100),
         ($1, $3, 2, 'Mid Clare', $4, 'female', 600), ($1, $3, 3, 'Mid Clare', $4, 'male', 400)`,
      [programmeId(), source('1'), source('2'), areaId],
    );
    await app.sql(
      `insert into population_band (programme_id, source_id, small_area, band, residents) values ($1, $2, '167035007', 2, 300), ($1, $2, '167035008', 6, 700)`,
      [programmeId(), source('3')],
    );
    await app.sql(
      `insert into population_postcode (programme_id, source_id, postcode, small_area) values ($1, $2, 'V95 XY12', '167035007')`,
      [programmeId(), source('4')],
    );
    for (let at = 0; at < 9; at += 1) await person({ sex: 'female', postcode: 'V95', small_area: null });
    await person({ sex: 'male', postcode: 'V95 XY12' });
    const twice = await person({
      sex: 'male',
      small_area: '167035008',
      postcode: null,
      ethnicity: 'not_said',
    });
    const second = await seedCase(app, { state: 'closed' });
    await app.sql('update referral set person_id = $2 where id = $1', [second.id, twice.personId]);
    const sex = await read('?by=sex');
    assert.match(sex.text, /12 people were referred/);
    assert.match(sex.text, /Recorded of 12 people/);
    assert.match(sex.text, /New census\. CSO/);
    assert.doesNotMatch(sex.text, /Old census/);
    assert.match(sex.text, /Woman 10 83 \(55 to 95\) 600 60 1\.39 \(0\.92 to 1\.59\)/);
    const deprivation = await read('?by=deprivation');
    assert.match(deprivation.text, /Recorded of 2 people\. Not recorded of 10/);
    assert.match(deprivation.text, /Very disadvantaged 1/);
    assert.match(deprivation.text, /Affluent 1/);
    const ethnicity = await read('?by=ethnicity');
    assert.match(ethnicity.text, /1 person would rather not say/);
    assert.match(ethnicity.text, /no figures of who lives here by this/);
    const area = await read(`?by=sex&area=${areaId}`);
    assert.doesNotMatch(area.html, /<i>Clare/);
    const [entry] = await app.sql(
      `select count(*)::int as reads from audit_entry where verb = 'report.read' and reason = 'reach'`,
    );
    assert.ok(Number(entry?.['reads']) >= 6);
  });

  test('is the co-ordinator’s, and of their own programme; whatever else stands in the address is read as not said', async () => {
    assert.equal((await app.get('/reports/reach', app.clare.linkWorker)).status, 403);
    assert.match((await read('', app.trafford.coordinator)).text, /Nobody was referred/);
    assert.match(
      (await read(`?by=${encodeURIComponent('<script>')}&step=all`)).text,
      /12 people were referred/,
    );
  });
});

test('every dimension has its words', async () => {
  const { default: words } = await import('../../ui/words/en/reach.json', { with: { type: 'json' } });
  for (const one of dimensions) assert.ok(`chart.${one}` in words && `dimension.${one}` in words);
});
