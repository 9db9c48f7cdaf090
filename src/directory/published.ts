import type { Fact } from './record.ts';

/** Ids, dates ('YYYY-MM-DD') and times ('HH:MM:SS', local) are text, as PostgreSQL writes them in JSON; null is not said. */
type Text = string | null;
type Amount = number | null;

export type PublishedOrganization = {
  readonly id: string;
  readonly name: string;
  readonly alternate_name: Text;
  readonly description: Text;
  readonly email: Text;
  readonly website: Text;
  readonly logo: Text;
  readonly uri: Text;
  readonly legal_status: Text;
  readonly year_incorporated: Amount;
  readonly parent_organization_id: Text;
};

/** A listed service with the facts that stand in its own row. */
export type PublishedService = {
  readonly id: string;
  readonly name: string;
  readonly alternate_name: Text;
  readonly description: Text;
  readonly url: Text;
  readonly email: Text;
  readonly interpretation_services: Text;
  readonly application_process: Text;
  readonly fees_description: Text;
  readonly wait_time: Text;
  readonly accreditations: Text;
  readonly licenses: Text;
  readonly alert: Text;
  readonly eligibility_description: Text;
  readonly minimum_age: Amount;
  readonly maximum_age: Amount;
  readonly assuredOn: Temporal.PlainDate | null;
  readonly changedAt: Temporal.Instant;
  readonly region: 'ie' | 'uk';
  readonly organization: PublishedOrganization | null;
};

export type PublishedPhone = {
  readonly id: string;
  readonly number: string;
  readonly extension: Text;
  readonly type: Text;
  readonly description: Text;
};

export type PublishedContact = {
  readonly id: string;
  readonly name: Text;
  readonly title: Text;
  readonly department: Text;
  readonly email: Text;
  readonly phones: readonly PublishedPhone[];
};

export type PublishedSchedule = {
  readonly id: string;
  readonly service_id: Text;
  readonly location_id: Text;
  readonly service_at_location_id: Text;
  readonly valid_from: Text;
  readonly valid_to: Text;
  readonly dtstart: Text;
  readonly until: Text;
  readonly freq: Text;
  readonly interval: Amount;
  readonly count: Amount;
  readonly byday: Text;
  readonly bymonthday: Text;
  readonly opens_at: Text;
  readonly closes_at: Text;
  readonly description: Text;
  readonly notes: Text;
  readonly attending_type: Text;
  readonly schedule_link: Text;
  /** The season as months 1 to 12; empty for all year. */
  readonly months: readonly number[];
  readonly term_time: boolean;
  /** Days on which it is off, and days on which it takes place besides its rule. */
  readonly off_on: readonly string[];
  readonly also_on: readonly string[];
  readonly breaks: readonly { readonly from: string; readonly to: string }[];
};

export type PublishedTerm = {
  readonly id: string;
  readonly name: string;
  readonly code: Text;
  readonly description: Text;
  readonly parent_id: Text;
  readonly taxonomy: string;
  readonly taxonomy_id: string;
  readonly term_uri: Text;
  readonly language: Text;
};

export type PublishedTaxonomy = {
  readonly id: string;
  readonly name: string;
  readonly description: Text;
  readonly uri: Text;
  readonly version: Text;
};

export type PublishedLocation = {
  readonly id: string;
  readonly location_type: 'physical' | 'postal' | 'virtual';
  readonly name: Text;
  readonly alternate_name: Text;
  readonly description: Text;
  readonly transportation: Text;
  readonly url: Text;
  readonly latitude: Amount;
  readonly longitude: Amount;
  /** The position is the middle of the postcode area, not the door. */
  readonly approximate: boolean;
  readonly external_identifier: Text;
  readonly external_identifier_type: Text;
  readonly addresses: readonly {
    readonly id: string;
    readonly attention: Text;
    readonly address_1: Text;
    readonly address_2: Text;
    readonly city: Text;
    readonly region: Text;
    readonly state_province: Text;
    readonly postal_code: Text;
    readonly country: Text;
    readonly address_type: 'physical' | 'postal' | 'virtual';
  }[];
  readonly accessibility: readonly {
    readonly id: string;
    readonly code: Text;
    readonly value: Fact;
    readonly description: Text;
    readonly details: Text;
    readonly url: Text;
  }[];
  readonly phones: readonly PublishedPhone[];
};

/** Where a service takes place. */
export type PublishedPlace = {
  readonly id: string;
  readonly service_id: string;
  readonly location_id: string;
  readonly description: Text;
  readonly location: PublishedLocation;
};

/** Everything that is published of one service. */
export type PublishedDetail = PublishedService & {
  readonly phones: readonly PublishedPhone[];
  readonly contacts: readonly PublishedContact[];
  readonly schedules: readonly PublishedSchedule[];
  readonly costs: readonly {
    readonly id: string;
    readonly valid_from: Text;
    readonly valid_to: Text;
    readonly option: Text;
    readonly currency: Text;
    readonly amount: Amount;
    readonly amount_description: Text;
  }[];
  readonly languages: readonly {
    readonly id: string;
    readonly name: Text;
    readonly code: Text;
    readonly note: Text;
  }[];
  readonly areas: readonly {
    readonly id: string;
    readonly name: Text;
    readonly extent: Text;
    readonly extent_type: Text;
    readonly uri: Text;
  }[];
  readonly funding: readonly { readonly id: string; readonly source: string }[];
  readonly attributes: readonly {
    readonly id: string;
    readonly link_type: Text;
    readonly value: Text;
    readonly term: PublishedTerm;
  }[];
  readonly places: readonly PublishedPlace[];
};

/** What is asked for; every condition narrows the answer further, and a fact that is not said never meets one. */
export type PublishedFilter = {
  readonly search?: string | undefined;
  readonly taxonomyTermIds?: readonly string[] | undefined;
  readonly taxonomyId?: string | undefined;
  readonly organizationId?: string | undefined;
  /** Services whose own minimum age is at least this many years. */
  readonly minimumAge?: number | undefined;
  /** Services whose own maximum age is at most this many years. */
  readonly maximumAge?: number | undefined;
  /** 'HH:MM'. One schedule must meet the start, the end and the day together. */
  readonly startTime?: string | undefined;
  readonly endTime?: string | undefined;
  /** As in RFC 5545: MO, TU … */
  readonly day?: Weekday | undefined;
  readonly near?: { readonly lat: number; readonly lon: number; readonly metres: number } | undefined;
  readonly modifiedAfter?: Temporal.Instant | undefined;
};

export const weekdays = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const;
export type Weekday = (typeof weekdays)[number];

/** A page of a list: the first has number 1. */
export type Page = { readonly number: number; readonly size: number };
export type Paged<T> = { readonly total: number; readonly rows: readonly T[] };
