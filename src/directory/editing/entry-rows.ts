import type { Fact, ServiceStatus } from '../record.ts';

type Text = string | null;

/** A row as JSON, by column. */
export type JsonRow = Readonly<Record<string, unknown>>;

export type ScheduleRow = JsonRow & {
  readonly id: string;
  readonly service_at_location_id: Text;
  readonly valid_from: Text;
  readonly valid_to: Text;
  readonly dtstart: Text;
  readonly until: Text;
  readonly freq: Text;
  readonly interval: number | null;
  readonly count: number | null;
  readonly byday: Text;
  readonly bymonthday: Text;
  readonly opens_at: Text;
  readonly closes_at: Text;
  readonly description: Text;
  readonly notes: Text;
  readonly months: readonly number[];
  readonly term_time: boolean;
  readonly off_on: readonly string[];
  readonly also_on: readonly string[];
  readonly breaks: readonly { readonly from: string; readonly to: string }[];
};

type AccessRow = JsonRow & {
  readonly code: Text;
  readonly value: Fact;
  readonly description: Text;
};

/** The rows of one service that people edit, as PostgreSQL writes them in JSON. */
export type EntryRows = {
  readonly service: JsonRow & {
    readonly id: string;
    readonly name: string;
    readonly organization_id: Text;
    readonly description: Text;
    readonly url: Text;
    readonly email: Text;
    readonly status: ServiceStatus;
    readonly alert: Text;
    readonly kinds: readonly string[];
    readonly free: Fact;
    readonly fees_description: Text;
    readonly eligibility_description: Text;
    readonly minimum_age: number | null;
    readonly maximum_age: number | null;
    readonly application_process: Text;
    readonly wait_time: Text;
    readonly online: Fact;
    readonly transport: Text;
    readonly sex: 'anyone' | 'women' | 'men' | 'unknown';
    readonly referral_needed: Fact;
    readonly self_referral: Fact;
    readonly places_left: number | null;
    readonly places_as_of: Text;
    readonly waiting_weeks: number | null;
    readonly waiting_as_of: Text;
    readonly address_confidential: boolean;
    readonly not_listed_since: Text;
  };
  readonly organization: Text;
  readonly region: 'ie' | 'uk';
  readonly own: boolean;
  /** Written by the programme of the transaction. */
  readonly mine: boolean;
  /** Title of its source; of an own one, the programme's name. */
  readonly keptBy: string;
  readonly places: readonly {
    readonly link: JsonRow & {
      readonly id: string;
      readonly location_id: string;
      readonly description: Text;
    };
    readonly location: JsonRow & {
      readonly id: string;
      readonly name: Text;
      readonly location_type: 'physical' | 'postal' | 'virtual';
      readonly transportation: Text;
      readonly latitude: number | null;
      readonly longitude: number | null;
      readonly approximate: boolean;
    };
    readonly address:
      | (JsonRow & {
          readonly address_1: Text;
          readonly address_2: Text;
          readonly city: Text;
          readonly postal_code: Text;
        })
      | null;
    readonly access: readonly AccessRow[];
  }[];
  readonly schedules: readonly ScheduleRow[];
  readonly costs: readonly (JsonRow & {
    readonly id: string;
    readonly option: Text;
    readonly amount: number | null;
    readonly currency: Text;
    readonly amount_description: Text;
  })[];
  readonly access: readonly AccessRow[];
  readonly languages: readonly (JsonRow & { readonly name: Text; readonly code: Text })[];
  readonly documents: readonly (JsonRow & { readonly document: Text; readonly uri: Text })[];
  readonly phones: readonly (JsonRow & {
    readonly id: string;
    readonly contact_id: Text;
    readonly number: string;
    readonly extension: Text;
    readonly type: Text;
    readonly description: Text;
  })[];
  readonly contacts: readonly (JsonRow & {
    readonly id: string;
    readonly name: Text;
    readonly title: Text;
    readonly email: Text;
  })[];
  readonly safeguarding: readonly (JsonRow & {
    readonly what: 'vetting' | 'insurance' | 'policy';
    readonly value: Fact;
    readonly checked_on: Text;
    readonly note: Text;
  })[];
};
