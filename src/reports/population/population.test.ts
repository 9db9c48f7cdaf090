import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';
import { testApp } from '../../web/testing.ts';
import { populationRoutes } from './pages/one.tsx';

const app = await testApp(populationRoutes);
after(() => app.close());
const { coordinator, linkWorker, administrator } = app.clare;

const file = (text: string) => new File([text], 'census.csv', { type: 'text/csv' });
const said = {
  kind: 'census',
  title: 'Census 2022 <b>by age</b>',
  publisher: 'Central Statistics Office',
  licence: 'CC BY 4.0',
  'dated-day': '3',
  'dated-month': '4',
  'dated-year': '2022',
};
const rows = 'Age,Sex,Persons\n18-24,Female,40\n18-24,Male,60\nAll ages,Male,60\n';
const bring = (text: string, fields: Record<string, string> = {}) =>
  app.post('/reports/population/new', { ...said, ...fields, file: [file(text)] }, coordinator);
const chosen = { 'column-age': '0', 'column-sex': '1', 'column-residents': '2' };

describe('figures of the population', () => {
  test('a file is looked at, read in with what was left out by row, and the same again changes nothing', async () => {
    const empty = await (await app.get('/reports/population', coordinator)).text();
    assert.match(empty, /No figures have been brought yet/);
    const kept = await bring(rows);
    const draft = kept.headers.get('location') ?? '';
    assert.match(draft, /\/reports\/population\/draft\//);
    const look = await (await app.get(draft, administrator)).text();
    assert.match(look, /2 rows of 3 can be read; 1 is left out/);
    assert.match(look, /would count them twice/);
    assert.doesNotMatch(look, /<b>by age/);
    assert.equal((await app.sql('select 1 from population_count')).length, 0, 'nothing counts yet');
    assert.equal((await app.post(draft, { do: 'read', ...chosen }, coordinator)).status, 303);
    const counted = await app.sql('select age_band, sex, residents from population_count order by line');
    assert.deepEqual(counted, [
      { age_band: '18-24', sex: 'female', residents: 40 },
      { age_band: '18-24', sex: 'male', residents: 60 },
    ]);
    const again = (await bring(rows)).headers.get('location') ?? '';
    await app.post(again, { do: 'read', ...chosen }, coordinator);
    assert.equal((await app.sql('select 1 from population_source')).length, 1);
    const newer = (await bring(rows.replace('60', '61'))).headers.get('location') ?? '';
    await app.post(newer, { do: 'read', ...chosen }, coordinator);
    const replaced = await app.sql('select residents from population_count order by line');
    assert.deepEqual(
      replaced.map(row => row['residents']),
      [40, 61],
      'figures of the same name are replaced',
    );
    const verbs = await app.sql(
      `select verb from audit_entry where verb in ('population.kept', 'population.read_in') order by at, verb`,
    );
    assert.equal(verbs.length, 5, 'three files kept, two read in');
  });

  test('a file that cannot be read is refused with the reason, and what was typed is kept', async () => {
    const none = await app.post('/reports/population/new', { ...said, title: '' }, coordinator);
    assert.equal(none.status, 422);
    assert.match(await none.text(), /Choose a CSV file[\s\S]*Central Statistics Office/);
    const picture = await bring('\u0000\u0001');
    assert.match(picture.headers.get('location') ?? '', /new\?kind=census/);
    const draft = (await bring('a,b\n1,2\n')).headers.get('location') ?? '';
    assert.match(
      await (await app.get(draft, coordinator)).text(),
      /Choose a column for: How many live there/,
    );
    assert.equal((await app.post(draft, { do: 'read' }, coordinator)).status, 409);
    assert.equal(
      (await app.post(draft, { do: 'read', 'column-residents': '0', 'column-age': '1' }, coordinator)).status,
      409,
      'no row of it is an age',
    );
    assert.equal((await app.post(draft, { do: 'drop' }, coordinator)).status, 303);
    assert.equal((await app.get(draft, coordinator)).status, 404);
  });

  test('is for those who answer for reports or settings, of their own programme', async () => {
    assert.equal((await app.get('/reports/population', linkWorker)).status, 403);
    const [one] = await app.sql<{ id: string }>(`select id from population_source where state = 'done'`);
    const path = `/reports/population/${one?.id}`;
    assert.match(await (await app.get(path, coordinator)).text(), /Line[\s\S]*would count them twice/);
    assert.equal((await app.get(path, app.trafford.coordinator)).status, 404);
    assert.equal((await app.post(`${path}/remove`, {}, app.trafford.coordinator)).status, 404);
    assert.equal((await app.post(`${path}/remove`, {}, coordinator)).status, 303);
    assert.equal((await app.sql('select 1 from population_count')).length, 0);
  });

  test('the index that comes with the software is of the UK, and read in once', async () => {
    const { coordinator: uk } = app.trafford;
    assert.match(await (await app.get('/reports/population', uk)).text(), /mySociety/);
    for (let times = 0; times < 2; times += 1)
      assert.equal((await app.post('/reports/population/shipped', {}, uk)).status, 303);
    const [counted] = await app.sql(
      'select count(*)::int as areas, min(band), max(band) from population_band',
    );
    assert.deepEqual(counted, { areas: 42_619, min: 1, max: 10 });
    assert.equal((await app.post('/reports/population/shipped', {}, coordinator)).status, 409);
  });
});
