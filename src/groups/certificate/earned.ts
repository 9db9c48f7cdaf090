import type { Tally } from '../register/tally.ts';

/**
 * From how many meetings on a certificate is given: what the group asks, else two thirds of what was held.
 * @example leastFor(null, 6) // 4
 */
export function leastFor(asked: number | null, held: number): number {
  return asked ?? Math.max(1, Math.ceil((held * 2) / 3));
}

/** Whether somebody was at enough meetings. Nobody gets one for a group that never met. */
export function earned(asked: number | null, { attended, held }: Pick<Tally, 'attended' | 'held'>): boolean {
  return attended > 0 && attended >= leastFor(asked, held);
}
