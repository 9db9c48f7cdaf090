import { z } from 'zod';
import { type LexiconLanguage, lexiconLanguages } from '../lexicon/index.ts';
import type { LimitCode } from '../limits.ts';
import type { MatchInput } from '../match.ts';

/** Longest sentence that an address carries; a longer one goes through `POST /api/match`. */
export const longestInAddress = 3000;

const list = (part: RegExp) =>
  z
    .string()
    .max(2000)
    .catch('')
    .default('')
    .transform(text => text.split(',').filter(one => part.test(one)));
const concepts = list(/^[a-z_.]+$/);
const oneOf = <T extends string>(values: readonly T[]) => z.enum(values).nullable().catch(null).default(null);

/** What of an address belongs to the sentence; what does not fit is left out, never an error. */
const wordsQuery = z.object({
  say: z
    .string()
    .catch('')
    .default('')
    .transform(text => text.trim().slice(0, longestInAddress)),
  not: concepts,
  and: concepts,
  add: z
    .string()
    .catch('')
    .default('')
    .transform(text => text.trim().slice(0, 80)),
  typed: list(/^[\p{L}\p{M}\p{N}]{1,60}$/u),
  said_in: oneOf<LexiconLanguage>(lexiconLanguages),
  decided: oneOf(['yes']),
  hidden: oneOf(['show']),
  reach: z.coerce.number().positive().max(500).nullable().catch(null).default(null),
  who: oneOf(['women', 'men']),
  when: oneOf(['day', 'evening']),
  in: oneOf<LexiconLanguage>(lexiconLanguages),
});

/** The six tick boxes, by the names of their fields. */
export const limitTicks = ['free', 'step_free', 'reach', 'who', 'when', 'language'] as const;
export type LimitTick = (typeof limitTicks)[number];

/** Which tick box a limit belongs to. */
export const tickOf: Readonly<Record<LimitCode, LimitTick>> = {
  free: 'free',
  step_free: 'step_free',
  without_car: 'reach',
  women_only: 'who',
  men_only: 'who',
  day: 'when',
  evening: 'when',
  language: 'language',
};

export function tickName(tick: LimitTick): string {
  return `must_${tick}`;
}

/** Reads the sentence and what was decided about it from an address. */
export function readWords(params: Readonly<Record<string, string>>): MatchInput & { readonly add: string } {
  const asked = wordsQuery.parse(params);
  const { say, not, and: added, add, typed: asTyped, said_in, decided, hidden, reach } = asked;
  const codes: Readonly<Record<LimitTick, LimitCode>> = {
    free: 'free',
    step_free: 'step_free',
    reach: 'without_car',
    who: asked.who === 'men' ? 'men_only' : 'women_only',
    when: asked.when === 'evening' ? 'evening' : 'day',
    language: 'language',
  };
  const musts = limitTicks.filter(tick => params[tickName(tick)] === 'yes').map(tick => codes[tick]);
  return {
    say,
    not,
    added,
    add,
    asTyped,
    ...(said_in ? { language: said_in } : {}),
    // Once the reader has decided, a box they emptied does not even sort.
    ...(decided ? { musts, wishes: [] } : { musts: null }),
    ...(asked.in ? { inLanguage: asked.in } : {}),
    withinKm: reach,
    showHidden: hidden !== null,
  };
}

/** The parts of the address that carry the sentence, some of them changed. */
export function writeWords(input: MatchInput, changed: Partial<MatchInput> = {}): Record<string, string> {
  const {
    say,
    not,
    added = [],
    asTyped = [],
    musts,
    showHidden,
    language,
    ...rest
  } = { ...input, ...changed };
  const fields: Record<string, string> = {
    say,
    not: not.join(','),
    and: added.join(','),
    typed: asTyped.join(','),
    said_in: language ?? '',
    decided: musts === null ? '' : 'yes',
    hidden: showHidden ? 'show' : '',
    reach: rest.withinKm === null ? '' : String(rest.withinKm),
    in: rest.inLanguage ?? '',
    who: musts?.includes('men_only') ? 'men' : '',
    when: musts?.includes('evening') ? 'evening' : '',
  };
  for (const code of musts ?? []) fields[tickName(tickOf[code])] = 'yes';
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== ''));
}
