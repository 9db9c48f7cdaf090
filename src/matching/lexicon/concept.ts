import { z } from 'zod';
import { assetKinds } from '../../programmes/index.ts';

/** Languages whose words the lexicon holds. */
export const lexiconLanguages = ['en', 'ga', 'pl', 'uk', 'ar', 'pt'] as const;
export type LexiconLanguage = (typeof lexiconLanguages)[number];

/** What a concept is about: something missing, something liked, whom one wants to be with, what stands in the way. */
export const conceptKinds = ['need', 'interest', 'who', 'barrier'] as const;
export type ConceptKind = (typeof conceptKinds)[number];

const word = z.string().trim().min(1).max(60);

/** What a concept is called in data: its kind, a dot, small letters. */
export const conceptId = z
  .string()
  .max(80)
  .regex(/^(need|interest|who|barrier)\.[a-z_]+$/);

const concept = z.strictObject({
  id: conceptId,
  assets: z.array(assetKinds.schema),
  finds: z.array(word),
  terms: z.strictObject({
    en: z.array(word).min(1),
    ga: z.array(word).min(1),
    pl: z.array(word).min(1),
    uk: z.array(word).min(1),
    ar: z.array(word).min(1),
    pt: z.array(word).min(1),
  }),
});

const review = z.strictObject({ by: z.string().min(1), on: z.iso.date() }).nullable();

/**
 * One file of the lexicon: all concepts of a kind. `terms` are what people say, by language; a `*` ends a word that may
 * go on. `finds` are what services say of themselves, `assets` the kinds of services. `reviewed` says by which native
 * speaker and when; null means not yet.
 */
export const lexiconFile = z.strictObject({
  version: z.string().min(1),
  kind: z.enum(conceptKinds),
  reviewed: z.strictObject({
    en: review,
    ga: review,
    pl: review,
    uk: review,
    ar: review,
    pt: review,
  }),
  concepts: z.array(concept),
});

export type LexiconFile = z.output<typeof lexiconFile>;

export type Concept = {
  readonly id: string;
  /** What it is called, by the reader's language; left out for those whose names stand among the words of the pages. */
  readonly names?: Readonly<Record<string, string>>;
  readonly kind: ConceptKind;
  readonly assets: readonly string[];
  readonly finds: readonly string[];
  readonly terms: Readonly<Record<LexiconLanguage, readonly string[]>>;
};
