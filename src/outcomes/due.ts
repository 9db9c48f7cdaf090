import type { ProgrammeSettings, Timepoint } from '../programmes/index.ts';
import type { ReferralState } from '../referrals/index.ts';
import { type Assessment, latest, versionFor } from './assessment.ts';
import type { Catalogue, Instrument } from './instruments/index.ts';
import { packOf } from './pack.ts';
import { askedIn } from './policy.ts';

/** What the moment of asking is worked out of. All days are local. */
export type CaseNow = {
  readonly state: ReferralState;
  readonly sessionsHeld: number;
  readonly sessionsPlanned: number;
  readonly closedOn: Temporal.PlainDate | null;
  readonly today: Temporal.PlainDate;
  /** Days of the meetings held, oldest first; without them there is no asking on the way. */
  readonly heldOn?: readonly Temporal.PlainDate[];
};

export type QuestionsDue = {
  readonly timepoint: Timepoint;
  /** All that are asked at this moment. */
  readonly pack: readonly Instrument[];
  /** Those of them that nobody has asked yet, or declined. */
  readonly open: readonly Instrument[];
};

/** The start is asked about until the third meeting (domain.md: session 1 or 2). */
const START_UNTIL = 2;
/** The end may be asked about so long after closing, and three months later with some days to spare. */
export const END_DAYS = 28;
const FOLLOW_UP = { months: 3 } as const;
export const FOLLOW_UP_EARLY = 10;
export const FOLLOW_UP_DAYS = 90;

type Points = Pick<ProgrammeSettings, 'reviewAfterSessions' | 'reviewAfterWeeks'>;
/** The moment that it is, and since when an answer counts for it. */
type Moment = { readonly timepoint: Timepoint; readonly since: Temporal.PlainDate | null };

/** The newest of the moments on the way that has come: after so many meetings, or so many weeks after the first. */
export function reviewSince(
  heldOn: readonly Temporal.PlainDate[],
  { reviewAfterSessions, reviewAfterWeeks }: Points,
  today: Temporal.PlainDate,
): Temporal.PlainDate | null {
  const [first] = heldOn;
  const days = [
    ...reviewAfterSessions.flatMap(count => heldOn[count - 1] ?? []),
    ...(first ? reviewAfterWeeks.map(weeks => first.add({ weeks })) : []),
  ];
  const come = days.filter(day => Temporal.PlainDate.compare(day, today) <= 0);
  return come.toSorted(Temporal.PlainDate.compare).at(-1) ?? null;
}

function momentNow(now: CaseNow, points: Points): Moment | null {
  const { state, sessionsHeld, sessionsPlanned, closedOn, today, heldOn = [] } = now;
  const { compare } = Temporal.PlainDate;
  const at = (timepoint: Timepoint): Moment => ({ timepoint, since: null });
  if (closedOn) {
    const from = closedOn.add(FOLLOW_UP).subtract({ days: FOLLOW_UP_EARLY });
    if (compare(today, closedOn.add({ days: END_DAYS })) <= 0) return at('end');
    const until = from.add({ days: FOLLOW_UP_DAYS });
    return compare(today, from) >= 0 && compare(today, until) <= 0 ? at('follow_up') : null;
  }
  if (!askedIn.baseline.includes(state)) return null;
  if (sessionsHeld <= START_UNTIL) return at('baseline');
  if (sessionsHeld >= sessionsPlanned - 1) return at('end');
  const since = reviewSince(heldOn, points, today);
  return since && { timepoint: 'review', since };
}

/** Whether somebody answered a questionnaire for a course on this day: nobody is asked the same twice on one day. */
export function askedInCourse(
  taken: readonly Assessment[],
  instrument: string,
  day: Temporal.PlainDate,
): boolean {
  return taken.some(
    one =>
      one.placeId && one.instrument === instrument && !one.declined && !one.proxy && one.takenOn.equals(day),
  );
}

/**
 * What a person may be asked now, by the rules of the timepoints and the moments the programme chose. A questionnaire that was answered
 * or declined at this moment, however it came, is not asked again; each in the version in which the person began.
 * @returns null when it is not the time for questions
 */
export function dueNow(
  now: CaseNow,
  settings: Pick<ProgrammeSettings, 'moreInstruments'> & Partial<Points>,
  taken: readonly Assessment[],
  catalogue?: Catalogue,
): QuestionsDue | null {
  const { reviewAfterSessions = [], reviewAfterWeeks = [] } = settings;
  const moment = momentNow(now, { reviewAfterSessions, reviewAfterWeeks });
  if (moment === null || !askedIn[moment.timepoint].includes(now.state)) return null;
  const { timepoint, since } = moment;
  const pack = packOf(settings, catalogue).map(one => versionFor(taken, one));
  const open = pack.filter(one => {
    if (askedInCourse(taken, one.id, now.today)) return false;
    const last = latest(taken, one.id, timepoint);
    return !last || (since !== null && Temporal.PlainDate.compare(last.takenOn, since) < 0);
  });
  return { timepoint, pack, open };
}
