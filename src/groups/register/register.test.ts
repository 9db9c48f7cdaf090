import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { seedCase } from '../../care/testing.ts';
import { systemActor } from '../../platform/database/index.ts';
import { deliverNow } from '../../platform/events/index.ts';
import { type TestApp, testApp } from '../../web/testing.ts';
import { bookPlace } from '../book-place.ts';
import { groupListeners, groupRoutes } from '../index.ts';
import { keepGroups } from '../keep-groups.ts';
import { noNeeds } from '../needs.ts';
import { seedGroup, someTimes } from '../testing.ts';

let app: TestApp;
// Three Mondays; `seeded` sets them back by three weeks, so that the last of them is today.
const times = someTimes({ beginsOn: Temporal.PlainDate.from('2026-11-30'), weeks: 3 });
const hostile = '<script>x</script>';

before(async () => {
  app = await testApp(groupRoutes);
});
after(() => app.close());

async function seeded(people: readonly string[]) {
  const leaders = [{ staffId: app.clare.linkWorker.actor.id }];
  const groupId = await seedGroup(app, { places: 9, leaders }, times);
  const placeIds: string[] = [];
  const referralIds: string[] = [];
  for (const givenName of people) {
    const one = await seedCase(app, { state: 'active', givenName });
    const { placeId } = await app.database.within(app.clare.linkWorker.actor, scope =>
      bookPlace(scope, {
        groupId,
        personId: one.personId,
        referralId: one.id,
        needs: { ...noNeeds, access: true },
        needsNote: hostile,
      }),
    );
    placeIds.push(placeId);
    referralIds.push(one.id);
  }
  await app.sql("update group_date set starts_at = starts_at - interval '21 days' where group_id = $1", [
    groupId,
  ]);
  const dates = await app.sql<{ id: string }>(
    'select id from group_date where group_id = $1 order by number',
    [groupId],
  );
  return { groupId, placeIds, referralIds, dates: dates.map(one => one.id) };
}

const address = (groupId: string, dateId: string | undefined) =>
  `/groups/${groupId}/dates/${dateId}/register`;
const marked = (
  placeIds: readonly string[],
  marks: readonly string[],
  more: Record<string, string> = {},
) => ({
  ...Object.fromEntries(
    placeIds.flatMap((id, at) => [
      [`was_${id}`, ':'],
      [`mark_${id}`, marks[at] ?? ''],
    ]),
  ),
  ...more,
});
const standings = async (dateId: string | undefined) =>
  (
    await app.sql<{ state: string }>(
      'select a.state from group_attendance a join group_place p on p.id = a.place_id where a.date_id = $1 order by p.turn',
      [dateId],
    )
  ).map(one => one.state);
const deliver = () => deliverNow(app.database, app.clare.linkWorker.actor.programmeId, groupListeners);

test('is kept on the phone by whoever leads the group, twice pressed or not, and signed off when all are marked', async () => {
  const { groupId, placeIds, dates } = await seeded(['Breda', 'Noreen']);
  const page = await app.get(address(groupId, dates[0]), app.clare.linkWorker);
  assert.equal(page.status, 200);
  const text = await page.text();
  assert.match(text, /Breda/);
  assert.doesNotMatch(text, /<script>x/);
  assert.doesNotMatch(text, /Kinnane/, 'first names only');
  const half = marked(placeIds, ['late'], { do: 'sign' });
  const refused = await app.post(address(groupId, dates[0]), half, app.clare.linkWorker);
  assert.equal(refused.status, 422);
  assert.match(await refused.text(), /Say whether they were there/);
  const all = marked(placeIds, ['late', 'absent'], { do: 'keep', _once: crypto.randomUUID() });
  for (const _twice of [1, 2]) {
    assert.equal((await app.post(address(groupId, dates[0]), all, app.clare.linkWorker)).status, 303);
  }
  assert.deepEqual(await standings(dates[0]), ['late', 'absent']);
  const sign = marked(placeIds, ['late', 'absent'], { do: 'sign' });
  assert.equal((await app.post(address(groupId, dates[0]), sign, app.clare.linkWorker)).status, 303);
  assert.equal((await app.post(address(groupId, dates[0]), sign, app.clare.linkWorker)).status, 409);
  const [row] = await app.sql<{ state: string; signed_by_name: string }>(
    'select state, signed_by_name from group_date where id = $1',
    [dates[0]],
  );
  assert.deepEqual(row, { state: 'held', signed_by_name: 'Aoife Hehir' });
  const audits = await app.sql(
    "select 1 from audit_entry where verb = 'group_attendance.recorded' and subject_id = any($1)",
    [placeIds],
  );
  assert.equal(audits.length, 2);
});

