import { z } from 'zod';

/** A day: ISO text as it is kept in the record of a letter, or a Temporal.PlainDate as it comes from the database. */
export const day = z
  .union([z.iso.date(), z.instanceof(Temporal.PlainDate)])
  .transform(value => Temporal.PlainDate.from(value));

export const name = z.string().min(1).max(300);
export const line = z.string().max(500);
const number = z.string().min(1).max(60);
/** Somebody's own words; long enough for a whole story. */
const prose = z.string().min(1).max(20_000);

/** What somebody said, unchanged. `lang` is the language it was said in, `on` the day. */
export const spoken = z.object({ text: prose, lang: z.string().default('en'), on: day.nullish() });

/** Letterhead. `name` is the programme's, `lines` the postal address of its host organisation. */
export const programmeFacts = z.object({
  name,
  hostName: name,
  lines: z.array(line).max(8).default([]),
  phone: number,
  email: z.string().max(200).nullish(),
});

/** Who the letter goes to. `greeting` is what follows "Dear"; without it the name is used. */
export const addressee = z.object({
  name,
  lines: z.array(line).max(8).default([]),
  greeting: name.nullish(),
});

/** Whose letter it is. `called` is the name they like to be called. */
export const personFacts = z.object({
  name,
  called: name,
  born: day.nullish(),
  /** Such as `{ label: 'IHI', value: '…' }`. */
  identifier: z.object({ label: line, value: line }).nullish(),
});

export const signer = z.object({ name, role: z.enum(['link_worker', 'coordinator']) });

/** Whom to ring about it. `hours` is said in the letter's language. */
export const callFacts = z.object({ name, phone: number, hours: line.nullish() });

/** A line of the region's registry. Whoever fills this leaves out the expired ones. */
export const crisisLine = z.object({ number, name, note: line.nullish() });

/** What every letter has. `on` is the date it bears. */
export const letterFacts = z.object({
  programme: programmeFacts,
  reference: z.string().min(1).max(60),
  on: day,
  signer,
});

export const sessionsFacts = z.object({
  held: z.number().int().min(0),
  planned: z.number().int().min(0),
  from: day.nullish(),
  to: day.nullish(),
});

/** A goal of the plan with the state of its row; `said` is what the person said about how it went. */
export const goalFacts = z.object({
  words: spoken,
  state: z.enum(['open', 'met', 'partly_met', 'left']),
  said: spoken.nullish(),
});

/** An introduction with the state of its row. `why` says why it stopped or was declined, in the letter's language. */
export const introductionFacts = z.object({
  service: name,
  state: z.enum([
    'suggested',
    'chosen',
    'given',
    'sent',
    'no_reply',
    'chased',
    'escalated',
    'accepted',
    'declined',
    'booked',
    'first_attended',
    'attending',
    'completed',
    'stopped',
  ]),
  firstAttendedOn: day.nullish(),
  why: line.nullish(),
});

/** A figure; or why there is none: not wanted, left out, never asked. */
const answer = z.union([z.number(), z.enum(['declined', 'not_answered', 'not_asked'])]);

/** One score before and after: a number, or why there is none. `label` is in the letter's language. */
export const measureFacts = z.object({
  label: name,
  low: z.number(),
  high: z.number(),
  lowerIsBetter: z.boolean().default(false),
  start: answer,
  end: answer,
});

export type Spoken = z.output<typeof spoken>;
export type Introduction = z.output<typeof introductionFacts>;
export type Goal = z.output<typeof goalFacts>;
export type Measure = z.output<typeof measureFacts>;
export type Call = z.output<typeof callFacts>;
export type CrisisLine = z.output<typeof crisisLine>;
export type Sessions = z.output<typeof sessionsFacts>;
export type LetterFacts = z.output<typeof letterFacts>;
