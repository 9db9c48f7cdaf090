import { addWorkingDays, type Holidays } from '../core/index.ts';
import type { ContactMode, ProgrammeSettings } from '../programmes/index.ts';
import type { ReferralState } from '../referrals/index.ts';
import { type Attempt, type AttemptsProgress, attemptsProgress } from './attempts.ts';

type Day = Temporal.PlainDate;

/** Everything the next action of a case is derived from. Days and times are local. */
export type CaseFacts = {
  readonly state: ReferralState;
  readonly stateSince: Day;
  readonly allocatedOn: Day | null;
  /** When the person was first reached. */
  readonly firstContactOn: Day | null;
  readonly attempts: readonly Attempt[];
  readonly allowed: readonly ContactMode[];
  readonly holdUntil: Day | null;
  readonly sessionsHeld: number;
  readonly sessionsPlanned: number;
  readonly lastHeldOn: Day | null;
  /** Sessions not yet recorded, in order of their start. */
  readonly planned: readonly { readonly id: string; readonly startsAt: Temporal.PlainDateTime }[];
  /** Sessions missed since the last one held. */
  readonly missedRunning: number;
  readonly lastMissedOn: Day | null;
  /** Whether somebody has looked at the case since the last missed session. */
  readonly missedReviewed: boolean;
  readonly unsignedNotes: readonly { readonly id: string; readonly on: Day }[];
  readonly planAgreed: boolean;
  readonly introductionsWaiting: readonly { readonly id: string; readonly due: Day }[];
  readonly baselineTaken: boolean;
  readonly endTaken: boolean;
};

/** What can come next. Words: `care.next.<kind>`. */
export const nextActionKinds = [
  'allocate',
  'hold_ends',
  'session_today',
  'record_session',
  'sign_note',
  'review_missed',
  'first_contact',
  'contact_again',
  'not_reached',
  'introduction',
  'agree_plan',
  'measure_baseline',
  'measure_end',
  'close',
  'session',
  'plan_session',
] as const;
export type NextActionKind = (typeof nextActionKinds)[number];

/** The one thing that comes next in a case, by when, and what it is about (a session, a note, an introduction). */
export type NextAction = {
  readonly kind: NextActionKind;
  readonly on: Day;
  readonly subjectId: string | null;
};

/**
 * Which action wins. A lower tier always wins; within a tier the earlier day; on the same day the order of the list.
 * Tier 0 cannot be overtaken: nobody has the case, it pauses, or the person is about to be met. The last tier is what
 * is left when nothing else is due.
 */
export const precedence: Readonly<Record<NextActionKind, 0 | 1 | 2>> = {
  allocate: 0,
  hold_ends: 0,
  session_today: 0,
  record_session: 1,
  sign_note: 1,
  review_missed: 1,
  first_contact: 1,
  contact_again: 1,
  not_reached: 1,
  introduction: 1,
  agree_plan: 1,
  measure_baseline: 1,
  measure_end: 1,
  close: 1,
  session: 1,
  plan_session: 2,
};

/** Working days within which a note is signed, a review made, a case handed over, a session planned, a closing written. */
export const within = { note: 2, review: 2, handOver: 2, session: 5, closing: 5 } as const;

export type NextActionRules = {
  readonly settings: Pick<
    ProgrammeSettings,
    'attempts' | 'attemptDays' | 'attemptChannels' | 'firstContactDays'
  >;
  readonly holidays: Holidays;
  /** Local date and time in the programme's zone. */
  readonly now: Temporal.PlainDateTime;
};

type Known = {
  readonly facts: CaseFacts;
  readonly rules: NextActionRules;
  readonly today: Day;
  readonly progress: AttemptsProgress;
  readonly upcoming: readonly { readonly id: string; readonly startsAt: Temporal.PlainDateTime }[];
  readonly working: boolean;
};
type Due = { readonly on: Day; readonly subjectId?: string } | null;

/** How long after its start a session without a record counts as waiting for one. */
const grace = { hours: 1 } as const;
const before = Temporal.PlainDateTime.compare;

