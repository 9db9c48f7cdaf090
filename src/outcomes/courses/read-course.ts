import { auditAll } from '../../audit/index.ts';
import type { Scope } from '../../platform/database/index.ts';
import type { Assessment } from '../assessment.ts';
import { type Catalogue, instrumentsOf } from '../instruments/index.ts';
import { type CourseDue, dueFor, isWithin, momentsOf } from './course-moment.ts';
import {
  assessmentsOfCases,
  type CourseAsk,
  courseAsks,
  coursePlaces,
  type NamedCoursePlace,
  withOwnPage,
} from './course-queries.ts';

/** How a moment of a place stands. Words: `outcomes.course.standing.<code>`. */
export const courseStandings = [
  'answered',
  'partly',
  'declined',
  'unreachable',
  'asked',
  'open',
  'not_yet',
  'over',
  'left',
] as const;
export type CourseStanding = (typeof courseStandings)[number];

/** One moment of a place as the page of the course shows it. */
export type MomentLine = CourseDue & {
  readonly standing: CourseStanding;
  readonly ask: CourseAsk | null;
  /** Whether it can be asked now. */
  readonly isOpen: boolean;
};
export type PlaceLine = {
  readonly place: NamedCoursePlace;
  readonly hasPage: boolean;
  readonly moments: readonly MomentLine[];
};

/**
 * Everybody of a course whom the actor sees as a person, with where each stands at the start and at the end. Who has no case here has nothing
 * in which answers could be kept and is left out.
 */
export async function readCourse(
  scope: Scope,
  groupId: string,
  today: Temporal.PlainDate,
): Promise<readonly PlaceLine[]> {
  const places = (await coursePlaces(scope, { groupId })).filter(
    one => one.name !== null && one.referralId !== null,
  );
  const [catalogue, taken, asks, pages] = [
    await instrumentsOf(scope, today),
    await assessmentsOfCases(
      scope,
      places.flatMap(one => one.referralId ?? []),
    ),
    await courseAsks(scope, { placeIds: places.map(one => one.placeId) }),
    await withOwnPage(
      scope,
      places.map(one => one.personId),
    ),
  ];
  await auditAll(
    scope,
    places.map(one => ({
      verb: 'measures.listed' as const,
      subject: { kind: 'referral', id: one.referralId ?? '' },
      personId: one.personId,
    })),
  );
  return places.map(place => ({
    place,
    hasPage: pages.has(place.personId),
    moments: linesOf(place, taken.get(place.referralId ?? '') ?? [], { asks, catalogue, today }),
  }));
}

type Known = {
  readonly asks: readonly CourseAsk[];
  readonly catalogue: Catalogue;
  readonly today: Temporal.PlainDate;
};

function linesOf(
  place: NamedCoursePlace,
  taken: readonly Assessment[],
  { asks, catalogue, today }: Known,
): readonly MomentLine[] {
  const has = place.state === 'booked' || place.state === 'completed';
  return momentsOf(place).map(moment => {
    const due = dueFor(place, moment, taken, { catalogue, today });
    const mine = asks.filter(one => one.placeId === place.placeId && one.timepoint === moment.timepoint);
    const ask = mine.find(one => one.ended === null) ?? null;
    const given = due.pack.filter(one => !due.open.includes(one));
    const declined = given.filter(one =>
      taken.some(other => other.placeId === place.placeId && other.instrument === one.id && other.declined),
    );
    const standing = ((): CourseStanding => {
      if (due.open.length === 0)
        return due.pack.length > 0 && declined.length === due.pack.length ? 'declined' : 'answered';
      if (given.length > 0) return 'partly';
      if (!has) return 'left';
      if (Temporal.PlainDate.compare(today, moment.opensOn) < 0) return 'not_yet';
      if (!isWithin(today, moment)) return 'over';
      if (ask) return 'asked';
      return mine.at(-1)?.ended === 'unreachable' ? 'unreachable' : 'open';
    })();
    return { ...due, ask, standing, isOpen: has && isWithin(today, moment) && due.open.length > 0 };
  });
}
