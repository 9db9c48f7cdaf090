/** The small records that hang on organizations, places and services. */

/** Three-valued: most sources simply do not say, and that is neither yes nor no. */
export type Fact = 'yes' | 'no' | 'unknown';

/** The rest of a rhythm: what RFC 5545 knows and few say, and our season, days off, days besides and breaks. */
export type ScheduleMore = {
  readonly timezone?: number;
  readonly wkst?: string;
  readonly byweekno?: string;
  readonly byyearday?: string;
  readonly months?: readonly number[];
  readonly termTime?: boolean;
  readonly offOn?: readonly string[];
  readonly alsoOn?: readonly string[];
  readonly breaks?: readonly { readonly from: string; readonly to: string }[];
};

export type PhoneMore = { readonly languages?: readonly LanguageRecord[] };

export type PhoneRecord = {
  readonly number: string;
  readonly extension: string | null;
  readonly type: string | null;
  readonly description: string | null;
  readonly more?: PhoneMore;
};

export type ContactRecord = {
  readonly name: string | null;
  readonly title: string | null;
  readonly department: string | null;
  readonly email: string | null;
  readonly phones: readonly PhoneRecord[];
};

export type AddressRecord = {
  readonly attention: string | null;
  readonly line1: string | null;
  readonly line2: string | null;
  readonly city: string | null;
  readonly region: string | null;
  readonly stateProvince: string | null;
  readonly postalCode: string | null;
  readonly country: string | null;
  readonly type: 'physical' | 'postal' | 'virtual';
};

/** Dates are 'YYYY-MM-DD', times 'HH:MM', byday is RFC 5545 ('MO,WE'). */
export type ScheduleRecord = {
  readonly validFrom: string | null;
  readonly validTo: string | null;
  readonly dtstart: string | null;
  readonly until: string | null;
  readonly freq: string | null;
  readonly interval: number | null;
  readonly count: number | null;
  readonly byday: string | null;
  readonly bymonthday: string | null;
  readonly opensAt: string | null;
  readonly closesAt: string | null;
  readonly description: string | null;
  readonly notes: string | null;
  readonly attendingType: string | null;
  readonly link: string | null;
  readonly more?: ScheduleMore;
};

/** `code` is a house accessibility code (`step_free` …), null where the words say nothing we have a code for. */
export type AccessRecord = {
  readonly code: string | null;
  readonly value: Fact;
  readonly description: string | null;
  readonly details: string | null;
  readonly url: string | null;
};

export type CostRecord = {
  readonly option: string | null;
  readonly amount: number | null;
  readonly currency: string | null;
  readonly amountDescription: string | null;
  readonly validFrom: string | null;
  readonly validTo: string | null;
};

export type LanguageRecord = {
  readonly name: string | null;
  readonly code: string | null;
  readonly note: string | null;
};

export type AreaRecord = {
  readonly name: string | null;
  readonly extent: string | null;
  readonly extentType: string | null;
  readonly uri: string | null;
  readonly description?: string;
};

export type AttributeRecord = {
  readonly termKey: string;
  readonly linkType: string | null;
  readonly value: string | null;
  readonly label?: string;
};
