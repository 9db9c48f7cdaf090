import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { seedCase } from '../../care/testing.ts';
import { type TestApp, testApp } from '../../web/testing.ts';
import { bookPlace } from '../book-place.ts';
import { groupRoutes } from '../index.ts';
import { noNeeds } from '../needs.ts';
import { keepRegister } from '../register/keep-register.ts';
import { seedGroup, someTimes } from '../testing.ts';

let app: TestApp;
before(async () => {
  app = await testApp(groupRoutes);
});
after(() => app.close());

test('a certificate is given once, to whoever was at enough meetings, and says what was attended', async () => {
  const { actor } = app.clare.coordinator;
  const times = someTimes({ beginsOn: Temporal.PlainDate.from('2026-11-30'), weeks: 3 });
  const groupId = await seedGroup(app, { places: 9 }, times);
  const placeIds: string[] = [];
  for (const givenName of ['Breda', 'Noreen']) {
    const one = await seedCase(app, { state: 'active', givenName });
    const { placeId } = await app.database.within(actor, scope =>
      bookPlace(scope, { groupId, personId: one.personId, referralId: one.id, needs: noNeeds }),
    );
    placeIds.push(placeId);
  }
  const [first = '', second = ''] = placeIds;
  await app.sql("update group_date set starts_at = starts_at - interval '21 days' where group_id = $1", [
    groupId,
  ]);
  const dates = await app.sql<{ id: string }>(
    'select id from group_date where group_id = $1 order by number',
    [groupId],
  );
  for (const [at, date] of dates.entries()) {
    const mark = (placeId: string, there: boolean) =>
      ({ placeId, mark: there ? 'present' : 'absent', note: null, changed: true }) as const;
    await app.database.within(actor, scope =>
      keepRegister(
        scope,
        {
          groupId,
          dateId: date.id,
          marked: [mark(first, at !== 1), mark(second, at === 0)],
          walkIn: null,
          sign: true,
        },
        'Europe/Dublin',
      ),
    );
  }
  const path = `/groups/${groupId}/certificates`;
  const page = await (await app.get(path, app.clare.coordinator)).text();
  assert.match(page, /Was at 2 of 3/);
  assert.match(page, /Not enough meetings yet/);
  assert.equal((await app.post(path, { place: second }, app.clare.coordinator)).status, 409);
  for (const _twice of [1, 2]) {
    assert.equal((await app.post(path, { place: first }, app.clare.coordinator)).status, 303);
  }
  const rows = await app.sql<{ attended: number; held: number; from: string }>(
    'select attended, held, person_name, from_on::text as "from" from group_certificate where group_id = $1',
    [groupId],
  );
  assert.deepEqual(rows, [{ attended: 2, held: 3, person_name: 'Breda Kinnane', from: '2026-11-09' }]);
  const audits = await app.sql("select 1 from audit_entry where verb = 'group_certificate.issued'");
  assert.equal(audits.length, 1);
  assert.equal((await app.get(path, app.trafford.coordinator)).status, 404);
});

test('what a certificate takes is set on its page by the co-ordinator, and what stood before is kept', async () => {
  const groupId = await seedGroup(app);
  const path = `/groups/${groupId}/certificates/rule`;
  const set = (fields: Record<string, string>, who = app.clare.coordinator) => app.post(path, fields, who);
  const some = { least: '5', made_up: 'some', most: '1', version: '0' };
  assert.equal((await app.get(path, app.clare.linkWorker)).status, 403);
  assert.equal((await set(some, app.clare.linkWorker)).status, 403);
  assert.equal((await app.get(path, app.trafford.coordinator)).status, 404);
  const wrong = await set({ ...some, most: '' });
  assert.equal(wrong.status, 422);
  assert.match(await wrong.text(), /value="5"[\s\S]*Say up to how many made-up meetings count/);
  assert.equal((await set({ ...some, least: '7' })).status, 409, 'a course of six');
  assert.equal((await set(some)).status, 303);
  assert.equal((await set({ ...some, made_up: 'none' })).status, 409, 'somebody else was quicker');
  assert.equal((await set({ least: '', made_up: 'all', most: '', version: '1' })).status, 303);
  const page = await (await app.get(path, app.clare.coordinator)).text();
  assert.match(page, /At least 5 meetings; late counts as there; one made-up meeting counts at most/);
  assert.match(page, /Two thirds of the meetings that are held/);
  const rows = await app.sql<{ verb: string }>(
    `select verb from audit_entry where subject_id = $1 and verb = 'group.certificate_rule_set'`,
    [groupId],
  );
  assert.equal(rows.length, 2);
  const [group] = await app.sql<{ certificate_least: number | null; certificate_version: number }>(
    'select certificate_least, certificate_version from own_group where id = $1',
    [groupId],
  );
  assert.deepEqual([group?.certificate_least, group?.certificate_version], [null, 2]);
});
