/** How far an entry can be trusted by the day it was last confirmed. */
export type Freshness = 'fresh' | 'ageing' | 'stale' | 'never';

/** Fresh for 6 months, ageing up to 12, stale after; `never` when nobody has confirmed it. */
export function freshnessOf(confirmedOn: Temporal.PlainDate | null, today: Temporal.PlainDate): Freshness {
  if (confirmedOn === null) return 'never';
  if (Temporal.PlainDate.compare(confirmedOn.add({ months: 6 }), today) >= 0) return 'fresh';
  return Temporal.PlainDate.compare(confirmedOn.add({ months: 12 }), today) >= 0 ? 'ageing' : 'stale';
}
