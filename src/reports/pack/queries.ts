import { sql } from 'kysely';
import { whoSaidNo } from '../../people/index.ts';
import type { Scope } from '../../platform/database/index.ts';
import { type EndedCase, endedCasesWhere } from '../help/queries.ts';

type Days = { readonly from: Temporal.PlainDate; readonly until: Temporal.PlainDate };

/**
 * Every case that was met at least once and ended in a span of days, with its answers. No names; without doubles and without who does not
 * want to be counted, as in what is released of a quarter.
 * @param zone the programme’s time zone
 */
export async function casesEndedIn(
  scope: Scope,
  { from, until }: Days,
  zone: string,
): Promise<readonly EndedCase[]> {
  const without = [...(await whoSaidNo(scope, 'figures'))];
  return endedCasesWhere(
    scope,
    sql`r.state <> 'duplicate'
      and r.closed_at >= (${from}::date::timestamp at time zone ${zone})
      and r.closed_at < (${until.add({ days: 1 })}::date::timestamp at time zone ${zone})
      and (r.person_id is null or r.person_id <> all(${without}::uuid[]))`,
  );
}
