/**
 * One internal form of what a directory file says, whatever its format: the entities of HSDS 3 that Hedgerow keeps.
 * Everything is text without markup, '' never occurs (it is null), and references are keys of the same source.
 */

import type { ListMore, LocationMore, OrganizationMore, PlaceMore, ServiceMore } from './record-more.ts';
import type {
  AccessRecord,
  AddressRecord,
  AreaRecord,
  AttributeRecord,
  ContactRecord,
  CostRecord,
  Fact,
  LanguageRecord,
  PhoneRecord,
  ScheduleRecord,
} from './record-parts.ts';

export type * from './record-more.ts';
export type * from './record-parts.ts';

/** What a source said beyond the fields kept here, by its own names. */
export type Extra = Readonly<Record<string, unknown>>;

/** A taxonomy term; `taxonomy` is the name of the list it belongs to. */
export type TermRecord = {
  readonly key: string;
  readonly taxonomy: string;
  readonly name: string;
  readonly code: string | null;
  readonly description: string | null;
  readonly parentKey: string | null;
  readonly uri: string | null;
  readonly language: string | null;
  readonly list?: ListMore;
};

export type OrganizationRecord = {
  readonly key: string;
  readonly name: string;
  readonly alternateName: string | null;
  readonly description: string | null;
  readonly email: string | null;
  readonly website: string | null;
  readonly logo: string | null;
  readonly uri: string | null;
  readonly legalStatus: string | null;
  readonly yearIncorporated: number | null;
  readonly parentKey: string | null;
  readonly phones: readonly PhoneRecord[];
  readonly contacts: readonly ContactRecord[];
  readonly extra: Extra;
  readonly more?: OrganizationMore;
};

/** How good the position is: as the source gave it, or the middle of its postcode area. */
export type Position = { readonly lat: number; readonly lon: number; readonly approximate: boolean };

export type LocationRecord = {
  readonly key: string;
  readonly name: string | null;
  readonly alternateName: string | null;
  readonly description: string | null;
  readonly transportation: string | null;
  readonly type: 'physical' | 'postal' | 'virtual';
  readonly url: string | null;
  readonly externalIdentifier: string | null;
  readonly externalIdentifierType: string | null;
  readonly position: Position | null;
  readonly addresses: readonly AddressRecord[];
  readonly accessibility: readonly AccessRecord[];
  readonly phones: readonly PhoneRecord[];
  readonly contacts: readonly ContactRecord[];
  readonly schedules: readonly ScheduleRecord[];
  readonly languages: readonly LanguageRecord[];
  readonly extra: Extra;
  readonly more?: LocationMore;
};

/** Where a service takes place: HSDS service_at_location. */
export type PlaceRecord = {
  readonly locationKey: string;
  readonly description: string | null;
  readonly schedules: readonly ScheduleRecord[];
  readonly more?: PlaceMore;
};

export type ServiceStatus = 'active' | 'inactive' | 'defunct' | 'temporarily_closed';

export type ServiceRecord = {
  readonly key: string;
  readonly organizationKey: string | null;
  readonly name: string;
  readonly alternateName: string | null;
  readonly description: string | null;
  readonly url: string | null;
  readonly email: string | null;
  readonly status: ServiceStatus;
  readonly interpretationServices: string | null;
  readonly applicationProcess: string | null;
  readonly feesDescription: string | null;
  readonly waitTime: string | null;
  readonly accreditations: string | null;
  readonly licenses: string | null;
  readonly alert: string | null;
  readonly eligibilityDescription: string | null;
  readonly minimumAge: number | null;
  readonly maximumAge: number | null;
  /** The day the source last vouched for the entry, 'YYYY-MM-DD'. */
  readonly assuredDate: string | null;
  readonly lastModified: string | null;
  readonly free: Fact;
  /** House codes of asset kinds, derived by the reviewed word map. */
  readonly kinds: readonly string[];
  readonly places: readonly PlaceRecord[];
  readonly phones: readonly PhoneRecord[];
  readonly contacts: readonly ContactRecord[];
  readonly schedules: readonly ScheduleRecord[];
  readonly costs: readonly CostRecord[];
  readonly languages: readonly LanguageRecord[];
  readonly attributes: readonly AttributeRecord[];
  readonly areas: readonly AreaRecord[];
  readonly extra: Extra;
  readonly more?: ServiceMore;
};

export type FileFormat = 'hsds_json' | 'hsds_csv' | 'csv' | 'rpde';

/** What was read from one file, or one set of tables. */
export type Reading = {
  readonly format: FileFormat;
  /** Records or rows looked at, good and bad. */
  readonly rows: number;
  /** False when the file is only a part (one page of many, a single service): then nothing counts as vanished. */
  readonly complete: boolean;
  readonly organizations: readonly OrganizationRecord[];
  readonly locations: readonly LocationRecord[];
  readonly services: readonly ServiceRecord[];
  readonly terms: readonly TermRecord[];
  readonly problems: readonly Problem[];
};

/** `row`: the record was left out; `value`: only the value; `note`: taken over, worth knowing. */
export type ProblemLevel = 'row' | 'value' | 'note';

export const problemReasons = [
  'missing_name',
  'not_a_record',
  'wrong_type',
  'bad_number',
  'bad_date',
  'bad_time',
  'bad_url',
  'bad_email',
  'bad_coordinates',
  'bad_age',
  'bad_status',
  'too_long',
  'duplicate',
  'unknown_reference',
  'uneven_row',
  'unplaced',
  'unknown_table',
  'not_kept',
  'not_fetched',
  'changed_id',
  'wrong_total',
  'repeated_page',
  'too_many',
] as const;
export type ProblemReason = (typeof problemReasons)[number];

/** One thing that was wrong, as the report shows it. `row` counts from 1, header included in a CSV file. */
export type Problem = {
  readonly file: string | null;
  readonly row: number | null;
  readonly column: string | null;
  readonly level: ProblemLevel;
  readonly reason: ProblemReason;
  /** The offending value, cut to 200 characters. */
  readonly value: string | null;
};

/** Why a whole file could not be read. Nothing of it is used. */
export type BrokenFile = {
  readonly file: string;
  readonly reason:
    | 'empty'
    | 'too_large'
    | 'not_text'
    | 'not_json'
    | 'not_csv'
    | 'no_services'
    | 'no_name_column'
    | 'bad_zip'
    | 'too_much_inside'
    | 'too_deep'
    | 'too_hard';
  readonly detail: string | null;
};
