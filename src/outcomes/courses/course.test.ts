import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import fc from 'fast-check';
import { seedCase } from '../../care/testing.ts';
import { newId, Refused } from '../../core/index.ts';
import { bookPlace, cancelPlace, noNeeds } from '../../groups/index.ts';
import { seedGroup } from '../../groups/testing.ts';
import { type Scope, systemActor } from '../../platform/database/index.ts';
import { type TestApp, testApp } from '../../web/testing.ts';
import type { Assessment } from '../assessment.ts';
import { outcomesRoutes } from '../index.ts';
import { instrumentsOf, ons4, ucla3 } from '../instruments/index.ts';
import { assessmentsOf } from '../queries.ts';
import { askForMeasures } from '../schedule/ask-for-measures.ts';
import { remindOfMeasures } from '../schedule/remind-of-measures.ts';
import { chooseMeasures } from './choose-measures.ts';
import { type CoursePlace, countedFor, isWithin, momentsOf } from './course-moment.ts';
import { chosenOf, everChosenOf } from './course-queries.ts';
import { recordForCourse } from './record-for-course.ts';

const day = (text: string) => Temporal.PlainDate.from(text);
const dates = ['2026-12-01', '2026-12-08', '2026-12-15'].map(day);
const place: CoursePlace = {
  placeId: newId(),
  groupId: newId(),
  course: 'Stress control',
  personId: newId(),
  referralId: newId(),
  state: 'booked',
  bookedOn: day('2026-11-20'),
  days: dates,
  instruments: [ons4.id],
};
const happy = { satisfied: 4, worthwhile: 5, happy: 3, anxious: 6 };
const answered = (takenOn: string, more: Partial<Assessment> = {}): Assessment => ({
  id: newId(),
  instrument: ons4.id,
  version: ons4.version,
  timepoint: 'baseline',
  declined: false,
  answers: happy,
  takenOn: day(takenOn),
  placeId: null,
  ...more,
});
const starts = { timepoint: 'course_start', placeId: place.placeId } as const;

describe('the moments of a course', () => {
  const [start, end] = momentsOf(place);
  test('the start is open from two weeks before the first date to the eve of the second, the end for four weeks', () => {
    assert.deepEqual([start?.opensOn, start?.closesOn, end?.opensOn, end?.closesOn].map(String), [
      '2026-11-17',
      '2026-12-07',
      '2026-12-15',
      '2027-01-12',
    ]);
    const late = momentsOf({ ...place, bookedOn: day('2026-12-03') });
    assert.equal(String(late[0]?.on), '2026-12-08', 'of whoever came late it is their own first date');
    assert.deepEqual(momentsOf({ ...place, days: [] }), []);
  });

  test('whatever the dates, an end never closes before it opens, and a start begins before its first date', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.integer({ min: 0, max: 400 }), { minLength: 1, maxLength: 12 }),
        fc.integer({ min: -30, max: 430 }),
        (offsets, booked) => {
          const days = offsets
            .toSorted((a, b) => a - b)
            .map(one => dates[0]?.add({ days: one }) ?? day('2026-12-01'));
          const found = momentsOf({ ...place, days, bookedOn: days[0]?.add({ days: booked }) ?? null });
          assert.equal(found.length, 2);
          for (const one of found) assert.ok(isWithin(one.on, one), `${one.timepoint} ${one.on}`);
        },
      ),
    );
  });

  test('an answer of these days counts whatever it was asked for; one given for the course counts before it', () => {
    assert.ok(start);
    const near = answered('2026-11-30');
    assert.deepEqual(countedFor([answered('2026-11-18'), near], ons4.id, start), { one: near, reused: true });
    const own = answered('2026-12-01', starts);
    assert.deepEqual(countedFor([near, own], ons4.id, start), { one: own, reused: false });
    assert.equal(countedFor([answered('2026-11-16')], ons4.id, start), null, 'a day too early');
    const byHer = { by: 'partner', reason: 'speech' } as const;
    assert.equal(countedFor([answered('2026-11-30', { proxy: byHer })], ons4.id, start), null);
    const no = answered('2026-11-30', { ...starts, declined: true, answers: {} });
    assert.deepEqual(countedFor([no], ons4.id, start), { one: no, reused: false });
    assert.deepEqual(countedFor([no, near], ons4.id, start)?.reused, true, 'what they did answer counts');
  });
});

