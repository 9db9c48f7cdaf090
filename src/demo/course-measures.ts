import {
  bookPlace,
  foundGroup,
  keepGroups,
  keepRegister,
  noNeeds,
  setBooking,
  setCertificateRule,
} from '../groups/index.ts';
import { chooseMeasures, chosenOf, coursePlaces, ons4, recordForCourse, ucla3 } from '../outcomes/index.ts';
import type { Actor, Scope } from '../platform/database/index.ts';
import { quiet } from './groups.ts';
import type { World } from './world.ts';

const WEEKS = 6;
/** Who came when, by place: of ten, eight finish, one comes twice and one falls ill. */
const came = [
  '111111',
  '110111',
  '111101',
  '111111',
  '011111',
  '101111',
  '111011',
  '111110',
  '110000',
  '100000',
];
/** How much better somebody is at the end, by place; two do not answer at the end. */
const better = [2, 1, 3, 0, 2, -1, 1, 2];

/**
 * A course that is over, with its registers, its questions before and after and what a certificate of it takes; and the start of the one under
 * way, answered by most, so that both reports have something to say.
 */
export async function askCourses(scope: Scope, world: World): Promise<void> {
  const { programmeId, calendar, setting } = world;
  const lead = await scope.db
    .selectFrom('staff')
    .select(['id', 'name'])
    .where('programme_id', '=', programmeId)
    .where('role', '=', 'coordinator')
    .orderBy('name')
    .executeTakeFirst();
  if (!lead) return;
  const actor: Actor = { ...scope.actor, id: lead.id, name: lead.name, role: 'coordinator' };
  const beginsOn = calendar.today.subtract({ days: calendar.today.dayOfWeek - 4 + 7 * 9 });
  const at = (day: Temporal.PlainDate, hour: string): Scope =>
    quiet({ ...scope, actor, now: calendar.at(day, hour) });
  const people = await scope.db
    .selectFrom('referral as r')
    .innerJoin('person as p', join =>
      join.onRef('p.programme_id', '=', 'r.programme_id').onRef('p.id', '=', 'r.person_id'),
    )
    .select(['r.id', 'r.person_id as personId'])
    .where('r.programme_id', '=', programmeId)
    .where('r.state', 'in', ['active', 'closed'])
    .where('r.received_at', '<', calendar.at(beginsOn.subtract({ weeks: 3 }), '10:00'))
    .where('p.died_on', 'is', null)
    .orderBy('r.reference', 'desc')
    .limit(came.length)
    .execute();
  const groupId = await foundGroup(at(beginsOn.subtract({ weeks: 3 }), '10:00'), {
    facts: {
      name: 'Sleep Well',
      kind: 'course',
      about: 'Six mornings on sleep: what keeps us awake, and small things to try at home.',
      whatToExpect: 'A small circle of chairs, and tea. You may just listen.',
      mode: 'venue',
      place: setting.region === 'ie' ? 'Tulla Community Centre' : 'Sale West Centre',
      address: null,
      directions: null,
      videoLink: null,
      languages: ['en'],
      needsMet: ['access'],
      places: 12,
      offerHours: 48,
      leaders: [{ staffId: lead.id }],
    },
    times: {
      beginsOn,
      beginsAt: Temporal.PlainTime.from('11:00'),
      minutes: 90,
      rhythm: 'weekly',
      weeks: WEEKS,
      days: [],
      off: [],
    },
  });
  const founding = at(beginsOn.subtract({ weeks: 3 }), '10:05');
  await setBooking(founding, { groupId, booking: 'open' });
  await chooseMeasures(founding, { groupId, instruments: [ons4.id, ucla3.id] });
  await setCertificateRule(founding, { groupId, least: 4, madeUp: 1, version: 0 });
  const places: string[] = [];
  for (const { id, personId } of people) {
    if (!personId) continue;
    const booked = await bookPlace(founding, { groupId, personId, referralId: id, needs: noNeeds });
    places.push(booked.placeId);
  }
  await answer(at(beginsOn, '10:30'), groupId, 'course_start', at => 3 + (at % 3));
  const dates = await scope.db
    .selectFrom('group_date')
    .select(['id', 'starts_at'])
    .where('programme_id', '=', programmeId)
    .where('group_id', '=', groupId)
    .orderBy('number')
    .execute();
  for (const [number, date] of dates.entries()) {
    const then = quiet({ ...scope, actor, now: date.starts_at.add({ hours: 2 }) });
    const marked = places.map((placeId, at) => ({
      placeId,
      mark: came[at]?.[number] === '1' ? ('present' as const) : ('absent' as const),
      note: null,
      changed: true,
    }));
    await keepRegister(then, { groupId, dateId: date.id, marked, walkIn: null, sign: true }, setting.zone);
  }
  const last = dates.at(-1)?.starts_at.toZonedDateTimeISO(setting.zone).toPlainDate() ?? beginsOn;
  await answer(at(last, '13:30'), groupId, 'course_end', at => {
    const more = better[at];
    return more === undefined ? null : 3 + (at % 3) + more;
  });
  await startOfCourseUnderWay(scope, actor, world);
  await keepGroups(quiet(scope));
}

/** Most of those in the course under way answered at its first evening. */
async function startOfCourseUnderWay(
  scope: Scope,
  actor: Actor,
  { programmeId, calendar }: World,
): Promise<void> {
  const group = await scope.db
    .selectFrom('own_group')
    .select(['id', 'begins_on'])
    .where('programme_id', '=', programmeId)
    .where('name', '=', 'Stress Control')
    .executeTakeFirst();
  if (!group) return;
  const then = quiet({ ...scope, actor, now: calendar.at(group.begins_on, '18:00') });
  await chooseMeasures(then, { groupId: group.id, instruments: [ons4.id] });
  await answer(then, group.id, 'course_start', at => (at % 4 === 3 ? null : 4 + (at % 3)));
}

/** What people said of their well-being on one day, by place; who gives no number does not answer. */
async function answer(
  scope: Scope,
  groupId: string,
  timepoint: 'course_start' | 'course_end',
  of: (at: number) => number | null,
): Promise<void> {
  const takenOn = scope.now.toZonedDateTimeISO('Europe/Dublin').toPlainDate();
  const both = (await chosenOf(scope, groupId)).includes(ucla3.id);
  for (const [at, { placeId, referralId }] of (await coursePlaces(scope, { groupId })).entries()) {
    const well = of(at);
    if (well === null || referralId === null) continue;
    const lonely = well > 5 ? 1 : 2;
    await recordForCourse(scope, {
      referralId,
      placeId,
      timepoint,
      takenOn,
      mode: 'paper',
      askedIn: 'en',
      filled: [
        {
          instrument: ons4.id,
          declined: false,
          answers: { satisfied: well, worthwhile: well + 1, happy: well, anxious: 9 - well },
        },
        ...(both
          ? [
              {
                instrument: ucla3.id,
                declined: false,
                answers: Object.fromEntries(ucla3.items.map(item => [item.id, lonely])),
              },
            ]
          : []),
      ],
    });
  }
}
