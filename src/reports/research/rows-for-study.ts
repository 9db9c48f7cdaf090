import { thoseWhoAllow } from '../../people/index.ts';
import type { Scope } from '../../platform/database/index.ts';
import { type After, type DaySpan, factRows } from '../data-sets/fact-queries.ts';
import type { FactRow } from '../data-sets/fact-row.ts';

/** One page of referrals, and those of them whose people say yes to research at this moment. */
export async function rowsForStudy(
  scope: Scope,
  span: DaySpan,
  after: After | null,
): Promise<{ readonly page: readonly FactRow[]; readonly allowed: readonly FactRow[] }> {
  const page = await factRows(scope, span, after);
  return { page, allowed: await thoseWhoAllow(scope, 'research', page) };
}