describe('a course that asks', () => {
  let app: TestApp;
  before(async () => {
    app = await testApp(outcomesRoutes);
  });
  after(() => app.close());
  const lead = <T>(work: (scope: Scope) => Promise<T>) =>
    app.database.within(app.clare.coordinator.actor, work);
  const house = <T>(work: (scope: Scope) => Promise<T>) =>
    app.database.within(systemActor(app.clare.coordinator.actor.programmeId), work);

  /** A course that asks ONS4 and a place in it; its first date is tomorrow. */
  async function someone(more: { readonly state?: string; readonly days?: number } = {}) {
    const kase = await seedCase(app, {
      state: more.state ?? 'active',
      familyName: `Kett${newId().slice(-4)}`,
    });
    const groupId = await seedGroup(app, { places: 9 });
    await lead(scope => chooseMeasures(scope, { groupId, instruments: [ons4.id] }));
    const { placeId } = await lead(scope =>
      bookPlace(scope, { groupId, personId: kase.personId, referralId: kase.id, needs: noNeeds }),
    );
    await begins(groupId, more.days ?? 1);
    return { ...kase, groupId, placeId };
  }
  /** The dates a week apart, the first so many days from now, and everybody with their place since before it. */
  const begins = async (groupId: string, days: number) => {
    await app.sql(
      `update group_date set starts_at = '2026-11-23T10:00:00Z'::timestamptz + make_interval(days => $2 + 7 * (number - 1)) where group_id = $1`,
      [groupId, days],
    );
    await app.sql(`update group_place set booked_at = '2026-09-01T10:00:00Z' where group_id = $1`, [groupId]);
  };
  const form = (of: { readonly placeId: string }, fields: Record<string, string> = {}) => ({
    place: of.placeId,
    mode: 'phone',
    ...fields,
  });
  const taken = (id: string) => lead(scope => assessmentsOf(scope, id));

  test('what it asks is chosen by the co-ordinator from what the programme asks, and what stood before is kept', async () => {
    const groupId = await seedGroup(app);
    const page = await app.get(`/groups/${groupId}/measures`, app.clare.coordinator);
    assert.match(await page.text(), /This course asks nothing/);
    const choose = (ask: string, who = app.clare.coordinator) =>
      app.post(`/groups/${groupId}/measures`, { ask }, who);
    assert.equal((await choose(ons4.id, app.clare.linkWorker)).status, 403);
    assert.equal((await choose('own_concerns')).status, 409);
    assert.equal((await choose('phq9')).status, 409, 'not asked by the programme');
    assert.equal((await choose(ons4.id)).status, 303);
    assert.equal((await choose(ucla3.id)).status, 303);
    assert.deepEqual(await lead(scope => chosenOf(scope, groupId)), [ucla3.id]);
    assert.deepEqual((await lead(scope => everChosenOf(scope, groupId))).toSorted(), [ons4.id, ucla3.id]);
    assert.equal((await app.get(`/groups/${groupId}/measures`, app.trafford.coordinator)).status, 404);
    const walk = await seedGroup(app, { kind: 'regular' }, { weeks: null });
    const refused = await app.post(`/groups/${walk}/measures`, { ask: ons4.id }, app.clare.coordinator);
    assert.equal(refused.status, 409);
  });

  test('somebody is asked by staff; the answer belongs to the course and not to the start of the case', async () => {
    const of = await someone();
    const at = `/cases/${of.id}/measures/course_start`;
    const page = await app.get(`${at}?place=${of.placeId}`, app.clare.linkWorker);
    assert.match(await page.text(), /For the course Stress control\. The start counts from/);
    assert.equal(
      (await app.get(at, app.clare.linkWorker)).status,
      404,
      'no moment of a course without a place',
    );
    const other = await someone();
    assert.equal((await app.get(`${at}?place=${other.placeId}`, app.clare.linkWorker)).status, 404);
    assert.equal((await app.post(at, form(of), app.clare.linkWorker)).status, 422);
    await settled(of.id);
    const saved = await app.post(
      at,
      form(of, { ons4_happy: '3', ons4_satisfied: '5' }),
      app.clare.linkWorker,
    );
    assert.equal(saved.headers.get('location'), `/groups/${of.groupId}/measures`);
    const [one] = (await taken(of.id)).filter(found => found.placeId !== null);
    assert.deepEqual([one?.timepoint, one?.placeId, one?.mode], ['course_start', of.placeId, 'phone']);
    const list = await (await app.get(`/groups/${of.groupId}/measures`, app.clare.coordinator)).text();
    assert.match(list, /Answered/);
  });

  /** The case's own start is over: everything of it was declined days ago. */
  const settled = (referralId: string) =>
    app.sql(`update referral set sessions_held = 4, sessions_planned = 8 where id = $1`, [referralId]);

  test('what the case asks at the same time is kept for the case, once, and counts for the course', async () => {
    const of = await someone();
    const at = `/cases/${of.id}/measures/course_start`;
    await app.post(at, form(of, { ons4_happy: '3' }), app.clare.linkWorker);
    const found = await taken(of.id);
    assert.deepEqual(
      found.map(one => [one.timepoint, one.placeId]),
      [['baseline', null]],
    );
    const page = await (await app.get(`${at}?place=${of.placeId}`, app.clare.linkWorker)).text();
    assert.match(page, /Not asked again, because it was answered in these days/);
    assert.doesNotMatch(page, /name="ons4_happy"/);
  });

  test('too late, after giving the place up, and by another link worker: refused, and nothing is kept', async () => {
    const of = await someone({ days: -20 });
    await settled(of.id);
    const input = {
      referralId: of.id,
      timepoint: 'course_start',
      placeId: of.placeId,
      filled: [{ instrument: ons4.id, declined: false, answers: happy }],
    } as const;
    const today = day('2026-11-23');
    await assert.rejects(
      lead(scope => recordForCourse(scope, { ...input, takenOn: today })),
      (error: unknown) => error instanceof Refused && error.message.includes('day.course_start'),
    );
    const gone = await someone();
    await lead(scope => cancelPlace(scope, { placeId: gone.placeId, by: 'person', why: 'unwell' }));
    await assert.rejects(
      lead(scope =>
        recordForCourse(scope, { ...input, referralId: gone.id, placeId: gone.placeId, takenOn: today }),
      ),
      Refused,
    );
    const at = `/cases/${of.id}/measures/course_end`;
    assert.equal((await app.get(`${at}?place=${of.placeId}`, app.clare.otherLinkWorker)).status, 403);
    assert.deepEqual(await taken(of.id), []);
  });

  test('an asking by link is reminded of once, not of what was answered meanwhile, and not when it is too late', async () => {
    const [one, other, late] = [await someone(), await someone(), await someone()];
    for (const somebody of [one, other, late]) {
      await settled(somebody.id);
      await app.sql(
        `insert into person_link (programme_id, id, person_id, token_hash, pin, link_way, pin_way, made_at, made_by, expires_at)
         select programme_id, gen_random_uuid(), id, sha256($2::bytea), 'x', 'in_person', 'by_phone', '2026-11-20', id, '2027-03-01'
         from person where id = $1`,
        [somebody.personId, newId()],
      );
      await lead(scope =>
        askForMeasures(scope, {
          referralId: somebody.id,
          timepoint: 'course_start',
          placeId: somebody.placeId,
          way: 'link',
        }),
      );
    }
    await app.sql(`update measures_ask set asked_on = asked_on - 30 where place_id is not null`);
    const fields = form(other, { ons4_happy: '3' });
    await app.post(`/cases/${other.id}/measures/course_start`, fields, app.clare.linkWorker);
    await begins(late.groupId, -30);
    await house(remindOfMeasures);
    const asks = await app.sql<{ place_id: string; ended: string | null; reminded_on: unknown }>(
      `select place_id, ended, reminded_on from measures_ask where place_id is not null`,
    );
    const of = (placeId: string) => asks.find(found => found.place_id === placeId);
    assert.equal(of(one.placeId)?.ended, null);
    assert.ok(of(one.placeId)?.reminded_on);
    assert.deepEqual([of(other.placeId)?.ended, of(other.placeId)?.reminded_on], ['answered', null]);
    assert.deepEqual([of(late.placeId)?.ended, of(late.placeId)?.reminded_on], ['over', null]);
  });

  test('declining is recorded, a proxy is kept apart, and the version of the start is asked at the end', async () => {
    const of = await someone();
    await settled(of.id);
    const at = `/cases/${of.id}/measures/course_start`;
    const proxy = { answered_by: 'proxy', proxy: 'partner', proxy_reason: 'speech' };
    assert.equal(
      (await app.post(at, form(of, { ...proxy, ons4_happy: '5' }), app.clare.linkWorker)).status,
      303,
    );
    assert.equal((await app.post(at, form(of, { declined_all: 'yes' }), app.clare.linkWorker)).status, 303);
    const found = await taken(of.id);
    assert.deepEqual(found.map(one => `${one.declined} ${one.proxy?.by ?? 'themselves'}`).toSorted(), [
      'false partner',
      'true themselves',
    ]);
    const catalogue = await lead(scope => instrumentsOf(scope, day('2026-11-24')));
    assert.ok(catalogue.of(ons4.id));
    const page = await (await app.get(`/groups/${of.groupId}/measures`, app.clare.coordinator)).text();
    assert.match(page, /Declined/);
  });
});
