import type { RetentionRule } from '../../programmes/index.ts';

/** What is known of a record when it is asked whether its time is over. */
export type History = {
  readonly kind: 'person' | 'referral';
  readonly id: string;
  readonly references: readonly string[];
  /** A referral that has not ended. */
  readonly isOpen: boolean;
  /** One of its referrals was taken on. */
  readonly wasSupported: boolean;
  /** The last day on which something ended, or somebody met or reached the person, or wrote to the record. */
  readonly lastOn: Temporal.PlainDate;
  readonly diedOn: Temporal.PlainDate | null;
  readonly isHeld: boolean;
};

/** The rules by which a record of a person goes. */
export type RecordRule = 'closed_referral' | 'died' | 'declined_referral';

export type Due = {
  readonly rule: RecordRule;
  /** What the period counts from. */
  readonly triggerOn: Temporal.PlainDate;
  /** From this day on it may go. */
  readonly dueOn: Temporal.PlainDate;
};

/**
 * The day on which a period is over. A period that begins on 29 February ends on 1 March where there is no such day: what is
 * kept is never kept a day too short.
 */
export function endOf(from: Temporal.PlainDate, period: Temporal.Duration): Temporal.PlainDate {
  const end = from.add(period);
  const clipped = from.day !== end.day && period.weeks === 0 && period.days === 0;
  return clipped ? end.add({ days: 1 }) : end;
}

/**
 * When a record may go, or null while a referral is open. A programme may lengthen a period, never shorten it. Death ends
 * support; what was written afterwards is kept its time all the same.
 * @param rules of the region's profile
 * @param longer of the programme's settings
 */
export function dueOf(
  history: Pick<History, 'isOpen' | 'wasSupported' | 'lastOn' | 'diedOn'>,
  rules: readonly RetentionRule[],
  longer: Readonly<Partial<Record<RecordRule, string>>>,
): Due | null {
  if (history.isOpen) return null;
  const name: RecordRule = history.diedOn
    ? 'died'
    : history.wasSupported
      ? 'closed_referral'
      : 'declined_referral';
  const rule = rules.find(one => one.record === name);
  if (!rule) return null;
  const triggerOn = history.diedOn ? latestDay(history.diedOn, history.lastOn) : history.lastOn;
  const own = longer[name];
  const profile = endOf(triggerOn, rule.period);
  const dueOn = own ? latestDay(profile, endOf(triggerOn, Temporal.Duration.from(own))) : profile;
  return { rule: name, triggerOn, dueOn };
}

const latestDay = (one: Temporal.PlainDate, other: Temporal.PlainDate): Temporal.PlainDate =>
  Temporal.PlainDate.compare(one, other) < 0 ? other : one;
