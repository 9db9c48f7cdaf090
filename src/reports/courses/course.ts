import { type CertificateRule, earned, tallyOf } from '../../groups/index.ts';
import {
  type Assessment,
  type CoursePlace,
  changeOf,
  countedFor,
  type Instrument,
  momentsOf,
} from '../../outcomes/index.ts';
import type { Pair } from '../help/help.ts';
import { type ShownLine, suppressLine } from '../suppress.ts';
import type { PlaceFact } from './queries.ts';

/**
 * How it ended, or stands, for somebody who asked for a place; each counts once. `finished`: it is over and they came to enough by the rule of the certificate.
 * `going`: has a place and the course goes on. `fewer`: it is over and they came to fewer. `left`: gave the place up, or we ended it. Words:
 * `reports.course.end.<code>`.
 */
export const courseEnds = ['finished', 'going', 'fewer', 'left', 'waits', 'never'] as const;
export type CourseEnd = (typeof courseEnds)[number];

/** How it ended or stands for one. @param over whether the course is over */
export function endOf(place: PlaceFact, rule: CertificateRule, over: boolean): CourseEnd {
  if (place.state === 'waiting' || place.state === 'offered') return 'waits';
  if (!place.booked) return 'never';
  if (place.state === 'cancelled_by_us' && place.endedWhy === 'group_ended') return 'never';
  if (place.state !== 'booked' && place.state !== 'completed') return 'left';
  // While it goes on nobody has finished it, however often they came.
  if (!over && place.state === 'booked') return 'going';
  return earned(rule, tallyOf(place.days)) ? 'finished' : 'fewer';
}

/** Everybody who asked for a place, counted. */
export type CourseFigures = {
  readonly asked: number;
  readonly waited: number;
  readonly offered: number;
  readonly booked: number;
  /** With a place, at one date at least. */
  readonly came: number;
  readonly madeUp: number;
  readonly ends: Readonly<Record<CourseEnd, number>>;
  /** Why people who had a place left, the most often first. `by` says whose reason it is. */
  readonly why: readonly { readonly by: 'person' | 'us'; readonly why: string; readonly people: number }[];
};

/** Counts the places of a course. */
export function courseFigures(
  places: readonly PlaceFact[],
  rule: CertificateRule,
  over: boolean,
): CourseFigures {
  const count = (is: (one: PlaceFact) => boolean) => places.filter(is).length;
  const ends = places.map(one => endOf(one, rule, over));
  const left = places.filter((_, at) => ends[at] === 'left');
  const why = Map.groupBy(
    left,
    one => `${one.state === 'cancelled_by_us' ? 'us' : 'person'} ${one.endedWhy}`,
  );
  return {
    asked: places.length,
    waited: count(one => one.waited),
    offered: count(one => one.offered),
    booked: count(one => one.booked),
    came: count(one => one.booked && tallyOf(one.days).attended > 0),
    madeUp: count(one => tallyOf(one.days).madeUp > 0),
    ends: Object.fromEntries(courseEnds.map(end => [end, ends.filter(one => one === end).length])) as Record<
      CourseEnd,
      number
    >,
    why: [...why]
      .map(([key, ones]) => {
        const [by, code] = key.split(' ');
        return {
          by: by === 'us' ? ('us' as const) : ('person' as const),
          why: code ?? 'other',
          people: ones.length,
        };
      })
      .toSorted((a, b) => b.people - a.people || a.why.localeCompare(b.why, 'en')),
  };
}

/** How it ended, as somebody sees it who does not see these people: one line, nobody in it twice. */
export const endsInLine = ({ ends }: CourseFigures): ShownLine =>
  suppressLine(courseEnds.map(end => ends[end]));

/** Why a person is no pair. Words: `reports.course.missing.<code>`. */
export const missingReasons = [
  'not_yet',
  'left',
  'declined',
  'proxy',
  'version',
  'no_start',
  'no_end',
] as const;
export type CourseMissing = (typeof missingReasons)[number];

/** One scale before and after: pairs, and everybody else by why they are none. */
export type CourseChange = {
  readonly instrument: Instrument;
  readonly scale: Instrument['scales'][number];
  readonly people: number;
  readonly pairs: readonly Pair[];
  /** Of the pairs, those with an answer that was asked for something else. */
  readonly reused: number;
  readonly missing: Readonly<Partial<Record<CourseMissing, number>>>;
};

type Answered = { readonly place: CoursePlace; readonly taken: readonly Assessment[] };

/** Pairs each person’s start of the course with its end, scale by scale; nothing is filled in for who is missing. */
export function courseChanges(
  people: readonly Answered[],
  instruments: readonly Instrument[],
  today: Temporal.PlainDate,
): readonly CourseChange[] {
  return instruments.flatMap(instrument =>
    instrument.scales.map(scale => {
      const found = people.map(one => pairOf(one, instrument, scale.id, today));
      const pairs = found.flatMap(one => ('pair' in one ? [one] : []));
      const why = found.flatMap(one => ('missing' in one ? [one.missing] : []));
      return {
        instrument,
        scale,
        people: people.length,
        pairs: pairs.map(one => one.pair),
        reused: pairs.filter(one => one.reused).length,
        missing: Object.fromEntries(
          missingReasons.flatMap(reason => {
            const count = why.filter(one => one === reason).length;
            return count > 0 ? [[reason, count]] : [];
          }),
        ),
      };
    }),
  );
}

type Found = { readonly pair: Pair; readonly reused: boolean } | { readonly missing: CourseMissing };

function pairOf(
  { place, taken }: Answered,
  instrument: Instrument,
  scale: string,
  today: Temporal.PlainDate,
): Found {
  const [start, end] = momentsOf(place);
  if (!start || !end) return { missing: 'not_yet' };
  const [before, after] = [start, end].map(moment => countedFor(taken, instrument.id, moment));
  const change = changeOf(before?.one ?? null, after?.one ?? null, instrument).find(
    one => one.scale === scale,
  );
  if (change && change.before !== null && change.after !== null) {
    const pair = { before: change.before, after: change.after, sessionsHeld: 0 };
    return { pair, reused: Boolean(before?.reused || after?.reused) };
  }
  const byAnother = (timepoint: string) =>
    taken.some(
      one =>
        one.placeId === place.placeId &&
        one.instrument === instrument.id &&
        one.timepoint === timepoint &&
        one.proxy,
    );
  if (before && !before.one.declined && after && !after.one.declined)
    return { missing: before.one.version === after.one.version ? 'no_end' : 'version' };
  if (before?.one.declined || after?.one.declined) return { missing: 'declined' };
  if ((!before && byAnother('course_start')) || (!after && byAnother('course_end')))
    return { missing: 'proxy' };
  if (!after && place.state !== 'booked' && place.state !== 'completed') return { missing: 'left' };
  if (!before && Temporal.PlainDate.compare(today, start.closesOn) > 0) return { missing: 'no_start' };
  if (Temporal.PlainDate.compare(today, end.closesOn) <= 0) return { missing: 'not_yet' };
  return { missing: before ? 'no_end' : 'no_start' };
}