const rulesByKind: Readonly<Record<NextActionKind, (known: Known) => Due>> = {
  allocate: ({ facts, rules }) =>
    ['accepted', 'waiting'].includes(facts.state)
      ? { on: addWorkingDays(facts.stateSince, rules.settings.firstContactDays, rules.holidays) }
      : null,
  hold_ends: ({ facts, rules, today }) =>
    facts.state === 'on_hold'
      ? { on: facts.holdUntil ?? addWorkingDays(today, within.session, rules.holidays) }
      : null,
  session_today: ({ upcoming, today, working }) => {
    const first = upcoming.find(one => one.startsAt.toPlainDate().equals(today));
    return working && first ? { on: today, subjectId: first.id } : null;
  },
  record_session: ({ facts, rules, working }) => {
    const past = facts.planned.find(one => before(one.startsAt.add(grace), rules.now) < 0);
    return working && past ? { on: past.startsAt.toPlainDate(), subjectId: past.id } : null;
  },
  sign_note: ({ facts, rules }) => {
    const [note] = facts.unsignedNotes;
    return note ? { on: addWorkingDays(note.on, within.note, rules.holidays), subjectId: note.id } : null;
  },
  review_missed: ({ facts, rules, working }) =>
    working && facts.missedRunning >= 2 && !facts.missedReviewed && facts.lastMissedOn
      ? { on: addWorkingDays(facts.lastMissedOn, within.review, rules.holidays) }
      : null,
  first_contact: ({ facts, rules, progress, working }) =>
    working && unreached(facts) && progress.counted.length === 0
      ? {
          on: addWorkingDays(
            facts.allocatedOn ?? facts.stateSince,
            rules.settings.firstContactDays,
            rules.holidays,
          ),
        }
      : null,
  contact_again: ({ facts, progress, working }) =>
    working && unreached(facts) && progress.nextDue ? { on: progress.nextDue } : null,
  not_reached: ({ facts, progress, working }) =>
    working && unreached(facts) && progress.counted.length > 0 && !progress.nextDue && progress.mayCloseFrom
      ? { on: progress.mayCloseFrom }
      : null,
  introduction: ({ facts }) => {
    const [first] = facts.introductionsWaiting.toSorted((a, b) => Temporal.PlainDate.compare(a.due, b.due));
    return first ? { on: first.due, subjectId: first.id } : null;
  },
  agree_plan: known =>
    known.working && known.facts.sessionsHeld >= 3 && !known.facts.planAgreed
      ? { on: nextMeeting(known) }
      : null,
  measure_baseline: known =>
    known.working && known.facts.sessionsHeld >= 2 && !known.facts.baselineTaken
      ? { on: nextMeeting(known) }
      : null,
  measure_end: known =>
    known.working && allHeld(known.facts) && !known.facts.endTaken ? { on: nextMeeting(known) } : null,
  close: ({ facts, rules, today, working, upcoming }) =>
    working && allHeld(facts) && upcoming.length === 0
      ? { on: addWorkingDays(facts.lastHeldOn ?? today, within.closing, rules.holidays) }
      : null,
  session: ({ upcoming, working }) => {
    const [first] = upcoming;
    return working && first ? { on: first.startsAt.toPlainDate(), subjectId: first.id } : null;
  },
  plan_session: ({ facts, rules, today }) => ({
    on: addWorkingDays(
      latest([facts.lastMissedOn, facts.lastHeldOn, facts.firstContactOn]) ?? today,
      within.session,
      rules.holidays,
    ),
  }),
};

function latest(days: readonly (Day | null)[]): Day | null {
  return (
    days
      .filter(day => day !== null)
      .toSorted(Temporal.PlainDate.compare)
      .at(-1) ?? null
  );
}

/** Reaching the person makes a case active; who gets it from a colleague makes contact anew. */
function unreached(facts: CaseFacts): boolean {
  return facts.state === 'allocated' || facts.state === 'contacting';
}

function allHeld(facts: CaseFacts): boolean {
  return facts.sessionsHeld >= facts.sessionsPlanned;
}

/** What is to be done together is due when the two meet next; without a date, when one should have been planned. */
function nextMeeting({ facts, rules, today, upcoming }: Known): Day {
  const [next] = upcoming;
  if (next) return next.startsAt.toPlainDate();
  return addWorkingDays(facts.lastHeldOn ?? today, within.session, rules.holidays);
}

/** States whose case is open: they have exactly one next action. */
const openForCare: readonly ReferralState[] = [
  'accepted',
  'waiting',
  'allocated',
  'contacting',
  'active',
  'on_hold',
];

/**
 * The one next action of a case, or null when the case is not open. Derived from facts only; never stored as
 * anything but a copy for sorting.
 * @example nextAction(facts, rules)?.kind // 'contact_again'
 */
export function nextAction(facts: CaseFacts, rules: NextActionRules): NextAction | null {
  if (!openForCare.includes(facts.state)) return null;
  const today = rules.now.toPlainDate();
  const known: Known = {
    facts,
    rules,
    today,
    progress: attemptsProgress(facts.attempts, rules.settings, rules.holidays, today, facts.allowed),
    upcoming: facts.planned.filter(one => before(one.startsAt.add(grace), rules.now) >= 0),
    working: ['allocated', 'contacting', 'active'].includes(facts.state),
  };
  let best: NextAction | null = null;
  for (const kind of nextActionKinds) {
    const due = rulesByKind[kind](known);
    if (!due) continue;
    const found = { kind, on: due.on, subjectId: due.subjectId ?? null };
    if (best === null || wins(found, best)) best = found;
  }
  return best;
}

/** `found` comes later in the list than `best`, so it must be really earlier to win. */
function wins(found: NextAction, best: NextAction): boolean {
  const tiers = precedence[found.kind] - precedence[best.kind];
  return tiers < 0 || (tiers === 0 && Temporal.PlainDate.compare(found.on, best.on) < 0);
}

/** How it stands in `referral.next_action`: the kind, and the id it is about after a colon. */
export function writeNextAction({ kind, subjectId }: NextAction): string {
  return subjectId ? `${kind}:${subjectId}` : kind;
}

/** Reads `referral.next_action` and `next_action_on` back; null for a case that has none. */
export function readNextAction(stored: string | null, on: Day | null): NextAction | null {
  const [kind, subjectId = null] = stored?.split(':') ?? [];
  const known = nextActionKinds.find(one => one === kind);
  return known && on ? { kind: known, on, subjectId } : null;
}
