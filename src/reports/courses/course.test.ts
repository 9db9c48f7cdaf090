import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import fc from 'fast-check';
import { seedCase } from '../../care/testing.ts';
import { newId } from '../../core/index.ts';
import { bookPlace, cancelPlace, keepRegister, noNeeds } from '../../groups/index.ts';
import { seedGroup, someTimes } from '../../groups/testing.ts';
import { type Assessment, type CoursePlace, chooseMeasures, ons4 } from '../../outcomes/index.ts';
import type { Scope } from '../../platform/database/index.ts';
import { type TestApp, testApp } from '../../web/testing.ts';
import { groupChange } from '../help/help.ts';
import { reportRoutes } from '../index.ts';
import { courseChanges, courseEnds, courseFigures, endsInLine } from './course.ts';
import type { PlaceFact } from './queries.ts';

const day = (text: string) => Temporal.PlainDate.from(text);
const usual = { least: null, madeUp: null };
const somebody = (more: Partial<PlaceFact> = {}): PlaceFact => ({
  placeId: newId(),
  personId: newId(),
  referralId: null,
  name: 'Breda Kinnane',
  state: 'completed',
  offered: false,
  booked: true,
  waited: false,
  endedWhy: null,
  days: ['present', 'late', 'made_up', 'absent'],
  ...more,
});

describe('what became of a course', () => {
  test('each person ends in one way, by the rule of the certificate', () => {
    const left = { state: 'cancelled_by_person', days: ['present'] } as const;
    const places = [
      somebody(),
      somebody({ days: ['absent', 'present', 'absent', 'absent'] }),
      somebody({ ...left, endedWhy: 'unwell' }),
      somebody({ ...left, endedWhy: 'unwell' }),
      somebody({ ...left, state: 'cancelled_by_us', endedWhy: 'not_safe' }),
      somebody({ state: 'lapsed', booked: false, waited: true, offered: true, days: [] }),
      somebody({ state: 'waiting', booked: false, waited: true, days: [] }),
    ];
    const over = courseFigures(places, usual, true);
    assert.deepEqual(over.ends, { finished: 1, going: 0, fewer: 1, left: 3, waits: 1, never: 1 });
    assert.deepEqual(
      [over.asked, over.waited, over.offered, over.booked, over.came, over.madeUp],
      [7, 2, 1, 5, 5, 1],
    );
    assert.deepEqual(over.why[0], { by: 'person', why: 'unwell', people: 2 });
    assert.equal(courseFigures(places, { least: 3, madeUp: 0 }, true).ends.finished, 0);
    const now = courseFigures([somebody({ state: 'booked', days: ['present'] })], usual, false);
    assert.equal(now.ends.going, 1, 'nobody has finished what goes on');
  });

  test('nobody is counted twice or not at all, and who sees figures only is told of no one', () => {
    const one = fc.record({
      state: fc.constantFrom(
        'booked',
        'waiting',
        'offered',
        'lapsed',
        'cancelled_by_person',
        'cancelled_by_us',
        'completed',
      ),
      booked: fc.boolean(),
      days: fc.array(fc.constantFrom('present', 'late', 'absent', 'excused', 'made_up'), { maxLength: 6 }),
    });
    fc.assert(
      fc.property(fc.array(one, { maxLength: 40 }), fc.boolean(), (drawn, over) => {
        const figures = courseFigures(
          drawn.map(facts => somebody(facts as Partial<PlaceFact>)),
          usual,
          over,
        );
        assert.equal(
          courseEnds.reduce((sum, end) => sum + figures.ends[end], 0),
          drawn.length,
        );
        for (const [at, part] of endsInLine(figures).parts.entries()) {
          const end = courseEnds[at];
          const count = end ? figures.ends[end] : 0;
          if (count >= 1 && count <= 7) assert.equal(part.kind, 'hidden');
        }
      }),
    );
  });

  test('start and end are paired by person, and everybody else stands with why', () => {
    const place = (more: Partial<CoursePlace> = {}): CoursePlace => ({
      placeId: newId(),
      groupId: newId(),
      course: 'Stress control',
      personId: newId(),
      referralId: newId(),
      state: 'completed',
      bookedOn: day('2026-08-20'),
      days: ['2026-09-01', '2026-09-08', '2026-09-15'].map(day),
      instruments: [ons4.id],
      ...more,
    });
    const said = (of: CoursePlace, timepoint: 'course_start' | 'course_end', happy: number): Assessment => ({
      id: newId(),
      instrument: ons4.id,
      version: ons4.version,
      timepoint,
      declined: false,
      answers: { happy },
      takenOn: day(timepoint === 'course_start' ? '2026-09-01' : '2026-09-15'),
      placeId: of.placeId,
    });
    // Changes 0 to 7: mean and median 3.5, worked out by hand.
    const answered = Array.from({ length: 8 }, (_, at) => {
      const mine = place();
      return { place: mine, taken: [said(mine, 'course_start', 2), said(mine, 'course_end', 2 + at)] };
    });
    const reused = place();
    const own = { ...said(reused, 'course_start', 5), timepoint: 'baseline' as const, placeId: null };
    const left = place({ state: 'cancelled_by_person' });
    const no = place();
    const more = [
      { place: reused, taken: [own, said(reused, 'course_end', 5)] },
      { place: left, taken: [said(left, 'course_start', 3)] },
      {
        place: no,
        taken: [said(no, 'course_start', 3), { ...said(no, 'course_end', 0), declined: true, answers: {} }],
      },
      { place: place(), taken: [] },
    ];
    const happy = (people: Parameters<typeof courseChanges>[0], today = day('2026-11-23')) =>
      courseChanges(people, [ons4], today).find(one => one.scale.id === 'happy');
    const eight = happy(answered);
    assert.equal(groupChange(eight?.pairs ?? []).mean?.value, 3.5);
    assert.equal(groupChange(eight?.pairs ?? []).median?.value, 3.5);
    const all = happy([...answered, ...more]);
    assert.deepEqual([all?.people, all?.pairs.length, all?.reused], [12, 9, 1]);
    assert.deepEqual(all?.missing, { left: 1, declined: 1, no_start: 1 });
    assert.deepEqual(happy([{ place: place(), taken: [] }], day('2026-09-01'))?.missing, { not_yet: 1 });
  });
});

