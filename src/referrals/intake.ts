import { z } from 'zod';
import { consentPurposes, consentWays } from '../programmes/index.ts';

const line = z.string().nullable().default(null);

/** Ways in which we may reach somebody besides ringing and talking. */
export const contactWays = ['voicemail', 'text', 'email', 'post'] as const;

/** Who filled a paper form in. */
export const paperWriters = ['professional', 'self', 'helper'] as const;

const onPaper = z.object({
  /** ISO day on which it came. */
  receivedOn: z.string(),
  writtenBy: z.enum(paperWriters),
  /** ISO day of the signature; null where it bears none. */
  signedOn: line,
  /** Who was there, where the person could not sign. */
  witness: line,
  /** Where the answer to who sent it goes by post. */
  replyTo: line,
  /** The code of the practice's card, where one stood on it. */
  code: line,
});

/**
 * What came in, whichever way it came: by a professional, by the person, by somebody helping, over the telephone. This is
 * kept as it was submitted (`referral.submitted`); nothing later changes it.
 */
export const intakeShape = z.object({
  givenName: z.string(),
  familyName: z.string(),
  knownAs: line,
  /** ISO date. */
  birthDate: line,
  /** Somebody said they are 18 or over, when the birth date is not known. */
  statedAdult: z.boolean().default(false),
  identifier: z.object({ system: z.string(), value: z.string() }).nullable().default(null),
  phone: line,
  email: line,
  address: line,
  postcode: line,
  locale: z.string().default('en'),
  interpreter: line,
  ways: z.array(z.enum(contactWays)).default([]),
  bestTime: line,
  contactNote: line,
  words: line,
  needs: z.array(z.string()).default([]),
  barriers: z.array(z.string()).default([]),
  accessNeeds: line,
  /** Risks to know of: to the person or to whoever visits. */
  riskNote: line,
  /** The person said they do not feel safe. */
  notSafe: z.boolean().default(false),
  gpName: line,
  gpPractice: line,
  referrer: z
    .object({
      name: z.string(),
      role: z.string(),
      organisation: line,
      email: line,
      phone: line,
      /** Who they are to the person, when they helped to fill this in. */
      relation: line,
    })
    .nullable()
    .default(null),
  consents: z.array(z.object({ purpose: consentPurposes.schema, given: z.boolean() })).default([]),
  consentHow: consentWays.schema.default('online'),
  /** Who agreed: the person, or who speaks for them. */
  consentBy: line,
  /** How it came, when it came on paper. */
  paper: onPaper.nullable().default(null),
});
export type Intake = z.output<typeof intakeShape>;

/** Reads what is stored; what an older version did not ask is empty. */
export function intakeOf(submitted: unknown): Intake {
  return intakeShape.parse(submitted);
}
