import type { CostRecord, Fact } from '../record.ts';

const nothingToPay =
  /^(free|none|no)\b(?!.*\b(except|vary|varies|some)\b)|\bfree of charge\b|\bno (charge|cost|fee)s?\b|\bsaor in aisce\b/i;
const price = /[£€$]\s?\d|\b\d+([.,]\d\d)?\s?(euro|pounds?|dollars?|p|c)\b/i;
const gift = /\b(donation|voluntary contribution)s?\b/i;

/**
 * Whether a service costs nothing: stated amounts first, then the words about fees. A price makes it "no" unless it is a
 * donation; anything that does not say stays unknown.
 */
export function freeOf(costs: readonly CostRecord[], fees: string | null, stated: boolean | null): Fact {
  if (stated !== null) return stated ? 'yes' : 'no';
  const amounts = costs.map(cost => cost.amount).filter(amount => amount !== null);
  if (amounts.length > 0) return amounts.every(amount => amount === 0) ? 'yes' : 'no';
  if (fees === null) return 'unknown';
  if (price.test(fees)) return gift.test(fees) ? 'unknown' : 'no';
  return nothingToPay.test(fees.replace(/\s+/g, ' ')) ? 'yes' : 'unknown';
}
