import type { CourseTimepoint } from '../../programmes/index.ts';
import { type Assessment, counted, isValid, versionAfter } from '../assessment.ts';
import type { Catalogue, Instrument } from '../instruments/index.ts';

/** Somebody's place in a course that asks questions. All days are local, and dates that were called off are not among them. */
export type CoursePlace = {
  readonly placeId: string;
  readonly groupId: string;
  readonly course: string;
  readonly personId: string;
  /** The case in which answers are kept; null where there is none. */
  readonly referralId: string | null;
  readonly state: string;
  readonly bookedOn: Temporal.PlainDate | null;
  readonly days: readonly Temporal.PlainDate[];
  /** What the course asks, in order. */
  readonly instruments: readonly string[];
};

/** A moment of a place: about which day, and from when until when an answer counts for it. */
export type CourseMoment = {
  readonly placeId: string;
  readonly course: string;
  readonly timepoint: CourseTimepoint;
  readonly on: Temporal.PlainDate;
  readonly opensOn: Temporal.PlainDate;
  readonly closesOn: Temporal.PlainDate;
};

/** The start may be asked so long before the first date, the end so long after the last. */
export const START_DAYS = 14;
export const AFTER_DAYS = 28;

const { compare } = Temporal.PlainDate;

/**
 * The two moments of a place. The start is about the first date at which the person has their place, and open until the eve of the next; the end
 * opens on the last date. A course without dates has no moments.
 */
export function momentsOf({
  placeId,
  course,
  bookedOn,
  days,
}: Pick<CoursePlace, 'placeId' | 'course' | 'bookedOn' | 'days'>): readonly CourseMoment[] {
  const last = days.at(-1);
  const at = days.findIndex(day => bookedOn === null || compare(day, bookedOn) >= 0);
  const first = days[at] ?? last;
  if (!first || !last) return [];
  const next = days.find(day => compare(day, first) > 0);
  return [
    {
      placeId,
      course,
      timepoint: 'course_start',
      on: first,
      opensOn: first.subtract({ days: START_DAYS }),
      closesOn: next ? next.subtract({ days: 1 }) : first,
    },
    {
      placeId,
      course,
      timepoint: 'course_end',
      on: last,
      opensOn: last,
      closesOn: last.add({ days: AFTER_DAYS }),
    },
  ];
}

/** Whether an answer of this day counts for a moment. */
export const isWithin = (day: Temporal.PlainDate, { opensOn, closesOn }: CourseMoment): boolean =>
  compare(day, opensOn) >= 0 && compare(day, closesOn) <= 0;

/** What counts for a moment; `reused`: it was asked for something else within the same days, and is not asked again. */
export type Counted = { readonly one: Assessment; readonly reused: boolean };

/**
 * The answer that counts for a course: the one given for it, else a valid one of the person's own to the same questionnaire within the days
 * of the moment, nearest to it, whatever it was asked for. Else that it was declined; null: nothing.
 */
export function countedFor(
  taken: readonly Assessment[],
  instrument: string,
  moment: CourseMoment,
): Counted | null {
  const { placeId, timepoint, on } = moment;
  const ours = taken.filter(one => one.placeId === placeId && one.timepoint === timepoint);
  // Of several starts the first counts, as everywhere; of several ends the newest.
  const asStart = timepoint === 'course_start';
  const own = counted(
    ours.map(one => ({ ...one, timepoint: asStart ? 'baseline' : 'end' }) as const),
    instrument,
    asStart ? 'baseline' : 'end',
  );
  const given = own && ours.find(one => one.id === own.id);
  if (given && !given.declined) return { one: given, reused: false };
  const far = (one: Assessment) => Math.abs(one.takenOn.until(on).days);
  const [near] = taken
    .filter(one => one.instrument === instrument && one.placeId !== placeId && !one.proxy)
    .filter(one => isValid(one) && isWithin(one.takenOn, moment))
    .toSorted((a, b) => far(a) - far(b));
  if (near) return { one: near, reused: true };
  return given ? { one: given, reused: false } : null;
}

/** What is asked for one moment of a place. */
export type CourseDue = {
  readonly moment: CourseMoment;
  readonly pack: readonly Instrument[];
  /** Those nobody has answered or declined, for the course or within its days. */
  readonly open: readonly Instrument[];
  /** Those that count for the course though they were asked for something else. */
  readonly reused: readonly Instrument[];
};

/** What a course asks of somebody at a moment, each questionnaire at the end in the version of the start. */
export function dueFor(
  place: CoursePlace,
  moment: CourseMoment,
  taken: readonly Assessment[],
  { catalogue, today }: { readonly catalogue: Catalogue; readonly today: Temporal.PlainDate },
): CourseDue {
  const start = momentsOf(place)[0];
  const mayBe = new Set(
    catalogue.standings.filter(one => one.mayBeAsked).map(({ instrument }) => instrument.id),
  );
  const pack = place.instruments.flatMap(id => {
    const newest = mayBe.has(id) ? catalogue.of(id) : undefined;
    if (!newest) return [];
    const began =
      start && moment.timepoint === 'course_end' ? (countedFor(taken, id, start)?.one ?? null) : null;
    return [versionAfter(began, newest)];
  });
  const found = new Map(pack.map(one => [one.id, countedFor(taken, one.id, moment)]));
  return {
    moment,
    pack,
    open: pack.filter(one => !found.get(one.id) && !saidToday(taken, one.id, today)),
    reused: pack.filter(one => found.get(one.id)?.reused),
  };
}

/** Nobody is asked the same twice on one day, not even who did not want to answer it. */
const saidToday = (taken: readonly Assessment[], instrument: string, today: Temporal.PlainDate): boolean =>
  taken.some(one => one.instrument === instrument && !one.proxy && one.takenOn.equals(today));

/** The moments of a place that are open on a day. Who gave the place up or was never given it is not asked. */
export function openMoments(place: CoursePlace, today: Temporal.PlainDate): readonly CourseMoment[] {
  if (place.state !== 'booked' && place.state !== 'completed') return [];
  return momentsOf(place).filter(one => isWithin(today, one));
}
