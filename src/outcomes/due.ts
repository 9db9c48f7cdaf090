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
const END_DAYS = 28;
const FOLLOW_UP = { months: 3 } as const;
const FOLLOW_UP_EARLY = { days: 10 } as const;
const FOLLOW_UP_DAYS = 90;

function timepointNow({ state, sessionsHeld, sessionsPlanned, closedOn, today }: CaseNow): Timepoint | null {
  const { compare } = Temporal.PlainDate;
  if (closedOn) {
    const from = closedOn.add(FOLLOW_UP).subtract(FOLLOW_UP_EARLY);
    if (compare(today, closedOn.add({ days: END_DAYS })) <= 0) return 'end';
    const until = from.add({ days: FOLLOW_UP_DAYS });
    return compare(today, from) >= 0 && compare(today, until) <= 0 ? 'follow_up' : null;
  }
  if (!askedIn.baseline.includes(state)) return null;
  if (sessionsHeld > START_UNTIL && sessionsHeld >= sessionsPlanned - 1) return 'end';
  return sessionsHeld <= START_UNTIL ? 'baseline' : null;
}

/**
 * What a person may be asked now, by the rules of the timepoints. A questionnaire that was answered or declined at this timepoint,
 * however it came, is not asked again.
 * @returns null when it is not the time for questions
 */
export function dueNow(
  now: CaseNow,
  settings: Pick<ProgrammeSettings, 'moreInstruments'>,
  taken: readonly Assessment[],
  catalogue?: Catalogue,
): QuestionsDue | null {
  const timepoint = timepointNow(now);
  if (timepoint === null || !askedIn[timepoint].includes(now.state)) return null;
  const pack = packOf(settings, catalogue).map(one => versionFor(taken, one));
  const open = pack.filter(one => latest(taken, one.id, timepoint) === null);
  return { timepoint, pack, open };
}
