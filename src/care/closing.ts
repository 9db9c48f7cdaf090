import type { ClosingReason } from '../programmes/index.ts';

type Day = Temporal.PlainDate;

/** What is known of a case when it is to be closed. */
export type ClosingFacts = {
  readonly today: Day;
  readonly diedOn: Day | null;
  readonly goals: { readonly met: number; readonly partlyMet: number; readonly other: number };
  readonly sessionsHeld: number;
  readonly sessionsPlanned: number;
  /** The last time the two sides were in touch, a session included. */
  readonly lastInTouchOn: Day | null;
  /** The last try to get in touch. */
  readonly lastTriedOn: Day | null;
  readonly attemptsCounted: number;
  readonly attemptsFulfilled: boolean;
  readonly missedRunning: number;
  readonly holdReason: string | null;
};

/** One fact that speaks for a reason, as a words key with values; days as ISO text. */
export type Why = { readonly key: ClosingWhy; readonly values: Readonly<Record<string, string | number>> };
export type ClosingWhy =
  | 'died'
  | 'in_hospital'
  | 'goals'
  | 'no_goals'
  | 'sessions'
  | 'in_touch'
  | 'never_in_touch'
  | 'attempts'
  | 'missed';

export type ClosingSuggestion = {
  /** What the facts point to; null when they point nowhere and a person must say. */
  readonly reason: ClosingReason | null;
  /** All that was looked at, the strongest first. */
  readonly why: readonly Why[];
};

/** Days without being in touch after which we say that we lost touch. */
const lostAfterDays = 21;

/**
 * The closing reason that the facts point to, and why. A person decides; nothing closes by itself.
 * @example suggestClosing(facts).reason // 'mostly_met'
 */
export function suggestClosing(facts: ClosingFacts): ClosingSuggestion {
  const rule = rules.find(one => one.when(facts));
  const why = facts.diedOn
    ? [{ key: 'died', values: { on: facts.diedOn.toString() } } as const]
    : (rule?.order ?? order).flatMap(key => sayWhy(key, facts));
  return { reason: rule?.reason ?? null, why };
}

type Rule = {
  readonly reason: ClosingReason;
  readonly when: (facts: ClosingFacts) => boolean;
  readonly order: readonly ClosingWhy[];
};

const order: readonly ClosingWhy[] = ['goals', 'sessions', 'in_touch', 'missed', 'attempts', 'in_hospital'];

const rules: readonly Rule[] = [
  { reason: 'died', when: facts => facts.diedOn !== null, order },
  {
    reason: 'could_not_be_contacted',
    when: facts => facts.attemptsFulfilled && facts.lastInTouchOn === null && facts.sessionsHeld === 0,
    order: ['attempts', 'in_touch', 'sessions'],
  },
  { reason: 'goals_met', when: ({ goals }) => goals.met > 0 && goals.partlyMet + goals.other === 0, order },
  {
    reason: 'mostly_met',
    when: ({ goals }) => {
      const reached = goals.met + goals.partlyMet;
      return reached > 0 && reached >= goals.other;
    },
    order,
  },
  {
    reason: 'hospital_care_home',
    when: facts => facts.holdReason === 'in_hospital',
    order: ['in_hospital', 'in_touch', 'sessions', 'goals'],
  },
  {
    reason: 'disengaged',
    when: facts =>
      facts.lastInTouchOn !== null &&
      facts.attemptsCounted + facts.missedRunning >= 2 &&
      facts.lastInTouchOn.until(facts.today, { largestUnit: 'days' }).days >= lostAfterDays,
    order: ['in_touch', 'attempts', 'missed', 'sessions', 'goals'],
  },
];

function sayWhy(key: ClosingWhy, facts: ClosingFacts): Why[] {
  const { goals } = facts;
  const total = goals.met + goals.partlyMet + goals.other;
  switch (key) {
    case 'goals':
      return [
        total === 0
          ? { key: 'no_goals', values: {} }
          : { key, values: { met: goals.met, partly: goals.partlyMet, total } },
      ];
    case 'sessions':
      return [{ key, values: { held: facts.sessionsHeld, planned: facts.sessionsPlanned } }];
    case 'in_touch':
      return [
        facts.lastInTouchOn
          ? { key, values: { on: facts.lastInTouchOn.toString() } }
          : { key: 'never_in_touch', values: {} },
      ];
    case 'attempts':
      return facts.attemptsCounted > 0 ? [{ key, values: { count: facts.attemptsCounted } }] : [];
    case 'missed':
      return facts.missedRunning > 0 ? [{ key, values: { count: facts.missedRunning } }] : [];
    case 'in_hospital':
      return facts.holdReason === 'in_hospital' ? [{ key, values: {} }] : [];
    default:
      return [];
  }
}

/**
 * Whether the facts allow this reason: the words key of why not, or null. “Could not be contacted” only after the
 * attempts rule; goals met only when a goal was.
 */
export function closingObjection(reason: ClosingReason, facts: ClosingFacts): string | null {
  if (reason === 'could_not_be_contacted' && !facts.attemptsFulfilled) return 'care.close.error.attempts';
  if (reason === 'goals_met' && (facts.goals.met === 0 || facts.goals.other > 0))
    return 'care.close.error.goals_met';
  if (reason === 'mostly_met' && facts.goals.met + facts.goals.partlyMet === 0)
    return 'care.close.error.mostly_met';
  return null;
}