describe('the page of it', () => {
  let app: TestApp;
  before(async () => {
    app = await testApp(reportRoutes);
  });
  after(() => app.close());
  const lead = <T>(work: (scope: Scope) => Promise<T>) =>
    app.database.within(app.clare.coordinator.actor, work);

  test('the co-ordinator sees the people behind it, who leads it its register, others figures that show no one', async () => {
    const times = someTimes({ beginsOn: day('2026-11-30'), weeks: 3 });
    const groupId = await seedGroup(
      app,
      { places: 9, leaders: [{ staffId: app.clare.linkWorker.actor.id }] },
      times,
    );
    await lead(scope => chooseMeasures(scope, { groupId, instruments: [ons4.id] }));
    const places: string[] = [];
    for (const givenName of ['Breda', '<b>Noreen</b>', 'Orla']) {
      const one = await seedCase(app, { state: 'active', givenName, familyName: 'Kett' });
      const { placeId } = await lead(scope =>
        bookPlace(scope, { groupId, personId: one.personId, referralId: one.id, needs: noNeeds }),
      );
      places.push(placeId);
    }
    await app.sql("update group_date set starts_at = starts_at - interval '21 days' where group_id = $1", [
      groupId,
    ]);
    const [date] = await app.sql<{ id: string }>(
      'select id from group_date where group_id = $1 order by number',
      [groupId],
    );
    const marked = places.map((placeId, at) => ({
      placeId,
      mark: at === 0 ? ('present' as const) : ('absent' as const),
      note: null,
      changed: true,
    }));
    const register = { groupId, dateId: date?.id ?? '', marked, walkIn: null, sign: true };
    await lead(scope => keepRegister(scope, register, 'Europe/Dublin'));
    await lead(scope => cancelPlace(scope, { placeId: places[2] ?? '', by: 'person', why: 'unwell' }));
    const path = `/groups/${groupId}/report`;
    const read = async (who: TestApp['clare']['coordinator'], query = '') =>
      (await app.get(`${path}${query}`, who)).text();
    const whole = await read(app.clare.coordinator);
    assert.match(whole, /They are not well/);
    assert.match(whole, /0 of 3/);
    assert.doesNotMatch(whole, /Kett/);
    const behind = await read(app.clare.coordinator, '?end=going');
    assert.match(behind, /&lt;b&gt;Noreen&lt;\/b&gt; Kett/);
    assert.doesNotMatch(behind, /Orla Kett/);
    const leading = await read(app.clare.linkWorker, '?end=left');
    assert.match(leading, /Who came, date by date/);
    assert.doesNotMatch(leading, /Kett|#people|0 of 3/);
    const others = await read(app.clare.otherLinkWorker, '?end=left');
    assert.match(others, /1 to 7, or hidden with them/);
    assert.doesNotMatch(others, /Kett|They are not well|Who came, date by date/);
    assert.equal((await app.get(path, app.clare.administrator)).status, 403);
    assert.equal((await app.get(path, app.trafford.coordinator)).status, 404);
    const seen = await app.sql<{ count: number }>(
      `select count(*)::int as count from audit_entry where verb = 'report.read' and subject_id = $1`,
      [groupId],
    );
    assert.equal(seen[0]?.count, 4);
  });
});
