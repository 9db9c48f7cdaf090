import type { Column, DataSet, Format, ShippedId } from './definition.ts';
import type { FactCode } from './facts.ts';

type More = {
  readonly format?: Format;
  readonly must?: true;
  readonly codes?: Readonly<Record<string, string>>;
};

const column = (header: string, fact: FactCode, { format = 'plain', must, codes }: More = {}): Column => ({
  header,
  fact,
  format,
  mandatory: must ?? false,
  codes: codes ?? null,
});

const scores = ['satisfied', 'worthwhile', 'happy', 'anxious', 'loneliness', 'control'] as const;
const measured = (heading: (name: string, end: string) => string): Column[] =>
  scores.flatMap(name =>
    (['start', 'end'] as const).map(end => column(heading(name, end), `${name}_${end}` as FactCode)),
  );

/** The house's own line: every word is the house's, days stand as months and spans. */
const house: readonly Column[] = [
  column('received_month', 'received_on', { format: 'month' }),
  ...(
    [
      'route',
      'referrer_role',
      'age_band',
      'area',
      'needs',
      'state',
      'decline_reason',
      'closing_reason',
      'days_to_triage',
      'days_to_first_contact',
      'days_to_first_session',
      'days_open',
      'sessions_held',
      'sessions_missed',
      'contacts',
      'introductions',
      'first_attended',
      'still_going',
      'signposted',
    ] as const
  ).map(fact => column(fact, fact)),
  ...measured((name, end) => `${name}_${end}`),
];

/** Sex as the NHS Data Dictionary numbers it: 1 male, 2 female, 9 indeterminate; X not stated is a value of ours to be checked. */
const nhsSex = { male: '1', female: '2', another: '9', not_said: 'X' };

/**
 * Blocks that public guidance names for social prescribing in England: who, from whom, why, what was offered, contacts, outcome. There is
 * no published file layout for lines of link workers, so headings are ours.
 */
const nhsMinimum: readonly Column[] = [
  column('referral_received_date', 'received_on', { must: true }),
  column('referral_source', 'referrer_role', { must: true }),
  column('referral_route', 'route', { must: true }),
  column('age_band_at_referral', 'age_band', { must: true }),
  column('person_stated_sex', 'sex', { must: true, codes: nhsSex }),
  column('ethnic_category', 'ethnicity', { must: true }),
  column('area', 'area'),
  column('preferred_language', 'language', { must: true }),
  column('interpreter_required', 'interpreter', { format: 'letter', must: true }),
  column('referral_reason', 'first_need', { must: true }),
  column('referral_reasons_all', 'needs'),
  column('referral_status', 'state', { must: true }),
  column('decline_reason', 'decline_reason'),
  column('first_contact_date', 'first_contact_on'),
  column('first_appointment_date', 'first_session_on'),
  column('appointments_attended', 'sessions_held', { must: true }),
  column('appointments_not_attended', 'sessions_missed', { must: true }),
  column('contact_minutes', 'minutes_held'),
  column('onward_introductions', 'introductions', { must: true }),
  column('onward_first_attended', 'first_attended'),
  column('discharge_date', 'closed_on'),
  column('discharge_reason', 'closing_reason'),
  ...measured((name, end) => `${name}_${end === 'start' ? 'baseline' : 'final'}`),
];

/** The parts of the PRSB standard that codes and days can fill; its headings of free text stay in the record and its letters. */
const prsbHeadings: readonly Column[] = [
  column('Person demographics - age band', 'age_band', { must: true }),
  column('Person demographics - sex', 'sex', { must: true }),
  column('Person demographics - ethnicity', 'ethnicity', { must: true }),
  column('Individual requirements - language', 'language'),
  column('Individual requirements - interpreter', 'interpreter', { format: 'letter' }),
  column('Referral details - date', 'received_on', { must: true }),
  column('Referral details - source', 'referrer_role', { must: true }),
  column('Referral details - route', 'route'),
  column('Reason for referral', 'first_need', { must: true }),
  column('Reasons for referral - all', 'needs'),
  column('Referral outcome', 'state', { must: true }),
  column('Referral outcome - reason declined', 'decline_reason'),
  column('Contacts - first contact date', 'first_contact_on'),
  column('Contacts - first session date', 'first_session_on'),
  column('Contacts - sessions held', 'sessions_held', { must: true }),
  column('Contacts - sessions missed', 'sessions_missed'),
  column('Plan and requested actions - introductions', 'introductions', { must: true }),
  column('Plan and requested actions - attended', 'first_attended'),
  column('Plan and requested actions - signposted', 'signposted'),
  ...measured((name, end) => `Assessments - ${name} - ${end}`),
  column('Discharge details - date', 'closed_on'),
  column('Discharge details - reason', 'closing_reason'),
];

/** What funders of Irish services commonly ask each quarter: who came, from whom, why, how long they waited, how it ended. */
const hseQuarter: readonly Column[] = [
  column('Quarter', 'received_on', { format: 'quarter', must: true }),
  column('Area', 'area', { must: true }),
  column('Referral source', 'referrer_role', { must: true }),
  column('Age group', 'age_band', { must: true }),
  column('Gender', 'sex'),
  column('Ethnic or cultural background', 'ethnicity'),
  column('Main reason for referral', 'first_need', { must: true }),
  column('All reasons for referral', 'needs'),
  column('Status', 'state', { must: true }),
  column('Days to first contact', 'days_to_first_contact'),
  column('Days to first meeting', 'days_to_first_session'),
  column('Meetings held', 'sessions_held', { must: true }),
  column('Missed meetings', 'sessions_missed'),
  column('Linked to community supports', 'introductions', { must: true }),
  column('Attended a community support', 'first_attended', { must: true }),
  column('Given information only', 'signposted'),
  column('Reason for closing', 'closing_reason'),
  ...measured((name, end) => `${name} ${end}`),
];

const all: Readonly<Record<ShippedId, readonly Column[]>> = {
  house,
  nhs_minimum: nhsMinimum,
  prsb_headings: prsbHeadings,
  hse_quarter: hseQuarter,
};

/** A data set that comes with the software. Its version rises with every change to it. */
export function shipped(id: ShippedId): DataSet {
  return { id, title: null, version: 1, basedOn: id, columns: all[id] };
}

/** A column for a fact as somebody adds it: under its own code, as the house writes it. */
export const newColumn = (fact: FactCode): Column => column(fact, fact);
