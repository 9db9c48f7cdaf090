import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import fc from 'fast-check';
import { seedCase } from '../../care/testing.ts';
import { newId } from '../../core/index.ts';
import { makeLetters } from '../../letters/index.ts';
import { systemActor } from '../../platform/database/index.ts';
import { unmetConstraints } from '../../programmes/index.ts';
import { type TestApp, testApp } from '../../web/testing.ts';
import { makeDue } from '../released/index.ts';
import { briefOf } from './brief.ts';
import { missingBriefRoutes } from './brief-file.ts';
import { type MissingFact, missingPlaces, missingThings } from './missing.ts';
import { missingRoutes } from './page.tsx';
import { pointOfPlace } from './where.ts';

const on = Temporal.PlainDate.from('2026-02-28');
const fact = (more: Partial<MissingFact> = {}): MissingFact => ({
  id: newId(),
  personId: newId(),
  what: 'interest.swimming',
  place: 'Kilrush',
  limit: 'too_far',
  on,
  ...more,
});
const many = (count: number, more: Partial<MissingFact> = {}) =>
  Array.from({ length: count }, () => fact(more));

describe('what is missing', () => {
  test('people are counted once for a thing and a place, a search with nobody in hand as one', () => {
    const personId = newId();
    const [swimming, choir] = missingThings([
      fact({ personId }),
      fact({ personId, limit: 'cost' }),
      fact({ personId: null, place: null }),
      fact({ what: 'interest.singing', place: 'Ennis' }),
    ]);
    assert.deepEqual([swimming?.what, swimming?.times, swimming?.people], ['interest.swimming', 3, 2]);
    assert.deepEqual(swimming?.limits, [
      { limit: 'too_far', times: 2 },
      { limit: 'cost', times: 1 },
    ]);
    assert.deepEqual(
      swimming?.places.map(one => one.place),
      ['Kilrush', null],
    );
    assert.equal(choir?.people, 1);
    assert.deepEqual(missingPlaces([]), []);
  });

  test('an area lies in the middle of its postcodes, and what nobody knows lies nowhere', () => {
    const areas = [{ name: 'West', codes: ['V15'], point: null }];
    const west = pointOfPlace('West', { region: 'ie', areas });
    assert.ok(west && west.lat > 52 && west.lat < 53.2);
    assert.deepEqual(pointOfPlace('V15', { region: 'ie', areas }), west);
    assert.equal(pointOfPlace('Nowhere', { region: 'ie', areas }), null);
  });
});

