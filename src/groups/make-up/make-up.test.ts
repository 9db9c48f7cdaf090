import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import { seedCase } from '../../care/testing.ts';
import { NotFound, Refused } from '../../core/index.ts';
import { type TestApp, testApp } from '../../web/testing.ts';
import { bookPlace } from '../book-place.ts';
import { cancelDate } from '../cancel-date.ts';
import { groupRoutes } from '../index.ts';
import { noNeeds } from '../needs.ts';
import { daysOfGroup } from '../register/register-queries.ts';
import { tallyOf } from '../register/tally.ts';
import { seedGroup, someTimes } from '../testing.ts';
import { guestsOf } from './make-up-queries.ts';
import { planMakeUp } from './plan-make-up.ts';

let app: TestApp;
before(async () => {
  app = await testApp(groupRoutes);
});
after(() => app.close());

const monday = Temporal.PlainDate.from('2026-11-30');

async function datesOf(groupId: string): Promise<readonly string[]> {
  const rows = await app.sql<{ id: string }>(
    'select id from group_date where group_id = $1 order by number',
    [groupId],
  );
  return rows.map(one => one.id);
}

/** A course whose first date is over, with one person who missed it, and a second course led by a colleague of another team. */
async function missed({ places = 5, name = 'Breda' } = {}) {
  const { linkWorker, otherLinkWorker } = app.clare;
  const groupId = await seedGroup(
    app,
    { places: 9, leaders: [{ staffId: linkWorker.actor.id }] },
    someTimes({ beginsOn: monday, weeks: 3 }),
  );
  const otherId = await seedGroup(
    app,
    { name: 'Stress control, Kilrush', places, leaders: [{ staffId: otherLinkWorker.actor.id }] },
    someTimes({ beginsOn: monday.add({ days: 2 }), weeks: 3 }),
  );
  const kase = await seedCase(app, { state: 'active', givenName: name });
  const { placeId } = await app.database.within(app.clare.coordinator.actor, scope =>
    bookPlace(scope, {
      groupId,
      personId: kase.personId,
      referralId: kase.id,
      needs: noNeeds,
      needsNote: null,
    }),
  );
  const [first = ''] = await datesOf(groupId);
  await app.sql("update group_date set starts_at = starts_at - interval '21 days' where id = $1", [first]);
  const register = await app.post(
    `/groups/${groupId}/dates/${first}/register`,
    { [`was_${placeId}`]: ':', [`mark_${placeId}`]: 'absent', do: 'sign' },
    linkWorker,
  );
  assert.equal(register.status, 303, await register.text());
  return { groupId, otherId, placeId, first, kase, others: await datesOf(otherId) };
}

const standing = async (placeId: string, dateId: string) => {
  const [row] = await app.sql<{ state: string }>(
    'select state from group_attendance where place_id = $1 and date_id = $2',
    [placeId, dateId],
  );
  return row?.state;
};

test('a missed date is made up at another course: arranged, seen by its leader by first name, and counted when they came', async () => {
  const { linkWorker, otherLinkWorker } = app.clare;
  const { groupId, otherId, placeId, first, others, kase } = await missed();
  const page = await (await app.get(`/group-places/${placeId}/make-up`, linkWorker)).text();
  assert.match(page, /Stress control, Kilrush, date 1/);
  const [target = ''] = others;
  const sent = { missed: first, date: target };
  assert.equal((await app.post(`/group-places/${placeId}/make-up`, sent, linkWorker)).status, 303);
  const after = await (await app.get(`/group-places/${placeId}/make-up`, linkWorker)).text();
  assert.match(after, /Is made up: Stress control, Kilrush/);

  const early = await app.get(`/groups/${otherId}/dates/${target}/register`, otherLinkWorker);
  const text = await early.text();
  assert.match(text, /Guests from another course/);
  assert.match(text, /Breda/);
  assert.doesNotMatch(
    text,
    new RegExp(kase.personId),
    'a leader of another team learns the first name and no more',
  );
  const makeUp = (
    await app.sql<{ id: string }>('select id from group_make_up where place_id = $1', [placeId])
  )[0]?.id;
  const guest = `/groups/${otherId}/dates/${target}/guests/${makeUp}`;
  assert.equal((await app.post(guest, { came: 'yes' }, otherLinkWorker)).status, 409, 'the day has not come');

  await app.sql("update group_date set starts_at = starts_at - interval '14 days' where id = $1", [target]);
  assert.equal(
    (await app.post(guest, { came: 'yes' }, linkWorker)).status,
    403,
    'who does not lead that group',
  );
  assert.equal((await app.post(guest, { came: 'yes' }, otherLinkWorker)).status, 303);
  assert.equal(await standing(placeId, first), 'made_up');
  const days = await app.database.within(app.clare.coordinator.actor, scope => daysOfGroup(scope, groupId));
  assert.deepEqual(tallyOf(days.get(placeId) ?? []), { held: 1, attended: 1, madeUp: 1, missedRunning: 0 });
  const [trace] = await app.sql('select was, becomes from group_attendance_change where person_id = $1', [
    kase.personId,
  ]);
  assert.deepEqual({ ...trace }, { was: 'absent', becomes: 'made_up' });

  assert.equal((await app.post(guest, { came: 'no' }, otherLinkWorker)).status, 303, 'pressed wrongly');
  assert.equal(await standing(placeId, first), 'absent');
});

