import { z } from 'zod';
import { needs } from '../../programmes/index.ts';
import { waysIn } from '../../referrals/index.ts';
import { type Period, periodOf } from './period.ts';

/** What the address of a report may say; anything else is read as not said. */
export const askedQuery = z.object({
  period: z.string().max(8).catch('').default(''),
  route: z.enum(waysIn).optional().catch(undefined),
  need: z.enum(needs.codes).optional().catch(undefined),
  area: z.uuid().optional().catch(undefined),
});
export type AskedQuery = z.output<typeof askedQuery>;

/** Which referrals a report is about: those received in a span of days, narrowed or not. */
export type Asked = {
  readonly period: Period;
  readonly route: string | null;
  readonly need: string | null;
  readonly area: string | null;
};

/** What was asked, with the span of days worked out for today. */
export function askedOf(query: AskedQuery, today: Temporal.PlainDate): Asked {
  const { period, route = null, need = null, area = null } = query;
  return { period: periodOf(period, today), route, need, area };
}

/** The address of a report that asks the same. */
export function addressOf(
  path: string,
  { period, route, need, area }: Asked,
  more: Record<string, string> = {},
): string {
  const query = new URLSearchParams({ period: period.code, ...more });
  for (const [name, value] of Object.entries({ route, need, area })) if (value) query.set(name, value);
  return `${path}?${query}`;
}
