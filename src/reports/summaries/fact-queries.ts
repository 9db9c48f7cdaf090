import { sql } from 'kysely';
import type { Scope } from '../../platform/database/index.ts';
import type { Asked } from '../asked/asked.ts';
import type { JourneyFact } from '../journey/journey.ts';
import { inOnePiece } from './gaps.ts';
import { factRows } from './month-queries.ts';
import type { Standing } from './standing-queries.ts';

/** What became of each referral, from the summaries; the same as `journeyFacts`, in no order. */
export async function keptFacts(
  { db }: Scope,
  standing: Standing,
  { period: { from, until }, route, need, area }: Asked,
  today: Temporal.PlainDate,
): Promise<readonly JourneyFact[]> {
  const facts = factRows({ ...standing, ...inOnePiece(from, until), route, need, area, narrowed: true });
  const { rows } = await sql<JourneyFact>`
    with gap (low, high) as (select ${from}::date, ${until}::date)
    select referral_id as id, open, ${today}::date - received_on as age, accepted_after is not null as accepted,
      triaged_after as "triagedAfter", contacted_after as "contactedAfter", met_after as "metAfter", attended_after as "attendedAfter",
      sessions_held as "sessionsHeld", introduced_after is not null as introduced, going, measured
    from (${facts}) f`.execute(db);
  return rows;
}
