import { bookPlace, foundGroup, keepGroups, type Needs, noNeeds, setBooking } from '../groups/index.ts';
import type { Actor, Scope } from '../platform/database/index.ts';
import type { World } from './world.ts';

/** A group as the demonstration tells it. */
type GroupStory = {
  readonly name: string;
  readonly kind: 'course' | 'regular';
  readonly about: string;
  readonly expect: string;
  readonly place: string;
  readonly address: string;
  readonly places: number;
  readonly people: number;
  /** Weeks since its first meeting; negative for one to come. */
  readonly weeksAgo: number;
  /** Day of the week, 1 for Monday. */
  readonly weekday: number;
  readonly at: string;
  readonly minutes: number;
  readonly weeks: number | null;
  readonly leads: string;
  readonly outsider?: string;
  readonly needsMet: readonly string[];
};

const stress = {
  name: 'Stress Control',
  kind: 'course',
  about: 'Six evenings on what stress does and what helps. You listen; nobody has to speak.',
  expect: 'Somebody meets you at the door. It is like a class, with a break and tea in the middle.',
  minutes: 90,
  weeks: 6,
} as const;
const mood = {
  name: 'Food and Mood',
  kind: 'course',
  about: 'Four mornings in a kitchen: cook together, eat together, take the recipe home.',
  expect: 'Aprons are there. Come as you are, and say if there is something you cannot eat.',
  minutes: 120,
  weeks: 4,
} as const;
const walk = {
  name: 'The Easy Walk',
  kind: 'regular',
  about: 'An hour on level paths at the pace of the slowest, then tea.',
  expect: 'We meet at the gate. In heavy rain we go straight to the tea.',
  minutes: 75,
  weeks: null,
} as const;

const stories: Readonly<Record<'ie' | 'uk', readonly GroupStory[]>> = {
  ie: [
    {
      ...stress,
      place: 'Harmony Row Family Centre',
      address: '2 Harmony Row, Ennis',
      places: 9,
      people: 13,
      weeksAgo: 3,
      weekday: 2,
      at: '19:00',
      leads: 'Aoife Hehir',
      outsider: 'Orla Considine',
      needsMet: ['access', 'carer'],
    },
    {
      ...mood,
      place: 'Old Mill Kitchen',
      address: 'Mill Lane, Ennis',
      places: 10,
      people: 7,
      weeksAgo: -2,
      weekday: 4,
      at: '10:30',
      leads: 'Oksana Melnyk',
      needsMet: ['access', 'interpreter'],
    },
    {
      ...walk,
      place: 'Lees Road gate',
      address: 'Lees Road, Ennis',
      places: 16,
      people: 9,
      weeksAgo: 10,
      weekday: 3,
      at: '11:00',
      leads: 'Fintan Marrinan',
      needsMet: ['carer'],
    },
  ],
  uk: [
    {
      ...stress,
      place: 'Northenden Road Hall',
      address: '14 Northenden Road, Sale',
      places: 6,
      people: 8,
      weeksAgo: 2,
      weekday: 2,
      at: '18:30',
      leads: 'Sandra Okoye',
      needsMet: ['access'],
    },
    {
      ...walk,
      place: 'Longford Park gate',
      address: 'Longford Park, Stretford',
      places: 12,
      people: 5,
      weeksAgo: 8,
      weekday: 5,
      at: '10:00',
      leads: 'Imran Sheikh',
      needsMet: ['carer', 'transport'],
    },
  ],
};

/** What some of those who come need; the others need nothing. The last is what no group here can offer. */
const needs: readonly Needs[] = [{ ...noNeeds, access: true }, noNeeds, { ...noNeeds, carer: true }, noNeeds];
const hardToMeet: Needs = { ...noNeeds, transport: true };

/** Courses and groups of the programme: one under way with people waiting, one about to begin, one every week. */
export async function holdGroups(scope: Scope, world: World): Promise<void> {
  const { programmeId, calendar, setting } = world;
  const staff = await scope.db
    .selectFrom('staff')
    .select(['id', 'name', 'role'])
    .where('programme_id', '=', programmeId)
    .orderBy('name')
    .execute();
  const lead = staff.find(one => one.role === 'coordinator');
  if (!lead) return;
  const people = await scope.db
    .selectFrom('referral as r')
    .innerJoin('person as p', join =>
      join.onRef('p.programme_id', '=', 'r.programme_id').onRef('p.id', '=', 'r.person_id'),
    )
    .select(['r.id', 'r.person_id as personId'])
    .where('r.programme_id', '=', programmeId)
    .where('r.state', '=', 'active')
    .where('p.died_on', 'is', null)
    .where('p.neutral_sender', '=', false)
    .orderBy('r.reference')
    .execute();
  const actor: Actor = { ...scope.actor, id: lead.id, name: lead.name, role: 'coordinator' };
  let next = 0;
  for (const story of stories[setting.region]) {
    const beginsOn = firstDay(calendar.today, story);
    const asked = calendar.at(beginsOn.subtract({ weeks: 3 }), '10:00');
    const then = quiet({ ...scope, actor, now: earlier(asked, scope.now) });
    const id = await foundGroup(then, {
      facts: {
        name: story.name,
        kind: story.kind,
        about: story.about,
        whatToExpect: story.expect,
        mode: 'venue',
        place: story.place,
        address: story.address,
        directions: null,
        videoLink: null,
        languages: ['en'],
        needsMet: story.needsMet,
        places: story.places,
        offerHours: 48,
        leaders: [
          ...staff.filter(one => one.name === story.leads).map(one => ({ staffId: one.id })),
          ...(story.outsider ? [{ name: story.outsider }] : []),
        ],
      },
      times: {
        beginsOn,
        beginsAt: Temporal.PlainTime.from(story.at),
        minutes: story.minutes,
        rhythm: 'weekly',
        weeks: story.weeks,
        days: [],
        off: [],
      },
    });
    await setBooking(then, { groupId: id, booking: 'open' });
    for (let at = 0; at < story.people; at += 1) {
      const one = people[(next + at) % people.length];
      if (!one?.personId) continue;
      const met = needs[at % needs.length] ?? noNeeds;
      const could =
        (!met.access || story.needsMet.includes('access')) &&
        (!met.carer || story.needsMet.includes('carer'));
      const last = at === story.people - 1 && story.people > story.places;
      await bookPlace(
        { ...then, now: then.now.add({ hours: 3 * at }) },
        {
          groupId: id,
          personId: one.personId,
          referralId: one.id,
          needs: last ? hardToMeet : could ? met : noNeeds,
        },
      );
    }
    next += story.people;
  }
  await keepGroups(quiet(scope));
}

/** The weekday of the group, so many weeks before or after this week. */
function firstDay(today: Temporal.PlainDate, { weeksAgo, weekday }: GroupStory): Temporal.PlainDate {
  return today.subtract({ days: today.dayOfWeek - weekday + 7 * weeksAgo });
}

const earlier = (one: Temporal.Instant, other: Temporal.Instant): Temporal.Instant =>
  Temporal.Instant.compare(one, other) < 0 ? one : other.subtract({ hours: 60 });

/** What happened weeks ago was told weeks ago: nobody is written to about it now. */
export function quiet(scope: Scope): Scope {
  return { ...scope, atEnd: query => (query.sql.includes('"outbox"') ? undefined : scope.atEnd(query)) };
}
