import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { seedCase } from '../care/testing.ts';
import { newId } from '../core/index.ts';
import { seedGroup } from '../groups/testing.ts';
import { type TestApp, testApp } from '../web/testing.ts';
import { portalRoutes } from './index.ts';
import { beginVisit } from './private/visit-store.ts';

let app: TestApp;
before(async () => {
  app = await testApp(portalRoutes);
});
after(() => app.close());

/** Somebody who has typed their number, with the cookie of their browser. */
async function visitor(givenName: string) {
  const { personId } = await seedCase(app, { state: 'active', givenName });
  const link = await app.post(
    `/people/${personId}/link`,
    { link_way: 'in_person', pin_way: 'by_phone' },
    app.clare.linkWorker,
  );
  assert.equal(link.status, 200);
  const [row] = await app.sql<{ id: string }>('select id from person_link where person_id = $1', [personId]);
  const { programmeId } = app.clare.linkWorker.actor;
  const signin = { programmeId, id: personId, role: 'signin', teams: [], name: '' } as const;
  const token = await app.database.within(signin, scope =>
    beginVisit(scope, { personId, linkId: row?.id ?? '' }),
  );
  return { personId, cookie: `hedgerow_my=${token}` };
}
const headers = (cookie: string) => ({ cookie, origin: 'http://localhost' });
const look = (cookie: string, path = '') =>
  app.request(`/clare/my/groups${path}`, { headers: headers(cookie) });
const send = (cookie: string, path: string, fields: Record<string, string> = {}) =>
  app.request(`/clare/my/groups${path}`, {
    method: 'POST',
    headers: headers(cookie),
    body: new URLSearchParams({ _once: newId(), ...fields }),
  });
const placeOf = async (personId: string) =>
  (
    await app.sql<{ id: string; state: string; asked_how: string }>(
      'select id, state, asked_how from group_place where person_id = $1',
      [personId],
    )
  )[0];

test('a person books the last place themselves, the next is told their number before and after', async () => {
  const groupId = await seedGroup(app, { places: 1, whatToExpect: '<b>Tea</b>' });
  const first = await visitor('Breda');
  const page = await (await look(first.cookie, `/${groupId}`)).text();
  assert.match(page, /1 place left/);
  assert.match(page, /&lt;b&gt;Tea/);
  assert.equal((await send(first.cookie, `/${groupId}`)).status, 303);
  assert.deepEqual(
    { state: (await placeOf(first.personId))?.state, how: (await placeOf(first.personId))?.asked_how },
    { state: 'booked', how: 'person' },
  );
  assert.match(await (await look(first.cookie)).text(), /You have a place/);
  const second = await visitor('Noreen');
  assert.match(await (await look(second.cookie, `/${groupId}`)).text(), /Put me on the waiting list/);
  assert.equal((await send(second.cookie, `/${groupId}`)).status, 303);
  const waits = await (await look(second.cookie)).text();
  assert.match(waits, /You are number 1 on the list/);
  assert.doesNotMatch(waits, /Breda/);
  assert.equal((await send(second.cookie, `/${groupId}`)).status, 409, 'twice is refused, not doubled');
  const audits = await app.sql(
    "select 1 from audit_entry where verb = 'group_place.booked' and person_id = $1",
    [first.personId],
  );
  assert.equal(audits.length, 1);
});

test('they say that they cannot come once and keep their place, or give it up; nobody does it for another', async () => {
  const groupId = await seedGroup(app, { places: 5 });
  const [mine, other] = [await visitor('Breda'), await visitor('Noreen')];
  await send(mine.cookie, `/${groupId}`);
  const place = await placeOf(mine.personId);
  const [date] = await app.sql<{ id: string }>(
    'select id from group_date where group_id = $1 order by number limit 1',
    [groupId],
  );
  const said = { date: date?.id ?? '' };
  assert.equal((await send(other.cookie, `/places/${place?.id}/cannot-come`, said)).status, 404);
  assert.equal((await send(other.cookie, `/places/${place?.id}/give-up`)).status, 404);
  assert.equal((await send('', `/places/${place?.id}/cannot-come`, said)).status, 404);
  for (const _twice of [1, 2]) {
    assert.equal((await send(mine.cookie, `/places/${place?.id}/cannot-come`, said)).status, 303);
  }
  const marks = await app.sql<{ state: string }>('select state from group_attendance where place_id = $1', [
    place?.id,
  ]);
  assert.deepEqual(marks, [{ state: 'excused' }]);
  assert.match(await (await look(mine.cookie)).text(), /Your place stays yours/);
  assert.equal((await placeOf(mine.personId))?.state, 'booked');
  assert.equal((await send(mine.cookie, `/places/${place?.id}/give-up`)).status, 303);
  assert.equal((await placeOf(mine.personId))?.state, 'cancelled_by_person');
});

test('who reads another language than the group is held in may ask for an interpreter into theirs', async () => {
  const groupId = await seedGroup(app, { needsMet: [] });
  const { personId, cookie } = await visitor('Ola');
  const page = await (await look(cookie, `/${groupId}?lang=pl`)).text();
  assert.match(page, /name="interpreter"/);
  assert.match(page, /angielski/);
  assert.doesNotMatch(await (await look(cookie, `/${groupId}?lang=en`)).text(), /name="interpreter"/);
  const answer = await app.request(`/clare/my/groups/${groupId}?lang=pl`, {
    method: 'POST',
    headers: headers(cookie),
    body: new URLSearchParams({ _once: newId(), interpreter: 'yes' }),
  });
  assert.equal(answer.status, 303);
  const [place] = await app.sql(
    'select state, interpreter_language, cannot_meet from group_place where person_id = $1',
    [personId],
  );
  assert.deepEqual(
    { ...place },
    { state: 'waiting', interpreter_language: 'pl', cannot_meet: ['interpreter'] },
  );
});
