import { ageOn } from '../core/index.ts';
import type { CsvColumn } from '../platform/csv.ts';
import { type Need, restrictedNeeds } from '../programmes/index.ts';
import type { DataSetRow } from './data-set-queries.ts';

/** Ten-year bands from 18, so that an age is never exact. */
export function ageBand(birthDate: Temporal.PlainDate | null, on: Temporal.PlainDate): string {
  if (!birthDate) return '';
  const age = ageOn(birthDate, on);
  if (age < 25) return '18-24';
  if (age >= 85) return '85+';
  const from = Math.floor((age - 5) / 10) * 10 + 5;
  return `${from}-${from + 9}`;
}

const days = (from: Temporal.PlainDate, to: Temporal.PlainDate | null): number | null =>
  to === null ? null : from.until(to, { largestUnit: 'day' }).days;

/** A need that may not leave the record is only counted. */
const needWord = (need: string): string => (restrictedNeeds.has(need as Need) ? 'restricted' : need);

const measures = [
  ['ons4', 'satisfied'],
  ['ons4', 'worthwhile'],
  ['ons4', 'happy'],
  ['ons4', 'anxious'],
  ['ucla3', 'loneliness'],
  ['control', 'control'],
] as const;

/**
 * The data set: one line a referral, made from what was recorded once for other reasons. Column names are stable and in
 * English, so that files of different programmes and years can be put together. No line can be traced to a record: the
 * number counts lines, days stand as months and spans.
 */
export const dataSetColumns: readonly CsvColumn<DataSetRow & { readonly line: number }>[] = [
  { label: 'line', text: row => row.line },
  { label: 'received_month', text: row => row.receivedOn.toPlainYearMonth().toString() },
  { label: 'route', text: row => row.route },
  { label: 'referrer_role', text: row => row.referrerRole },
  { label: 'age_band', text: row => ageBand(row.birthDate, row.receivedOn) },
  { label: 'area', text: row => row.area },
  { label: 'needs', text: row => row.needs.map(needWord).join(' ') },
  { label: 'state', text: row => row.state },
  { label: 'reason', text: row => row.reason },
  { label: 'days_to_triage', text: row => days(row.receivedOn, row.triagedOn) },
  { label: 'days_to_first_contact', text: row => days(row.receivedOn, row.firstContactOn) },
  { label: 'days_to_first_session', text: row => days(row.receivedOn, row.firstSessionOn) },
  { label: 'days_open', text: row => days(row.receivedOn, row.closedOn) },
  { label: 'sessions_held', text: row => row.sessionsHeld },
  { label: 'sessions_missed', text: row => row.sessionsMissed },
  { label: 'other_contacts', text: row => row.contacts },
  { label: 'introductions', text: row => row.introductions },
  { label: 'first_attended', text: row => row.attendedFirst },
  { label: 'still_going', text: row => row.stillGoing },
  { label: 'signposted', text: row => row.signposted },
  ...measures.flatMap(([instrument, scale]) => [
    { label: `${scale}_start`, text: (row: DataSetRow) => row.before[instrument]?.[scale] ?? null },
    { label: `${scale}_end`, text: (row: DataSetRow) => row.after[instrument]?.[scale] ?? null },
  ]),
];