describe('the brief that leaves', () => {
  test('by hand: small places go together, small things go together, and nobody of fewer than eight is told', () => {
    const lines = briefOf([
      ...many(13, { place: 'Ennis' }),
      ...many(9, { place: 'Kilrush' }),
      ...many(3, { place: 'Kilkee' }),
      ...many(4, { what: 'interest.chess' }),
      ...many(5, { what: 'interest.darts', limit: 'cost' }),
    ]);
    // 13 in Ennis; the 3 of Kilkee would be told by themselves, so that Kilrush goes with them: 12; chess and darts: 9.
    assert.deepEqual(lines, [
      { what: 'interest.swimming', place: 'Ennis', people: 15, limits: ['too_far'] },
      { what: 'interest.swimming', place: null, people: 10, limits: ['too_far'] },
      { what: null, place: null, people: 10, limits: [] },
    ]);
    assert.equal(briefOf(many(7)), null);
    assert.equal(briefOf([]), null);
  });

  test('whatever was recorded: everybody in one line, eight or more in each, rounded to five', () => {
    const one = fc.record({
      personId: fc.option(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j'), { freq: 2 }),
      what: fc.constantFrom('interest.swimming', 'interest.chess', 'need.lonely'),
      place: fc.constantFrom('Ennis', 'Kilrush', 'Kilkee', null),
      limit: fc.constantFrom(...unmetConstraints.codes),
      day: fc.integer({ min: 0, max: 300 }),
    });
    fc.assert(
      fc.property(fc.array(one, { maxLength: 80 }), some => {
        const facts = some.map(({ day, ...more }) => fact({ ...more, on: on.add({ days: day }) }));
        const people = new Set(facts.map(each => each.personId ?? each.id)).size;
        const lines = briefOf(facts);
        assert.equal(lines === null, people < 8);
        for (const line of lines ?? [])
          assert.ok(line.people >= 10 && line.people % 5 === 0, `${line.people}`);
        const told = (lines ?? []).reduce((sum, line) => sum + line.people, 0);
        assert.ok(lines === null || Math.abs(told - people) <= 2 * lines.length);
        const keys = (lines ?? []).map(line => `${line.what} ${line.place}`);
        assert.equal(new Set(keys).size, keys.length);
      }),
    );
  });
});

describe('the page and the paper', () => {
  let app: TestApp;
  const letters = makeLetters({ workers: 1 });
  before(async () => {
    app = await testApp([...missingRoutes, ...missingBriefRoutes(letters)]);
  });
  after(async () => {
    await letters.close();
    await app.close();
  });
  const record = (at: string, more: { person?: string; area?: string; what?: string } = {}) =>
    app.sql(
      `insert into unmet_need (programme_id, id, person_id, concept, place_area, failed_limit, recorded_by, at)
       values ($1, $2, $3, $4, $5, 'cost', $6, $7)`,
      [
        app.clare.coordinator.actor.programmeId,
        newId(),
        more.person ?? null,
        more.what ?? 'interest.swimming',
        more.area ?? 'V15',
        app.clare.linkWorker.actor.id,
        at,
      ],
    );
  const read = async (path: string, as = app.clare.coordinator) => {
    const response = await app.get(path, as);
    assert.equal(response.status, 200);
    return response.text();
  };

  test('says so where nothing was missing; else what, where and why, with a drawn map and the list first', async () => {
    assert.match(await read('/reports/missing'), /Nothing was missing in this time/);
    const { personId } = await seedCase(app, { state: 'active' });
    await record('2026-11-20T10:00:00Z', { person: personId });
    await record('2026-11-21T10:00:00Z', { person: personId });
    await record('2026-11-21T10:00:00Z', { area: '<b>Moon' });
    const html = await read('/reports/missing');
    assert.match(html, /3 times nothing fitted, for 2 people/);
    assert.match(html, /Swimming|swimming/);
    assert.match(html, /Costs too much \(3\)/);
    assert.ok(html.indexOf('id="where"') < html.indexOf('class="map"'), 'the list stands before the map');
    assert.doesNotMatch(html, /<b>Moon/);
    assert.match(await read('/reports/missing', app.trafford.coordinator), /Nothing was missing/);
    assert.equal((await app.get('/reports/missing', app.clare.linkWorker)).status, 403);
    const [entry] = await app.sql(
      `select 1 from audit_entry where verb = 'report.read' and reason = 'missing'`,
    );
    assert.ok(entry);
  });

  test('a day is a day where the programme is, on the night the clocks change too', async () => {
    // Clocks went back on 25 October 2026: 23:30 in Dublin on 24 October is 22:30 UTC; 23:30 on the 25th is 23:30 UTC.
    await record('2026-09-30T22:30:00Z', { what: 'interest.chess' });
    await record('2026-09-30T23:30:00Z', { what: 'interest.darts' });
    const third = await read('/reports/missing?period=2026-3');
    assert.match(third, /[Cc]hess/);
    assert.doesNotMatch(third, /[Dd]arts/, 'half past midnight on 1 October in Dublin');
  });

  test('the paper is PDF/UA of the half year that was released, is on record, and stays what it was', async () => {
    const take = async () => {
      const response = await app.get('/reports/missing/brief.pdf?period=2026', app.clare.coordinator);
      assert.equal(response.status, 200);
      const bytes = Buffer.from(await response.arrayBuffer());
      assert.equal(bytes.subarray(0, 5).toString(), '%PDF-');
      assert.match(bytes.toString('latin1'), /pdfuaid/);
      return response.headers.get('content-disposition') ?? '';
    };
    assert.match(await take(), /missing-none\.pdf/, 'no half year has been released');
    for (let at = 0; at < 9; at += 1) await record('2026-02-10T10:00:00Z');
    const { programmeId } = app.clare.coordinator.actor;
    await app.database.within(systemActor(programmeId), makeDue);
    assert.match(await take(), /missing-2026-06-30\.pdf/);
    const told = () =>
      app.sql<{ missing: unknown }>(
        "select cells #> '{more,missing}' as missing from released_figures where quarter = '2026-2'",
      );
    const [first] = await told();
    assert.deepEqual(first?.missing, [
      { what: 'interest.swimming', place: 'V15', people: 10, limits: ['cost'] },
    ]);
    // One more found late, and one taken away: neither moves what was told.
    await record('2026-03-10T10:00:00Z');
    await app.sql("delete from unmet_need where at = '2026-02-10T10:00:00Z'");
    await app.database.within(systemActor(programmeId), makeDue);
    assert.deepEqual(await told(), [first]);
    const [entry] = await app.sql(
      `select count(*)::int as taken from audit_entry where verb = 'report.exported' and reason = 'missing_brief'`,
    );
    assert.equal(entry?.['taken'], 2);
    assert.equal((await app.get('/reports/missing/brief.pdf', app.clare.linkWorker)).status, 403);
  });
});
