import { z } from 'zod';
import { storedDefinition, storedScales } from './stored.ts';

/** Words of a questionnaire: a version, taken from a file or filled into a slot. */
const wordsStep = z.object({
  kind: z.literal('words'),
  version: z.number().int().min(1),
  from: z.enum(['file', 'slot']),
  /** What the file calls itself; null for a slot. */
  url: z.string().max(1000).nullable(),
  /** SHA-256 of what was understood: the same again changes nothing. */
  mark: z.string().regex(/^[0-9a-f]{64}$/),
  comparableWith: z.array(z.number().int().min(1)).max(100),
  definition: storedDefinition,
});

/** How a version is scored from now on. */
const scoringStep = z.object({
  kind: z.literal('scoring'),
  version: z.number().int().min(1),
  scales: storedScales,
});

/** Who let the programme use it, under which number, until when (the last day; null: without end). */
const licenceStep = z.object({
  kind: z.literal('licence'),
  grantedBy: z.string().min(1).max(200),
  number: z.string().max(200).nullable(),
  until: z.iso.date().nullable(),
});

/** Whether it is asked. */
const askedStep = z.object({ kind: z.literal('asked'), asked: z.boolean() });

/** What one step says, by its kind. */
export const stepSays = z.discriminatedUnion('kind', [wordsStep, scoringStep, licenceStep, askedStep]);
export type StepSays = z.output<typeof stepSays>;
export type WordsStep = Extract<StepSays, { kind: 'words' }>;
export type Licence = Omit<Extract<StepSays, { kind: 'licence' }>, 'kind'>;

/** One step a programme made with one questionnaire; its numbers rise by one. */
export type Step = {
  readonly instrument: string;
  readonly number: number;
  readonly says: StepSays;
  readonly madeAt: Temporal.Instant;
  readonly madeBy: string;
};
