import { z } from 'zod';
import { type OrukFault, orukFaultKinds } from './faults.ts';

/** How an interface stands against the profile: all faults counted, the first of them told. */
export const orukVerdict = z.object({
  faults: z.number(),
  /** `where`: the page, the record or the root they are in. */
  first: z.array(z.object({ where: z.string(), path: z.string(), fault: z.enum(orukFaultKinds) })),
});
export type OrukVerdict = z.output<typeof orukVerdict>;

const told = 5;
const longestPath = 200;

/** Adds up the faults of bodies, in the order they are given. */
export function verdictOf(
  bodies: Iterable<{ readonly where: string; readonly faults: readonly OrukFault[] }>,
): OrukVerdict {
  const first: OrukVerdict['first'] = [];
  let count = 0;
  for (const { where, faults } of bodies) {
    count += faults.length;
    for (const { path, fault } of faults.slice(0, told - first.length)) {
      first.push({ where: where.slice(0, longestPath), path: path.slice(0, longestPath), fault });
    }
  }
  return { faults: count, first };
}
