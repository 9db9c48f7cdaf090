import { type Need, needGroups, needsByGroup, restrictedNeeds } from '../../programmes/index.ts';
import type { FactRow } from '../data-sets/fact-row.ts';
import { type Fact, type FactCode, type FactValue, factOf } from '../data-sets/facts.ts';
import { ANY, type Steps } from './smallest-class.ts';

/** Nothing was recorded: a value like any other, since that too can make somebody stand out. */
export const NOT_RECORDED = 'not_recorded';

/**
 * One thing that a study may ask for. `known`: somebody could know it of a neighbour, so it counts where nobody may stand out, and
 * becomes coarser in these steps. `shifted`: a day, moved by as much as all days of the person.
 */
export type Variable = {
  readonly known?: Steps;
  readonly shifted?: true;
  readonly of: (row: FactRow) => FactValue;
};

const any = () => ANY;
const kept = (value: string, change: (value: string) => string): string =>
  value === NOT_RECORDED ? value : change(value);

const wideAge = (band: string): string => {
  if (band === '18-24' || band === '25-34' || band === '35-44') return '18-44';
  return band === '45-54' || band === '55-64' ? '45-64' : '65+';
};
const roleGroups: Readonly<Record<string, string>> = {
  gp: 'primary_care',
  practice_nurse: 'primary_care',
  public_health_nurse: 'primary_care',
  community_nurse: 'primary_care',
  pharmacist: 'primary_care',
  self: 'self_or_family',
  family_friend: 'self_or_family',
};
const needGroup = (need: string): string =>
  needGroups.codes.find(group => needsByGroup[group].some(one => one === need)) ?? ANY;

const fact = (code: FactCode): Fact['of'] => factOf(code).of;
const known = (code: FactCode, ...steps: readonly ((value: string) => string)[]): Variable => ({
  of: fact(code),
  known: [...steps.map(step => (value: string) => kept(value, step)), any],
});
const plain = (code: FactCode): Variable => ({ of: fact(code) });
const day = (code: FactCode): Variable => ({ of: fact(code), shifted: true });

/**
 * Everything a study may ask for. No free text, no exact day, no name of a place smaller than the programme’s areas. Needs that are
 * restricted are no variable at all: how many people have one stands in the codebook, where there are eight or more.
 */
export const variables = {
  age_band: known('age_band', wideAge),
  sex: known('sex'),
  ethnicity: known('ethnicity'),
  area: known('area'),
  language: known('language', code => (code === 'en' ? code : 'other')),
  interpreter: {
    of: row => (row.interpreter ? 'yes' : 'no'),
    known: [any],
  },
  route: known('route'),
  referrer_role: known('referrer_role', role => roleGroups[role] ?? 'other_services'),
  first_need: {
    of: row => row.needs.find(need => !restrictedNeeds.has(need as Need)) ?? null,
    known: [value => kept(value, needGroup), any],
  },
  received_quarter: {
    of: row => `${row.receivedOn.year}-Q${Math.ceil(row.receivedOn.month / 3)}`,
    known: [value => value.slice(0, 4), any],
  },
  state: known('state'),
  closing_reason: known('closing_reason'),
  received_on: day('received_on'),
  first_contact_on: day('first_contact_on'),
  first_session_on: day('first_session_on'),
  closed_on: day('closed_on'),
  days_to_first_contact: plain('days_to_first_contact'),
  days_to_first_session: plain('days_to_first_session'),
  days_open: plain('days_open'),
  sessions_held: plain('sessions_held'),
  sessions_missed: plain('sessions_missed'),
  contacts: plain('contacts'),
  introductions: plain('introductions'),
  first_attended: plain('first_attended'),
  still_going: plain('still_going'),
  signposted: plain('signposted'),
  satisfied_start: plain('satisfied_start'),
  satisfied_end: plain('satisfied_end'),
  worthwhile_start: plain('worthwhile_start'),
  worthwhile_end: plain('worthwhile_end'),
  happy_start: plain('happy_start'),
  happy_end: plain('happy_end'),
  anxious_start: plain('anxious_start'),
  anxious_end: plain('anxious_end'),
  loneliness_start: plain('loneliness_start'),
  loneliness_end: plain('loneliness_end'),
  control_start: plain('control_start'),
  control_end: plain('control_end'),
  version_changed: plain('version_changed'),
} as const satisfies Readonly<Record<string, Variable>>;

export type VariableCode = keyof typeof variables;
export const variableCodes = Object.keys(variables) as [VariableCode, ...VariableCode[]];
export const variableOf = (code: VariableCode): Variable => variables[code];

/** Those that a study which leaves days out may ask for. */
export const isDay = (code: VariableCode): boolean => variableOf(code).shifted === true;
