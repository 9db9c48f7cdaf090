import type { Fact, ServiceStatus } from '../record.ts';

/** The groups in which people read, confirm and correct what is known of a service. */
export const factGroups = ['entry', 'where', 'times', 'cost', 'access', 'who_for', 'contact'] as const;
export type FactGroup = (typeof factGroups)[number];

/** Groups that people edit: `safeguarding` is for staff and no fact that is published. */
export const editGroups = [...factGroups, 'safeguarding'] as const;
export type EditGroup = (typeof editGroups)[number];

/**
 * What people may edit of a service, in plain groups. It is JSON and nothing else, so that it can be kept, compared and
 * sent: days are 'YYYY-MM-DD', hours 'HH:MM', null is not said. An `id` names the row it was made of; null is a new one.
 */
export type ServiceEdit = {
  readonly entry: EntryEdit;
  readonly where: WhereEdit;
  readonly times: TimesEdit;
  readonly cost: CostEdit;
  readonly access: AccessEdit;
  readonly who_for: WhoForEdit;
  readonly contact: ContactEdit;
  readonly safeguarding: SafeguardingEdit;
};

export type EntryEdit = {
  readonly name: string;
  /** The name of who runs it. */
  readonly organization: string | null;
  readonly description: string | null;
  /** House codes of asset kinds. */
  readonly kinds: readonly string[];
  readonly status: ServiceStatus;
  /** Something to know before going: “closed for building works”. */
  readonly alert: string | null;
};

export type PlaceEdit = {
  readonly id: string | null;
  readonly name: string | null;
  readonly line1: string | null;
  readonly line2: string | null;
  readonly city: string | null;
  readonly postalCode: string | null;
  /** '52.8436, -8.9864': the pin on the map, where somebody set it. */
  readonly pin: string | null;
};

export type WhereEdit = {
  readonly places: readonly PlaceEdit[];
  readonly online: Fact;
  /** How to get there and back. */
  readonly transport: string | null;
  /** The address is told to nobody. Always so for services for people who live with domestic abuse. */
  readonly confidential: boolean;
};

/** `words`: a rhythm that only words tell, or one this form cannot hold; its rule is left as it is. */
export const rhythms = ['weekly', 'fortnightly', 'monthly', 'dates', 'words'] as const;
export type Rhythm = (typeof rhythms)[number];

export type ScheduleEdit = {
  readonly id: string | null;
  readonly rhythm: Rhythm;
  /** 'MO' to 'SU'. */
  readonly days: readonly string[];
  /** Which of a month, 1 to 4 and -1 for the last; monthly only. */
  readonly nth: readonly number[];
  /** The days themselves, when there is no rhythm. */
  readonly dates: readonly string[];
  readonly from: string | null;
  readonly to: string | null;
  readonly startsOn: string | null;
  readonly endsOn: string | null;
  /** The season: months 1 to 12; empty is all year. */
  readonly months: readonly number[];
  readonly termTime: boolean;
  /** Days it is off, and days it takes place besides. */
  readonly offOn: readonly string[];
  readonly breaks: readonly { readonly from: string; readonly to: string }[];
  readonly words: string | null;
};

export type TimesEdit = { readonly schedules: readonly ScheduleEdit[] };

export type CostEdit = {
  readonly free: Fact;
  readonly options: readonly {
    readonly id: string | null;
    readonly option: string | null;
    readonly amount: number | null;
    readonly currency: 'EUR' | 'GBP';
  }[];
  readonly words: string | null;
};

/** Only what is known stands in `facts`; a house code that is missing is unknown. */
export type AccessEdit = {
  readonly facts: Readonly<Record<string, 'yes' | 'no'>>;
  readonly words: string | null;
};

export const sexes = ['anyone', 'women', 'men', 'unknown'] as const;
export type Sex = (typeof sexes)[number];

export type WhoForEdit = {
  readonly minimumAge: number | null;
  readonly maximumAge: number | null;
  readonly sex: Sex;
  readonly eligibility: string | null;
  /** Names, as people write them: 'Polish'. */
  readonly languages: readonly string[];
  readonly referralNeeded: Fact;
  readonly selfReferral: Fact;
  readonly howToJoin: string | null;
  /** What to bring or send, one thing each. */
  readonly documents: readonly string[];
  readonly placesLeft: number | null;
  readonly placesAsOf: string | null;
  readonly waitingWeeks: number | null;
  readonly waitingAsOf: string | null;
  readonly waitingWords: string | null;
};

export type ContactEdit = {
  readonly phones: readonly {
    readonly id: string | null;
    readonly number: string;
    readonly about: string | null;
  }[];
  readonly email: string | null;
  readonly website: string | null;
  /** Whom to ask for. */
  readonly name: string | null;
  readonly title: string | null;
};

export const safeguards = ['vetting', 'insurance', 'policy'] as const;
export type Safeguard = (typeof safeguards)[number];

/** Whether volunteers are vetted (Garda vetting, DBS), the group is insured, and has a policy; each as checked by somebody. */
export type SafeguardingEdit = Readonly<
  Record<Safeguard, { readonly value: Fact; readonly checkedOn: string | null; readonly note: string | null }>
>;

/** An entry of which nothing is known yet. */
export const emptyEdit: ServiceEdit = {
  entry: { name: '', organization: null, description: null, kinds: [], status: 'active', alert: null },
  where: { places: [], online: 'unknown', transport: null, confidential: false },
  times: { schedules: [] },
  cost: { free: 'unknown', options: [], words: null },
  access: { facts: {}, words: null },
  who_for: {
    minimumAge: null,
    maximumAge: null,
    sex: 'unknown',
    eligibility: null,
    languages: [],
    referralNeeded: 'unknown',
    selfReferral: 'unknown',
    howToJoin: null,
    documents: [],
    placesLeft: null,
    placesAsOf: null,
    waitingWeeks: null,
    waitingAsOf: null,
    waitingWords: null,
  },
  contact: { phones: [], email: null, website: null, name: null, title: null },
  safeguarding: {
    vetting: { value: 'unknown', checkedOn: null, note: null },
    insurance: { value: 'unknown', checkedOn: null, note: null },
    policy: { value: 'unknown', checkedOn: null, note: null },
  },
};
