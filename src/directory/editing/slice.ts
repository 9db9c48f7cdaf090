import type { EntryRows, JsonRow } from './entry-rows.ts';
import type { FactGroup } from './service-edit.ts';

/** The tables of a slice in the order in which they refer to each other. */
export const sliceTables = [
  'service_at_location',
  'contact',
  'phone',
  'schedule',
  'cost_option',
  'language',
  'accessibility',
  'required_document',
] as const;
export type SliceTable = (typeof sliceTables)[number];

/**
 * What a group of facts is in the tables: columns of the service and whole lists of rows that hang on it. Writing one puts
 * exactly this in the place of what was there.
 */
export type Slice = {
  readonly columns: Readonly<Record<string, unknown>>;
  readonly tables: Readonly<Partial<Record<SliceTable, readonly JsonRow[]>>>;
};

/** Columns that sources fill too; those only people fill need no correction and stand in `ownColumns`. */
export const sourceColumns: Readonly<Record<FactGroup, readonly string[]>> = {
  entry: ['name', 'description', 'kinds', 'status', 'alert', 'organization_id'],
  where: [],
  times: [],
  cost: ['free', 'fees_description'],
  access: [],
  who_for: ['eligibility_description', 'minimum_age', 'maximum_age', 'application_process', 'wait_time'],
  contact: ['email', 'url'],
};

/** Fields of the form that no source fills: a change of nothing else leaves the source's telling in force. */
export const ownFields: Readonly<Record<FactGroup, readonly string[]>> = {
  entry: [],
  where: ['online', 'transport', 'confidential'],
  times: [],
  cost: [],
  access: [],
  who_for: [
    'sex',
    'referralNeeded',
    'selfReferral',
    'placesLeft',
    'placesAsOf',
    'waitingWeeks',
    'waitingAsOf',
  ],
  contact: [],
};

/** A group as it stands in the tables now, as far as a source can have filled it. */
export function sliceOf(group: FactGroup, rows: EntryRows): Slice {
  const columns = Object.fromEntries(sourceColumns[group].map(column => [column, rows.service[column]]));
  return { columns, tables: tablesOf(group, rows) };
}

function tablesOf(group: FactGroup, rows: EntryRows): Slice['tables'] {
  switch (group) {
    case 'where':
      return { service_at_location: rows.places.map(place => place.link) };
    case 'times':
      return { schedule: rows.schedules };
    case 'cost':
      return { cost_option: rows.costs };
    case 'access':
      return { accessibility: rows.access };
    case 'who_for':
      return { language: rows.languages, required_document: rows.documents };
    case 'contact':
      return { contact: rows.contacts, phone: rows.phones };
    default:
      return {};
  }
}
