import { z } from 'zod';
import type { LimitCode } from '../limits.ts';
import { limitCodes } from '../limits.ts';
import type { MatchInput } from '../match.ts';

/** Longest sentence that an address carries; a longer one goes through `POST /api/match`. */
export const longestInAddress = 3000;

const list = z
  .string()
  .max(2000)
  .catch('')
  .default('')
  .transform(text => text.split(',').filter(part => /^[a-z_.]+$/.test(part)));

/** What of an address belongs to the sentence; what does not fit is left out, never an error. */
const wordsQuery = z.object({
  say: z
    .string()
    .catch('')
    .default('')
    .transform(text => text.trim().slice(0, longestInAddress)),
  not: list,
  decided: z.literal('yes').nullable().catch(null).default(null),
  hidden: z.literal('show').nullable().catch(null).default(null),
  within: z.coerce.number().positive().max(500).nullable().catch(null).default(null),
});

/** Reads the sentence and what was decided about it from an address. */
export function readWords(params: Readonly<Record<string, string>>): MatchInput {
  const { say, not, decided, hidden, within } = wordsQuery.parse(params);
  const musts = limitCodes.filter(code => params[tickName(code)] === 'yes');
  return { say, not, musts: decided ? musts : null, withinKm: within, showHidden: hidden !== null };
}

export function tickName(limit: LimitCode): string {
  return `must_${limit}`;
}

/** The parts of the address that carry the sentence, some of them changed. */
export function writeWords(input: MatchInput, changed: Partial<MatchInput> = {}): Record<string, string> {
  const { say, not, musts, showHidden } = { ...input, ...changed };
  return {
    ...(say === '' ? {} : { say }),
    ...(not.length > 0 ? { not: not.join(',') } : {}),
    ...(musts === null ? {} : { decided: 'yes' }),
    ...Object.fromEntries((musts ?? []).map(code => [tickName(code), 'yes'])),
    ...(showHidden ? { hidden: 'show' } : {}),
  };
}
