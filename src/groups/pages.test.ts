import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { seedCase } from '../care/testing.ts';
import { newId } from '../core/index.ts';
import { systemActor } from '../platform/database/index.ts';
import { type TestApp, testApp } from '../web/testing.ts';
import { bookPlace } from './book-place.ts';
import { cancelPlace } from './cancel-place.ts';
import { fillPlaces } from './fill-places.ts';
import { noNeeds } from './needs.ts';
import { addOfferLink } from './offer-link.ts';
import { groupRoutes } from './routes.ts';
import { seedGroup } from './testing.ts';

const fields = {
  name: 'Stress control',
  kind: 'course',
  about: 'Six evenings about stress.',
  expect: '',
  mode: 'venue',
  place: 'Family centre',
  address: '',
  directions: '',
  video: '',
  places: '12',
  offer: '48',
  'begins-day': '1',
  'begins-month': '12',
  'begins-year': '2026',
  at: '19:00',
  minutes: '90',
  rhythm: 'weekly',
  weeks: '6',
  days: '',
  off: '29/12/2026',
  outsiders: '',
  do: 'save',
};

describe('pages of groups', () => {
  let app: TestApp;
  before(async () => {
    app = await testApp(groupRoutes);
  });
  after(() => app.close());

  const bookFor = async (groupId: string, seed: Parameters<typeof seedCase>[1] = {}) => {
    const one = await seedCase(app, seed);
    const booked = await app.database.within(app.clare.coordinator.actor, scope =>
      bookPlace(scope, { groupId, personId: one.personId, referralId: one.id, needs: noNeeds }),
    );
    return { ...one, ...booked };
  };
  /** A place in a full group, offered: its token. */
  const offered = async () => {
    const groupId = await seedGroup(app, { places: 1 });
    const first = await bookFor(groupId);
    const second = await bookFor(groupId, { givenName: 'Concepta', familyName: 'Tubridy' });
    await app.database.within(app.clare.coordinator.actor, scope =>
      cancelPlace(scope, { placeId: first.placeId, by: 'person', why: 'unwell' }),
    );
    const token = await app.database.within(
      systemActor(app.clare.coordinator.actor.programmeId),
      async scope => {
        await fillPlaces(scope, groupId);
        return addOfferLink(scope, second.placeId);
      },
    );
    return { groupId, token, ...second };
  };
  const stateOf = async (placeId: string) =>
    (await app.sql<{ state: string }>('select state from group_place where id = $1', [placeId]))[0]?.state;

  test('the dates are shown before anything is saved, and saving makes them', async () => {
    const look = await app.post('/groups', { ...fields, do: 'look' }, app.clare.coordinator);
    const seen = await look.text();
    assert.equal(look.status, 200);
    assert.match(seen, /It would meet 6 times/);
    assert.doesNotMatch(seen, /29 December/);
    assert.match(seen, /12 January/);
    assert.deepEqual(await app.sql('select id from own_group'), []);
    const saved = await app.post('/groups', fields, app.clare.coordinator);
    assert.equal(saved.status, 303);
    const page = await (await app.get(saved.headers.get('location') ?? '', app.clare.coordinator)).text();
    assert.match(page, /Tuesday 1 December, 7 pm/);
    assert.match(page, /Draft/);
    const id = saved.headers.get('location')?.split('/').at(-1);
    const shorter = { ...fields, weeks: '4', off: '', version: '1' };
    const changed = await app.post(`/groups/${id}/edit`, shorter, app.clare.coordinator);
    assert.equal(changed.status, 303);
    const dates = await app.sql('select id from group_date where group_id = $1', [id]);
    assert.equal(dates.length, 4, 'the dates of a draft are made anew');
    assert.equal((await app.post(`/groups/${id}/edit`, shorter, app.clare.coordinator)).status, 409);
    const [row] = await app.sql<{ n: number }>(
      "select count(*)::int as n from audit_entry where verb = 'group.founded'",
    );
    assert.equal(row?.n, 1);
  });

  test('a form that does not fit comes back with what was typed; hostile text stays text', async () => {
    const answer = await app.post(
      '/groups',
      { ...fields, name: '<script>alert(1)</script>', place: '', weeks: '', video: 'javascript:alert(1)' },
      app.clare.coordinator,
    );
    const page = await answer.text();
    assert.equal(answer.status, 422);
    assert.match(page, /&lt;script&gt;alert\(1\)/);
    assert.doesNotMatch(page, /<script>alert/);
    for (const words of ['Give the name of the place', 'Say how many meetings', 'begins with https'])
      assert.match(page, new RegExp(words));
  });

  test('a link worker founds no group, books in one, and sees who waits', async () => {
    assert.equal((await app.get('/groups/new', app.clare.linkWorker)).status, 403);
    assert.equal((await app.post('/groups', fields, app.clare.linkWorker)).status, 403);
    const groupId = await seedGroup(app, { places: 1 });
    const first = await seedCase(app, { familyName: 'Kinnane' });
    const second = await seedCase(app, { familyName: 'Tubridy' });
    const book = (referralId: string) =>
      app.post(
        `/groups/${groupId}/book`,
        { case: referralId, note: 'Sits near the door.' },
        app.clare.linkWorker,
      );
    assert.equal((await book(first.id)).status, 303);
    assert.equal((await book(second.id)).status, 303);
    assert.equal((await book(second.id)).status, 409);
    const page = await (await app.get(`/groups/${groupId}`, app.clare.linkWorker)).text();
    assert.match(page, /No place left of 1/);
    assert.match(page, /One person waits/);
    assert.match(page, /Breda Tubridy/);
    assert.match(page, /Sits near the door/);
    const listed = await app.sql(
      "select 1 from audit_entry where verb = 'group_place.listed' and person_id = $1",
      [second.personId],
    );
    assert.equal(listed.length, 1);
    const found = await (await app.get(`/groups/${groupId}/book?q=Tubri`, app.clare.linkWorker)).text();
    assert.match(found, /Waits already/);
  });

  test('is booked for a step of a plan, which the place remembers; a step of another case is none', async () => {
    const groupId = await seedGroup(app);
    const [one, other] = [await seedCase(app), await seedCase(app)];
    const stepOf = async ({ id, personId }: { readonly id: string; readonly personId: string }) => {
      const [plan, goal, step] = [newId(), newId(), newId()];
      const { programmeId, id: by } = app.clare.linkWorker.actor;
      await app.sql(
        'insert into plan (programme_id, id, referral_id, person_id, created_at, updated_at, updated_by) values ($1, $2, $3, $4, now(), now(), $5)',
        [programmeId, plan, id, personId, by],
      );
      await app.sql(
        "insert into goal (programme_id, id, plan_id, words, created_at) values ($1, $2, $3, 'Sleep', now())",
        [programmeId, goal, plan],
      );
      await app.sql(
        "insert into action (programme_id, id, plan_id, goal_id, words, owner, created_at) values ($1, $2, $3, $4, 'Go to <i>the course</i>', 'person', now())",
        [programmeId, step, plan, goal],
      );
      return step;
    };
    const [mine, theirs] = [await stepOf(one), await stepOf(other)];
    const list = await (await app.get(`/cases/${one.id}/groups?step=${mine}`, app.clare.linkWorker)).text();
    assert.ok(list.includes(`/groups/${groupId}/book?case=${one.id}&amp;step=${mine}`));
    const page = await app.get(`/groups/${groupId}/book?case=${one.id}&step=${mine}`, app.clare.linkWorker);
    assert.match(await page.text(), /For the step: Go to &lt;i&gt;the course/);
    const book = (step: string) =>
      app.post(`/groups/${groupId}/book`, { case: one.id, step, note: '' }, app.clare.linkWorker);
    assert.equal((await book(theirs)).status, 404);
    assert.equal((await book(mine)).status, 303);
    const [place] = await app.sql('select action_id, asked_how from group_place where person_id = $1', [
      one.personId,
    ]);
    assert.deepEqual({ ...place }, { action_id: mine, asked_how: 'plan' });
  });

  test('the same form twice books once, and another programme sees nothing of it', async () => {
    const groupId = await seedGroup(app);
    const one = await seedCase(app);
    const form = { case: one.id, _once: newId() };
    await app.post(`/groups/${groupId}/book`, form, app.clare.linkWorker);
    assert.equal((await app.post(`/groups/${groupId}/book`, form, app.clare.linkWorker)).status, 303);
    const places = await app.sql('select id from group_place where group_id = $1', [groupId]);
    assert.equal(places.length, 1);
    const stranger = app.trafford.coordinator;
    for (const path of [
      `/groups/${groupId}`,
      `/groups/${groupId}/edit`,
      `/groups/${groupId}/cancel`,
      `/groups/${groupId}/book`,
    ])
      assert.equal((await app.get(path, stranger)).status, 404, path);
    assert.equal((await app.post(`/groups/${groupId}/booking`, { booking: 'closed' }, stranger)).status, 404);
    const [place] = places as { id: string }[];
    assert.equal((await app.post(`/group-places/${place?.id}/promote`, {}, stranger)).status, 404);
  });

  test('somebody who waits is given the place once; the second press is told who was first', async () => {
    const groupId = await seedGroup(app, { places: 1 });
    const first = await bookFor(groupId);
    const second = await bookFor(groupId);
    const end = `/group-places/${first.placeId}/end`;
    assert.equal((await app.get(end, app.clare.coordinator)).status, 200);
    assert.equal((await app.post(end, {}, app.clare.coordinator)).status, 422);
    assert.equal((await app.post(end, { why: 'person:unwell' }, app.clare.coordinator)).status, 303);
    const promote = () => app.post(`/group-places/${second.placeId}/promote`, {}, app.clare.linkWorker);
    assert.equal((await promote()).status, 303);
    const again = await promote();
    assert.equal(again.status, 409);
    assert.match(await again.text(), /somebody else was first/);
  });

  test('a date is moved and called off with a reason; without one the page comes back', async () => {
    const groupId = await seedGroup(app);
    const [date] = await app.sql<{ id: string }>(
      'select id from group_date where group_id = $1 and number = 1',
      [groupId],
    );
    const path = `/groups/${groupId}/dates/${date?.id}`;
    assert.equal((await app.get(path, app.clare.linkWorker)).status, 403);
    assert.equal((await app.get(path, app.clare.coordinator)).status, 200);
    const moved = { 'on-day': '3', 'on-month': '12', 'on-year': '2026', at: '18:30', place: '', why: '' };
    assert.equal((await app.post(path, moved, app.clare.coordinator)).status, 422);
    assert.equal((await app.post(path, { ...moved, why: 'weather' }, app.clare.coordinator)).status, 303);
    const page = await (await app.get(`/groups/${groupId}`, app.clare.coordinator)).text();
    assert.match(page, /Thursday 3 December, 6\.30 pm/);
    assert.match(page, /Moved from Tuesday 1 December, 10 am/);
    const off = await app.post(`${path}/cancel`, { off_why: 'weather' }, app.clare.coordinator);
    assert.equal(off.status, 303);
    assert.equal(
      (await app.post(`${path}/cancel`, { off_why: 'weather' }, app.clare.coordinator)).status,
      409,
    );
  });

  test('the link of an offer names nobody, looking at it changes nothing, and a yes is a place', async () => {
    const { token, placeId } = await offered();
    const path = `/clare/place/${token}`;
    for (let look = 0; look < 3; look += 1) {
      const page = await app.get(path);
      assert.equal(page.status, 200);
      const text = await page.text();
      assert.match(text, /Stress control/);
      assert.doesNotMatch(text, /Concepta|Tubridy|\+353209150142/);
    }
    assert.equal(await stateOf(placeId), 'offered');
    assert.equal((await app.post(path, {})).status, 422);
    assert.equal((await app.post(path, { answer: 'yes' })).status, 303);
    assert.equal(await stateOf(placeId), 'booked');
    const used = await app.get(path);
    assert.equal(used.status, 410);
    assert.match(await used.text(), /You said yes, and the place is yours/);
    assert.equal((await app.post(path, { answer: 'no' })).status, 410);
    assert.equal(await stateOf(placeId), 'booked');
    const [entry] = await app.sql<{ actor_role: string; person_id: string | null }>(
      "select actor_role, person_id from audit_entry where verb = 'group_place.accepted' and subject_id = $1",
      [placeId],
    );
    assert.equal(entry?.actor_role, 'person');
    assert.ok(entry?.person_id);
  });

  test('a no, an offer that is over, a group called off and a wrong link each have their own true sentence', async () => {
    const said = async (token: string, status: number, words: RegExp) => {
      const page = await app.get(`/clare/place/${token}`);
      assert.equal(page.status, status);
      assert.match(await page.text(), words);
    };
    const no = await offered();
    await app.post(`/clare/place/${no.token}`, { answer: 'no' });
    await said(no.token, 410, /You said no/);
    const late = await offered();
    await app.sql("update group_place set offer_until = '2026-11-23T08:59:00Z' where id = $1", [
      late.placeId,
    ]);
    await said(late.token, 410, /The time to answer is over/);
    assert.equal((await app.post(`/clare/place/${late.token}`, { answer: 'yes' })).status, 410);
    assert.equal(await stateOf(late.placeId), 'offered');
    const gone = await offered();
    await app.post(`/groups/${gone.groupId}/cancel`, { why: 'too_few' }, app.clare.coordinator);
    await said(gone.token, 410, /does not meet any more/);
    const taken = await offered();
    await app.database.within(app.clare.coordinator.actor, scope =>
      cancelPlace(scope, { placeId: taken.placeId, by: 'us', why: 'other' }),
    );
    await said(taken.token, 410, /no longer kept for you/);
    await said('A'.repeat(43), 404, /does not open anything/);
    await said('short', 404, /does not open anything/);
    assert.equal((await app.get(`/trafford/place/${no.token}`)).status, 404);
  });
});
