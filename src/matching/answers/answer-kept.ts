import { z } from 'zod';
import type { Match } from '../match.ts';
import { weights } from '../rank.ts';

/** Most services that are kept of one answer: what was shown, and a few that came after. */
const mostKept = 40;

const reason = z.object({
  concept: z.string(),
  by: z.enum(['kind', 'name', 'text']),
  said: z.string(),
  fit: z.number(),
  learned: z.number().optional(),
});

/**
 * An answer as it is kept for a replay: everything that decided it, and never the person's words. Scores are as they
 * were computed; `shown` are the services that stood on the page.
 */
export const keptAnswer = z.object({
  lexicon: z.string(),
  weights: z.object({ k: z.number(), concepts: z.number(), words: z.number() }),
  language: z.string().nullable(),
  concepts: z.array(z.string()),
  musts: z.array(z.string()),
  wishes: z.array(z.string()),
  withinKm: z.number(),
  area: z.string().nullable(),
  hidden: z.array(z.object({ limit: z.string(), count: z.number() })),
  services: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      score: z.number(),
      shown: z.boolean(),
      metres: z.number().nullable(),
      reasons: z.array(reason),
      unknown: z.array(z.string()),
    }),
  ),
});
export type KeptAnswer = z.output<typeof keptAnswer>;

/** What is kept of an answer, for a place told as its area only. */
export function answerToKeep(
  result: Match,
  place: { readonly area: string | null; readonly withinKm: number },
): KeptAnswer {
  const shown = new Set(
    [...result.groups.flatMap(({ services }) => services), ...result.sameWords].map(
      ({ record }) => record.serviceId,
    ),
  );
  const kept = [
    ...result.ranked.filter(({ record }) => shown.has(record.serviceId)),
    ...result.ranked.filter(({ record }) => !shown.has(record.serviceId)),
  ].slice(0, Math.max(mostKept, shown.size));
  return {
    lexicon: result.lexiconVersion,
    weights: { ...weights },
    language: result.heard.language,
    concepts: result.heard.concepts.map(({ id }) => id),
    musts: [...result.musts],
    wishes: [...result.wishes],
    withinKm: place.withinKm,
    area: place.area,
    hidden: result.hidden.map(({ limit, count }) => ({ limit, count })),
    services: kept
      .map(({ record, score, reasons, unknown }) => ({
        id: record.serviceId,
        name: record.name,
        score,
        shown: shown.has(record.serviceId),
        metres: record.metres,
        reasons: reasons.map(({ concept, by, said, fit, learned }) => ({
          concept,
          by,
          said,
          fit,
          ...(learned === undefined ? {} : { learned }),
        })),
        unknown: [...unknown],
      }))
      .toSorted((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1)),
  };
}
