import type { MatchRecord } from '../directory/index.ts';

/** The day on which the records of tests are looked at, and were confirmed. */
export const testDay = Temporal.PlainDate.from('2026-11-23');

/** A service two kilometres away of which hardly anything is told; a test says what it needs to be told. */
export const blankRecord: Omit<MatchRecord, 'serviceId' | 'name'> = {
  organization: null,
  description: null,
  kinds: [],
  free: 'unknown',
  stepFree: 'unknown',
  online: false,
  metres: 2000,
  approximate: false,
  placeName: null,
  address: null,
  postalCode: null,
  feesDescription: null,
  eligibility: null,
  confirmedOn: testDay,
  because: [],
  terms: [],
  opens: [],
  languages: [],
};
