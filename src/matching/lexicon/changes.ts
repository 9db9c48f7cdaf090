import { z } from 'zod';
import { assetKinds } from '../../programmes/index.ts';
import { type Concept, conceptId, conceptKinds, type LexiconLanguage, lexiconLanguages } from './concept.ts';

const word = z.string().trim().min(1).max(60);
const difference = z.object({ add: z.array(word), remove: z.array(word) });
const none = { add: [], remove: [] };
const byLanguage = z.partialRecord(z.enum(lexiconLanguages), difference).default({});
const reviewed = z
  .partialRecord(z.enum(lexiconLanguages), z.object({ by: z.string().min(1).max(120), on: z.iso.date() }))
  .default({});

/**
 * What a programme changed about one concept. A concept of the project's list is changed by what is added and removed, so
 * that a newer list keeps its own improvements; a concept of the programme's own stands whole under `own`.
 */
export const conceptChange = z.object({
  own: z
    .object({
      kind: z.enum(conceptKinds),
      names: z.object({ en: z.string().trim().min(1).max(60), ga: z.string().trim().max(60) }),
    })
    .nullable()
    .default(null),
  retired: z.boolean().default(false),
  assets: z.object({ add: z.array(assetKinds.schema), remove: z.array(assetKinds.schema) }).default(none),
  finds: difference.default(none),
  terms: byLanguage,
  reviewed,
});
export type ConceptChange = z.output<typeof conceptChange>;

/** All changes of a version, by concept. */
export const lexiconChanges = z.record(conceptId, conceptChange);
export type LexiconChanges = z.output<typeof lexiconChanges>;

/** A concept with a change on top; null when it is retired, or changed without being there. */
export function changedConcept(
  id: string,
  base: Concept | undefined,
  change: ConceptChange | undefined,
): Concept | null {
  if (!change) return base ?? null;
  const kind = change.own?.kind ?? base?.kind;
  if (change.retired || !kind) return null;
  const spoken = (language: LexiconLanguage) =>
    applied(base?.terms[language] ?? [], change.terms[language] ?? none);
  return {
    id,
    kind,
    ...(change.own ? { names: change.own.names } : {}),
    assets: applied(base?.assets ?? [], change.assets),
    finds: applied(base?.finds ?? [], change.finds),
    terms: {
      en: spoken('en'),
      ga: spoken('ga'),
      pl: spoken('pl'),
      uk: spoken('uk'),
      ar: spoken('ar'),
      pt: spoken('pt'),
    },
  };
}

/** What must be added and removed to make one list of another. */
export function differenceOf<T>(from: readonly T[], to: readonly T[]): { add: T[]; remove: T[] } {
  return { add: to.filter(one => !from.includes(one)), remove: from.filter(one => !to.includes(one)) };
}

function applied<T>(
  list: readonly T[],
  { add, remove }: { readonly add: readonly T[]; readonly remove: readonly T[] },
): T[] {
  return [...list.filter(one => !remove.includes(one)), ...add.filter(one => !list.includes(one))];
}
