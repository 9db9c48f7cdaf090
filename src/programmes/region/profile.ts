import { z } from 'zod';
import { ethnicities } from '../codes/equality-codes.ts';

/** A region profile is a country's facts as data: `ie` and `uk`. */
export const regionIds = ['ie', 'uk'] as const;
export type RegionId = (typeof regionIds)[number];

const isoDate = z.iso.date().transform(text => Temporal.PlainDate.from(text));
const month = z.int().min(1).max(12);
const day = z.int().min(1).max(31);
const weekday = z.int().min(1).max(7);

const holidayRule = z.discriminatedUnion('kind', [
  /** The same date every year. */
  z.strictObject({ kind: z.literal('fixed'), month, day }),
  /** The nth weekday of a month; -1 is the last. Monday is 1. */
  z.strictObject({
    kind: z.literal('weekday'),
    month,
    weekday,
    nth: z.union([z.int().min(1).max(4), z.literal(-1)]),
  }),
  /** As `weekday`, but on a fixed date in years when that date falls on the weekday given. */
  z.strictObject({
    kind: z.literal('weekday_unless'),
    month,
    weekday,
    nth: z.int().min(1).max(4),
    unless: z.strictObject({ day, weekday }),
  }),
  /** Days after Easter Sunday; negative before. */
  z.strictObject({ kind: z.literal('easter'), offset: z.int() }),
  /** Once only. */
  z.strictObject({ kind: z.literal('once'), date: isoDate }),
]);
export type HolidayRule = z.output<typeof holidayRule>;

/** What a crisis line is for, as a words key. */
export const crisisPurpose = z.enum([
  'codes.crisis_for.listening',
  'codes.crisis_for.texting',
  'codes.crisis_for.suicide_self_harm',
  'codes.crisis_for.domestic_abuse',
  'codes.crisis_for.mental_health_information',
  'codes.crisis_for.urgent_mental_health',
  'codes.crisis_for.doctor_out_of_hours',
  'codes.crisis_for.homeless',
  'codes.crisis_for.older_people',
  'codes.crisis_for.young_people',
]);

const crisisLine = z.strictObject({
  id: z.string().regex(/^[a-z0-9_]+$/),
  name: z.string(),
  /** To ring, written as one says it; null if it can only be texted. */
  phone: z.string().nullable(),
  /** Word and number to text; null if it can only be rung. */
  text: z.strictObject({ word: z.string(), to: z.string() }).nullable(),
  /** Words key: what it is for. */
  purpose: crisisPurpose,
  languages: z.array(z.string().min(2)).min(1),
  /** Words key: when it answers. */
  hours: z.enum(['codes.crisis_hours.always']),
  /** The role in the host organisation that checks it. */
  owner: z.enum(['coordinator', 'administrator']),
  checkedOn: isoDate,
  /** The last day on which it is shown without a new check. */
  expiresOn: isoDate,
  source: z.url(),
});
/** A public line for people in need, with who answers for it and until when it may be shown. */
export type CrisisLine = z.output<typeof crisisLine>;

const retentionRule = z.strictObject({
  record: z.enum(['closed_referral', 'died', 'declined_referral', 'unsent_draft', 'audit']),
  /** What starts the clock. */
  trigger: z.enum(['closed', 'death', 'declined', 'last_change', 'written']),
  /** ISO 8601 duration: `P8Y`. */
  period: z.string().transform(text => Temporal.Duration.from(text)),
  /** A person looks before anything is erased; only unsent drafts go by themselves. */
  review: z.boolean(),
  /** Whose rule it is, and which one. */
  basis: z.string(),
  /** Where the rule is published; null for a rule of our own. */
  source: z.url().nullable(),
});
export type RetentionRule = z.output<typeof retentionRule>;

/** The shape of `ie.json` and `uk.json`. */
export const regionProfile = z.strictObject({
  id: z.enum(regionIds),
  country: z.string().length(2),
  zone: z.string(),
  currency: z.string().length(3),
  identifiers: z
    .array(
      z.strictObject({
        rule: z.enum(['ihi', 'nhs_number']),
        label: z.enum(['codes.region_labels.ihi', 'codes.region_labels.nhs_number']),
        example: z.string(),
        /** The naming system in FHIR messages. HL7 Ireland's for the IHI is a placeholder until the HSE publishes one. */
        system: z.string(),
      }),
    )
    .min(1),
  postcode: z.strictObject({
    kind: z.enum(['eircode', 'uk_postcode']),
    label: z.enum(['codes.region_labels.eircode', 'codes.region_labels.uk_postcode']),
    example: z.string(),
  }),
  phone: z.strictObject({ country: z.enum(['IE', 'GB']), example: z.string() }),
  /** Shown always; it never expires. */
  emergency: z.strictObject({
    numbers: z.array(z.string()).min(1),
    purpose: z.literal('codes.crisis_for.emergency'),
  }),
  crisisLines: z.array(crisisLine),
  holidays: z.array(
    z.strictObject({
      id: z.string(),
      rule: holidayRule,
      /** On a Saturday or Sunday it moves to the next weekday that is no holiday. */
      substitute: z.boolean(),
      /** First year it is kept. */
      since: z.int().optional(),
    }),
  ),
  deprivation: z.strictObject({
    index: z.enum(['pobal_hp', 'uk_imd']),
    /** Bands of the index; 1 is the most deprived. */
    groups: z.int(),
    /** A code of the small areas that the index is of. */
    example: z.string(),
  }),
  /** Ethnic groups as the country’s census asks for them, in its order. */
  ethnicities: z.array(z.enum(ethnicities.codes)).min(2),
  /** Code systems that may be sent beside the house code, most wanted first. */
  codeSystems: z.array(z.enum(['icd10', 'snomed'])),
  gpMessage: z.strictObject({
    label: z.enum(['codes.region_labels.gp_message_ie', 'codes.region_labels.gp_message_uk']),
    format: z.enum(['hl7v2_mdm', 'fhir_document']),
  }),
  retention: z.array(retentionRule),
});
/** Everything that differs between countries. Nothing else in the code may ask which country it is. */
export type RegionProfile = z.output<typeof regionProfile>;
