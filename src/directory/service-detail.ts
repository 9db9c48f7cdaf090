import type { Fact, ServiceStatus } from './record.ts';
import type { TimeRule } from './recurrence.ts';

export type PhoneDetail = {
  readonly number: string;
  readonly extension: string | null;
  readonly type: string | null;
  readonly description: string | null;
  /** Spoken on this number, as its source says. */
  readonly languages?: readonly { readonly name: string | null; readonly code: string | null }[] | null;
};

export type ContactDetail = {
  readonly name: string | null;
  readonly title: string | null;
  readonly email: string | null;
  readonly phones: readonly PhoneDetail[];
};

/** Dates 'YYYY-MM-DD' and times 'HH:MM:SS' as PostgreSQL writes them in JSON. */
export type ScheduleDetail = Partial<TimeRule> & {
  readonly valid_from: string | null;
  readonly valid_to: string | null;
  readonly freq: string | null;
  readonly byday: string | null;
  readonly opens_at: string | null;
  readonly closes_at: string | null;
  readonly term_time?: boolean;
  readonly description: string | null;
  readonly notes: string | null;
};

export type PlaceDetail = {
  readonly name: string | null;
  readonly description: string | null;
  readonly transportation: string | null;
  readonly location_type: 'physical' | 'postal' | 'virtual';
  readonly latitude: number | null;
  readonly longitude: number | null;
  readonly approximate: boolean;
  /** Where it is is told to nobody: name, address and position are left out. */
  readonly hidden: boolean;
  readonly addresses: readonly {
    readonly address_1: string | null;
    readonly address_2: string | null;
    readonly city: string | null;
    readonly region: string | null;
    readonly state_province: string | null;
    readonly postal_code: string | null;
    readonly address_type: string;
  }[];
  readonly accessibility: readonly {
    readonly code: string | null;
    readonly value: Fact;
    readonly description: string | null;
    readonly details: string | null;
  }[];
  readonly phones: readonly PhoneDetail[];
  readonly contacts: readonly ContactDetail[];
  readonly schedules: readonly ScheduleDetail[];
};

/** Everything the directory knows of one service, for its page and for what is printed or published of it. */
export type ServiceDetail = {
  readonly id: string;
  readonly name: string;
  readonly alternateName: string | null;
  readonly description: string | null;
  readonly url: string | null;
  readonly email: string | null;
  readonly status: ServiceStatus;
  readonly alert: string | null;
  readonly eligibility: string | null;
  readonly minimumAge: number | null;
  readonly maximumAge: number | null;
  readonly applicationProcess: string | null;
  readonly waitTime: string | null;
  readonly interpretation: string | null;
  readonly feesDescription: string | null;
  readonly free: Fact;
  readonly kinds: readonly string[];
  readonly missingSince: Temporal.Instant | null;
  readonly notListedSince: Temporal.Instant | null;
  /** The entry this one was merged into, which stands for it. */
  readonly mergedInto: string | null;
  readonly organization: {
    readonly name: string;
    readonly website: string | null;
    readonly email: string | null;
  } | null;
  readonly organizationPhones: readonly PhoneDetail[];
  readonly phones: readonly PhoneDetail[];
  readonly contacts: readonly ContactDetail[];
  readonly schedules: readonly ScheduleDetail[];
  readonly costs: readonly {
    readonly option: string | null;
    readonly amount: number | null;
    readonly currency: string | null;
    readonly amount_description: string | null;
  }[];
  /** What to bring or send. */
  readonly documents: readonly { readonly document: string | null; readonly uri: string | null }[];
  /** Room as the source tells it, with the day it told it ('YYYY-MM-DD…'); what people know goes before it. */
  readonly capacities: readonly {
    readonly available: number;
    readonly maximum: number | null;
    readonly unit: string | null;
    readonly description: string | null;
    readonly updated: string | null;
  }[];
  /** Further addresses on the web. */
  readonly urls: readonly { readonly label: string | null; readonly url: string }[];
  /** The programme of its organization that it belongs to. */
  readonly program: string | null;
  readonly languages: readonly string[];
  readonly terms: readonly string[];
  readonly areas: readonly string[];
  readonly places: readonly PlaceDetail[];
  /** What people know of access at the service; it goes before what its places say. */
  readonly access: PlaceDetail['accessibility'];
  readonly online: Fact;
  /** Getting there and back; null where the place is kept confidential. */
  readonly transport: string | null;
  readonly sex: 'anyone' | 'women' | 'men' | 'unknown';
  readonly referralNeeded: Fact;
  readonly selfReferral: Fact;
  readonly placesLeft: number | null;
  readonly placesAsOf: Temporal.PlainDate | null;
  readonly waitingWeeks: number | null;
  readonly waitingAsOf: Temporal.PlainDate | null;
  /** When each group of facts was last confirmed, 'YYYY-MM-DD'; `entry` stands for all of it. */
  readonly confirmed: Readonly<Partial<Record<string, string>>>;
  readonly confirmedOn: Temporal.PlainDate | null;
  readonly confirmedHow: 'source' | 'phone' | 'visit' | 'email' | 'group' | null;
  readonly confirmedBy: string | null;
  readonly source: {
    readonly title: string;
    readonly region: 'ie' | 'uk';
    readonly licence: string;
    readonly licenceUrl: string | null;
    readonly attribution: string | null;
    readonly url: string | null;
  };
};
