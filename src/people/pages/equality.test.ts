import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { type TestApp, testApp } from '../../web/testing.ts';
import { createPerson } from '../create-person.ts';
import { peopleRoutes } from '../routes.ts';

const app = await testApp(peopleRoutes);
after(() => app.close());

const add = (as: TestApp['clare']['coordinator']): Promise<string> =>
  app.database.within(as.actor, scope =>
    createPerson(scope, { given_name: 'Breda', family_name: 'O’Brien <b>', postcode: 'V95 XY12' }),
  );
const of = (id: string) =>
  app.sql('select sex, ethnicity, small_area, version from person where id = $1', [id]);

test('what everybody is asked is written down, says why it is asked, and may be left out', async () => {
  const { linkWorker } = app.clare;
  const id = await add(app.clare.coordinator);
  const path = `/people/${id}/equality`;
  const page = await (await app.get(path, linkWorker)).text();
  assert.match(page, /Why do we ask this\?/);
  assert.match(page, /Prefers not to say/);
  assert.match(page, /Irish Traveller/);
  assert.doesNotMatch(
    page,
    /White British|O’Brien <b>/,
    'the groups of the Irish census, and no markup of a name',
  );
  const saved = await app.post(
    path,
    { version: '1', sex: 'female', ethnicity: 'irish_traveller', small_area: ' 167 035007 ' },
    linkWorker,
  );
  assert.equal(saved.headers.get('location'), `/people/${id}`);
  assert.deepEqual(await of(id), [
    { sex: 'female', ethnicity: 'irish_traveller', small_area: '167035007', version: 2 },
  ]);
  const [entry] = await app.sql<{ fields: string[] }>(
    `select fields from audit_entry where verb = 'person.changed' and person_id = $1`,
    [id],
  );
  assert.deepEqual(entry?.fields.toSorted(), ['ethnicity', 'sex', 'small_area']);
  await app.post(path, { version: '2', sex: 'not_said' }, linkWorker);
  assert.deepEqual(await of(id), [{ sex: 'not_said', ethnicity: null, small_area: null, version: 3 }]);
});

test('the origin and the place are sealed in the table', async () => {
  const { linkWorker } = app.clare;
  const id = await add(app.clare.coordinator);
  await app.post(
    `/people/${id}/equality`,
    { version: '1', ethnicity: 'roma', small_area: '167035007' },
    linkWorker,
  );
  const [row] = await app.sql<{ plain: boolean }>(
    `select ethnicity = 'roma' or small_area = '167035007' as plain from person where id = $1`,
    [id],
  );
  assert.equal(row?.plain, false);
});

test('what cannot be is refused with what was typed kept; a slower editor is told; other programmes find nobody', async () => {
  const { linkWorker, administrator } = app.clare;
  const id = await add(app.clare.coordinator);
  const path = `/people/${id}/equality`;
  const wrong = await app.post(path, { version: '1', sex: 'male', small_area: 'V95!' }, linkWorker);
  assert.equal(wrong.status, 422);
  assert.match(await wrong.text(), /such as 167035007[\s\S]*value="male"[^>]*checked[\s\S]*V95!/);
  assert.equal((await app.post(path, { version: '1', ethnicity: 'white_british' }, linkWorker)).status, 422);
  await app.post(path, { version: '1', sex: 'male' }, linkWorker);
  const late = await app.post(path, { version: '1', sex: 'female' }, linkWorker);
  assert.equal(late.status, 409);
  assert.match(await late.text(), /How they describe themselves: Woman/);
  assert.equal((await app.get(path, app.trafford.linkWorker)).status, 404);
  assert.equal((await app.get(path, administrator)).status, 403);
});