test('does not undo what somebody else marked meanwhile', async () => {
  const { groupId, placeIds, dates } = await seeded(['Breda', 'Noreen']);
  const [first = '', second = ''] = placeIds;
  await app.post(address(groupId, dates[0]), marked([first], ['present']), app.clare.linkWorker);
  // This page was opened before: it still shows Breda unmarked, as absent nobody, and marks Noreen only.
  const stale = { [`was_${first}`]: ':', [`was_${second}`]: ':', [`mark_${second}`]: 'excused' };
  await app.post(address(groupId, dates[0]), stale, app.clare.coordinator);
  assert.deepEqual(await standings(dates[0]), ['present', 'excused']);
});

test('is nobody else’s to keep, not for a day to come, and not of another programme', async () => {
  const { groupId, placeIds, dates } = await seeded(['Breda']);
  const marks = marked(placeIds, ['present']);
  assert.equal((await app.get(address(groupId, dates[0]), app.clare.otherLinkWorker)).status, 403);
  assert.equal((await app.post(address(groupId, dates[0]), marks, app.clare.otherLinkWorker)).status, 403);
  assert.equal((await app.get(address(groupId, dates[0]), app.trafford.coordinator)).status, 404);
  await app.sql("update group_date set starts_at = '2026-11-24T18:00Z' where id = $1", [dates[2]]);
  assert.equal((await app.post(address(groupId, dates[2]), marks, app.clare.linkWorker)).status, 409);
  assert.deepEqual(await standings(dates[2]), []);
});

test('missed twice running asks the link worker to look, and takes no place', async () => {
  const { groupId, placeIds, dates } = await seeded(['Breda', 'Noreen']);
  for (const dateId of dates.slice(0, 2)) {
    const sign = marked(placeIds, ['absent', 'excused'], { do: 'sign' });
    assert.equal((await app.post(address(groupId, dateId), sign, app.clare.linkWorker)).status, 303);
  }
  await deliver();
  const tasks = () =>
    app.sql<{ subject_id: string; assignee_id: string }>(
      "select subject_id, assignee_id from task where kind = 'group_missed' and done_at is null and subject_id = any($1)",
      [placeIds],
    );
  assert.deepEqual(await tasks(), [{ subject_id: placeIds[0], assignee_id: app.clare.linkWorker.actor.id }]);
  const states = await app.sql<{ state: string }>(
    'select distinct state from group_place where group_id = $1',
    [groupId],
  );
  assert.deepEqual(states, [{ state: 'booked' }]);
  const correct = `${address(groupId, dates[1])}/${placeIds[0]}`;
  assert.equal((await app.get(correct, app.clare.linkWorker)).status, 200);
  assert.equal((await app.post(correct, { mark: 'late', why: '' }, app.clare.linkWorker)).status, 422);
  assert.equal(
    (await app.post(correct, { mark: 'late', why: 'Back door' }, app.clare.linkWorker)).status,
    303,
  );
  const [trace] = await app.sql(
    'select was, becomes, why, changed_by_name from group_attendance_change where group_id = $1',
    [groupId],
  );
  assert.deepEqual(trace, {
    was: 'absent',
    becomes: 'late',
    why: 'Back door',
    changed_by_name: 'Aoife Hehir',
  });
  assert.match(
    await (await app.get(address(groupId, dates[1]), app.clare.linkWorker)).text(),
    /It said “Not here” before/,
  );
  await deliver();
  assert.deepEqual(await tasks(), []);
});

test('somebody without a place is noted by first name and becomes a task', async () => {
  const { groupId, placeIds, dates } = await seeded(['Breda']);
  const form = marked(placeIds, ['present'], { walk_in: 'Con', wants_place: 'yes' });
  assert.equal((await app.post(address(groupId, dates[0]), form, app.clare.linkWorker)).status, 303);
  assert.match(
    await (await app.get(address(groupId, dates[0]), app.clare.linkWorker)).text(),
    /Came without a place: Con/,
  );
  const tasks = await app.sql("select 1 from task where kind = 'group_walk_in' and subject_id = $1", [
    groupId,
  ]);
  assert.equal(tasks.length, 1);

  const called = () =>
    app.sql<{ first_name: string | null }>('select first_name from group_walk_in where group_id = $1', [
      groupId,
    ]);
  const { programmeId } = app.clare.linkWorker.actor;
  const night = () => app.database.within(systemActor(programmeId), keepGroups);
  await night();
  assert.deepEqual(await called(), [{ first_name: 'Con' }]);
  await app.sql("update group_walk_in set noted_at = noted_at - interval '31 days' where group_id = $1", [
    groupId,
  ]);
  await night();
  assert.deepEqual(await called(), [{ first_name: null }], 'after a month nobody is named');
});
