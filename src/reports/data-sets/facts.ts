import { ageOn } from '../../core/index.ts';
import {
  closingReasons,
  declineReasons,
  ethnicities,
  type Need,
  needs,
  referrerRoles,
  restrictedNeeds,
  sexes,
} from '../../programmes/index.ts';
import { referralStates, waysIn } from '../../referrals/index.ts';
import type { FactRow } from './fact-row.ts';

/** What kind of thing a fact is. `codes`: several, the most important first. `span`: whole days from one day to a later one. */
export type FactKind = 'code' | 'codes' | 'text' | 'count' | 'span' | 'score' | 'date' | 'yes_no';

/** The value of a fact; null: it is not there. */
export type FactValue = string | number | boolean | Temporal.PlainDate | readonly string[] | null;

/** One thing that data sets may say about a referral. */
export type Fact = {
  readonly kind: FactKind;
  /** The codes it may be; null where it is no code. */
  readonly codes: readonly string[] | null;
  readonly of: (row: FactRow) => FactValue;
};

/** Ten-year bands from 18, so that an age is never exact. */
export function ageBand(birthDate: Temporal.PlainDate | null, on: Temporal.PlainDate): string | null {
  if (!birthDate || Temporal.PlainDate.compare(birthDate, on) > 0) return null;
  const age = ageOn(birthDate, on);
  if (age < 25) return '18-24';
  if (age >= 85) return '85+';
  const from = Math.floor((age - 5) / 10) * 10 + 5;
  return `${from}-${from + 9}`;
}

export const ageBands = ['18-24', '25-34', '35-44', '45-54', '55-64', '65-74', '75-84', '85+'] as const;

/** What stands for a need that may not leave the record. */
export const RESTRICTED = 'restricted';
const needWord = (need: string): string => (restrictedNeeds.has(need as Need) ? RESTRICTED : need);
const openNeeds = [...needs.codes.filter(code => !restrictedNeeds.has(code)), RESTRICTED];

const states = referralStates.filter(state => state !== 'duplicate');

const days = (from: Temporal.PlainDate, to: Temporal.PlainDate | null): number | null =>
  to === null ? null : from.until(to, { largestUnit: 'day' }).days;

const code = (codes: readonly string[], of: (row: FactRow) => string | null): Fact => ({
  kind: 'code',
  codes,
  of,
});
const plain = (kind: FactKind, of: (row: FactRow) => FactValue): Fact => ({ kind, codes: null, of });
const score = (end: 'before' | 'after', instrument: string, scale: string): Fact =>
  plain('score', row => row[end][instrument]?.[scale] ?? null);

/**
 * The catalogue: every fact that a data set may have a column of. A code, once here, keeps its meaning; `docs/data-sets.md` lists
 * them. None is a name, an identifier, an address, an exact age or anybody's words.
 */
export const facts = {
  received_on: plain('date', row => row.receivedOn),
  route: code(waysIn, row => row.route),
  referrer_role: code(referrerRoles.codes, row => row.referrerRole),
  age_band: code(ageBands, row => ageBand(row.birthDate, row.receivedOn)),
  sex: code(sexes.codes, row => row.sex),
  ethnicity: code(ethnicities.codes, row => row.ethnicity),
  area: plain('text', row => row.area),
  language: plain('text', row => row.locale),
  interpreter: plain('yes_no', row => row.interpreter),
  first_need: code(openNeeds, ({ needs: [first] }) => (first === undefined ? null : needWord(first))),
  needs: {
    kind: 'codes',
    codes: openNeeds,
    of: (row: FactRow) => (row.needs.length === 0 ? null : [...new Set(row.needs.map(needWord))]),
  },
  state: code(states, row => row.state),
  decline_reason: code(declineReasons.codes, row => (row.state === 'declined' ? row.decisionReason : null)),
  closing_reason: code(closingReasons.codes, row => row.closingReason),
  triaged_on: plain('date', row => row.triagedOn),
  first_contact_on: plain('date', row => row.firstContactOn),
  first_session_on: plain('date', row => row.firstSessionOn),
  closed_on: plain('date', row => row.closedOn),
  days_to_triage: plain('span', row => days(row.receivedOn, row.triagedOn)),
  days_to_first_contact: plain('span', row => days(row.receivedOn, row.firstContactOn)),
  days_to_first_session: plain('span', row => days(row.receivedOn, row.firstSessionOn)),
  days_open: plain('span', row => days(row.receivedOn, row.closedOn)),
  sessions_held: plain('count', row => row.sessionsHeld),
  sessions_missed: plain('count', row => row.sessionsMissed),
  minutes_held: plain('count', row => row.minutesHeld),
  contacts: plain('count', row => row.contacts),
  introductions: plain('count', row => row.introductions),
  first_attended: plain('count', row => row.attendedFirst),
  still_going: plain('count', row => row.stillGoing),
  signposted: plain('count', row => row.signposted),
  satisfied_start: score('before', 'ons4', 'satisfied'),
  satisfied_end: score('after', 'ons4', 'satisfied'),
  worthwhile_start: score('before', 'ons4', 'worthwhile'),
  worthwhile_end: score('after', 'ons4', 'worthwhile'),
  happy_start: score('before', 'ons4', 'happy'),
  happy_end: score('after', 'ons4', 'happy'),
  anxious_start: score('before', 'ons4', 'anxious'),
  anxious_end: score('after', 'ons4', 'anxious'),
  loneliness_start: score('before', 'ucla3', 'loneliness'),
  loneliness_end: score('after', 'ucla3', 'loneliness'),
  control_start: score('before', 'control', 'control'),
  control_end: score('after', 'control', 'control'),
  version_changed: plain('yes_no', row => row.versionChanged),
} as const satisfies Readonly<Record<string, Fact>>;

export type FactCode = keyof typeof facts;
export const factCodes = Object.keys(facts) as [FactCode, ...FactCode[]];

/** A fact by its code. */
export const factOf = (fact: FactCode): Fact => facts[fact];

/**
 * Whether a value cannot be true, because of a slip in a record: a span that is below zero, a day before the referral came. Such a value
 * is never exported; the quality report names its case.
 */
export function isImpossible(fact: Fact, value: FactValue, row: FactRow): boolean {
  if (fact.kind === 'span' || fact.kind === 'count') return typeof value === 'number' && value < 0;
  if (value instanceof Temporal.PlainDate) return Temporal.PlainDate.compare(value, row.receivedOn) < 0;
  return false;
}