test('the last chair is given once, a date is made up once, and what is taken back frees its chair', async () => {
  const { linkWorker } = app.clare;
  const one = await missed({ places: 1, name: 'Noreen' });
  const two = await missed({ name: 'Pat' });
  const [target = ''] = one.others;
  const plan = (of: { placeId: string; first: string }) =>
    app.database.within(linkWorker.actor, scope =>
      planMakeUp(scope, { placeId: of.placeId, missedDateId: of.first, dateId: target }),
    );
  const both = await Promise.allSettled([plan(one), plan(two)]);
  assert.equal(both.filter(each => each.status === 'fulfilled').length, 1);
  const lost = both.find(each => each.status === 'rejected');
  assert.ok(lost?.status === 'rejected' && lost.reason instanceof Refused);
  const winner = both[0].status === 'fulfilled' ? one : two;
  const loser = winner === one ? two : one;
  await assert.rejects(plan(winner), Refused);
  const [{ id } = { id: '' }] = await app.sql<{ id: string }>(
    'select id from group_make_up where place_id = $1',
    [winner.placeId],
  );
  const back = `/group-places/${winner.placeId}/make-up/${id}/take-back`;
  for (const _ of [1, 2])
    assert.equal((await app.post(back, {}, linkWorker)).status, 303, 'twice does no harm');
  await plan(loser);
});

test('a date that is called off can be arranged anew elsewhere', async () => {
  const { linkWorker, coordinator } = app.clare;
  const { otherId, placeId, first, others } = await missed({ name: 'Una' });
  const plan = (dateId: string) =>
    app.database.within(linkWorker.actor, scope =>
      planMakeUp(scope, { placeId, missedDateId: first, dateId }),
    );
  await plan(others[0] ?? '');
  await app.database.within(coordinator.actor, scope =>
    cancelDate(scope, { groupId: otherId, dateId: others[0] ?? '', why: 'weather', another: false }),
  );
  const page = await (await app.get(`/group-places/${placeId}/make-up`, linkWorker)).text();
  assert.doesNotMatch(page, /Is made up/);
  await plan(others[1] ?? '');
  const rows = await app.sql<{ state: string }>(
    'select state from group_make_up where place_id = $1 order by made_at, state',
    [placeId],
  );
  assert.deepEqual(rows.map(row => row.state).toSorted(), ['cancelled', 'planned']);
});

test('nobody else’s place, no foreign programme, no date that was not missed', async () => {
  const { linkWorker, otherLinkWorker } = app.clare;
  const [team, otherTeam] = [randomUUID(), randomUUID()];
  await app.sql('insert into team (programme_id, id, name) values ($1, $2, $3), ($1, $4, $5)', [
    linkWorker.actor.programmeId,
    team,
    'West',
    otherTeam,
    'East',
  ]);
  await app.sql('update staff set team_id = $1 where id = $2', [team, linkWorker.actor.id]);
  const { placeId, first, others, groupId } = await missed({ name: 'Sile' });
  const path = `/group-places/${placeId}/make-up`;
  assert.equal((await app.get(path, app.trafford.coordinator)).status, 404);
  // The colleague leads the other course and is of another team: they learn the first name of who comes, and arrange nothing.
  const stranger = { ...otherLinkWorker.actor, teams: [otherTeam] };
  const input = { placeId, missedDateId: first, dateId: others[0] ?? '' };
  await assert.rejects(
    app.database.within(stranger, scope => planMakeUp(scope, input)),
    NotFound,
  );
  await app.database.within({ ...linkWorker.actor, teams: [team] }, scope => planMakeUp(scope, input));
  const guests = await app.database.within(stranger, scope => guestsOf(scope, others[0] ?? ''));
  assert.deepEqual(
    guests.map(one => [one.firstName, one.state]),
    [['Sile', 'planned']],
  );
  const leadsNothing = { ...stranger, id: randomUUID() };
  assert.deepEqual(await app.database.within(leadsNothing, scope => guestsOf(scope, others[0] ?? '')), []);
  const [, second = ''] = await datesOf(groupId);
  assert.equal((await app.post(path, { missed: second, date: others[0] ?? '' }, linkWorker)).status, 404);
  assert.equal(
    (await app.post(path, { missed: first, date: second }, linkWorker)).status,
    404,
    'their own course',
  );
  assert.equal((await app.post(path, { missed: first, date: '' }, linkWorker)).status, 422);
});
