/** Why a case is put forward: somebody asked, or a rule saw it in what is recorded. */
export const supervisionRules = [
  'by_hand',
  'no_contact',
  'many_sessions',
  'risk',
  'missed_twice',
  'extension_asked',
] as const;
export type SupervisionRule = (typeof supervisionRules)[number];

export const supervisionWays = ['in_person', 'video', 'phone'] as const;
export type SupervisionWay = (typeof supervisionWays)[number];

/** What is recorded of an open case and may put it forward. */
export type SupervisionFacts = {
  readonly paused: boolean;
  /** Days since the two sides were last in touch, or since the case was given to its link worker. */
  readonly quietDays: number;
  readonly sessionsHeld: number;
  /** A concern is open; what it is about is not read. */
  readonly concern: boolean;
  /** Meetings missed since the last one that was held. */
  readonly missedRunning: number;
  /** More sessions were asked for, and nobody has decided. */
  readonly extensionAsked: boolean;
};

/** Days without a word after which a case is talked about. */
export const QUIET_DAYS = 28;
/** Days for which a rule rests after a case was talked about because of it. */
export const REST_DAYS = 42;
const MISSED = 2;

/**
 * The rules that put a case forward. They point; they judge nobody.
 * @param sessions as many as the programme plans for a person
 * @example rulesSeen({ ...nothing, missedRunning: 2 }, 8) // ['missed_twice']
 */
export function rulesSeen(facts: SupervisionFacts, sessions: number): readonly SupervisionRule[] {
  const seen = {
    no_contact: !facts.paused && facts.quietDays > QUIET_DAYS,
    many_sessions: facts.sessionsHeld > sessions,
    risk: facts.concern,
    missed_twice: facts.missedRunning >= MISSED,
    extension_asked: facts.extensionAsked,
  };
  return supervisionRules.filter(rule => rule !== 'by_hand' && seen[rule]);
}
