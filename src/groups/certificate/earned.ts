import type { Tally } from '../register/tally.ts';

/** What a certificate of a group takes. */
export type CertificateRule = {
  /** From how many meetings on; null: two thirds of what was held. */
  readonly least: number | null;
  /** How many made-up meetings count at most; null: all of them. */
  readonly madeUp: number | null;
};

/** The rule as it stands on a group. */
export const ruleOf = (group: {
  readonly certificate_least: number | null;
  readonly certificate_made_up: number | null;
}): CertificateRule => ({ least: group.certificate_least, madeUp: group.certificate_made_up });

/**
 * From how many meetings on a certificate is given: what the group asks, else two thirds of what was held.
 * @example leastFor(null, 6) // 4
 */
export function leastFor(asked: number | null, held: number): number {
  return asked ?? Math.max(1, Math.ceil((held * 2) / 3));
}

/** The meetings that count for it: those they were at, on time or late, and of the made-up ones as many as the group lets count. */
export const counting = ({ madeUp }: CertificateRule, tally: Pick<Tally, 'attended' | 'madeUp'>): number =>
  tally.attended - Math.max(0, tally.madeUp - (madeUp ?? tally.madeUp));

/** Whether somebody was at enough meetings. Nobody gets one for a group that never met. */
export function earned(rule: CertificateRule, tally: Pick<Tally, 'attended' | 'held' | 'madeUp'>): boolean {
  const counts = counting(rule, tally);
  return counts > 0 && counts >= leastFor(rule.least, tally.held);
}
