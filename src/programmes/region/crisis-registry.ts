import { z } from 'zod';
import type { CrisisRegistry } from '../../ui/index.ts';
import { crisisPurpose } from './profile.ts';

/**
 * What a programme has put on record of its crisis lines, as the column `programme.crisis_lines` holds it. An own line with a
 * purpose that this version does not know is left out rather than shown without words.
 */
const registry = z.object({
  checks: z
    .record(z.string(), z.object({ on: z.iso.date(), until: z.iso.date(), works: z.boolean() }))
    .default({}),
  own: z
    .array(
      z.object({
        id: z.string(),
        name: z.string(),
        phone: z.string().nullable(),
        text_word: z.string().nullable(),
        text_to: z.string().nullable(),
        purpose: z.string(),
        hours: z.string(),
        source: z.string().nullable(),
      }),
    )
    .default([]),
});

/** Reads the column; what does not fit is as if nothing had been put on record, so that the lines of the region are still shown. */
export function crisisRegistryOf(stored: unknown): CrisisRegistry {
  const read = registry.safeParse(stored);
  if (!read.success) return { checks: {}, own: [] };
  const known: readonly string[] = crisisPurpose.options;
  return { checks: read.data.checks, own: read.data.own.filter(line => known.includes(line.purpose)) };
}
