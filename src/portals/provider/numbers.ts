import { sql } from 'kysely';
import type { Scope } from '../../platform/database/index.ts';
import { type ShownLine, suppressLine } from '../../reports/index.ts';

/** How far those came who were introduced in a span of time; each stage holds the ones after it. */
export type Stages = {
  readonly introduced: number;
  readonly accepted: number;
  readonly came: number;
  readonly still: number;
};

/** A span by its first day. */
export type Span = Stages & { readonly from: Temporal.PlainDate };

/**
 * A group's own numbers by month, quarter or year of the introduction, the newest first. Asked as the provider: it counts the rows that it may
 * read, which are people it knows.
 */
export async function countStages(
  { db, actor }: Scope,
  serviceId: string,
  by: 'month' | 'quarter' | 'year',
  zone: string,
  spans: number,
): Promise<readonly Span[]> {
  const { rows } = await sql<Span>`
    select date_trunc(${by}, i.sent_at at time zone ${zone})::date as "from", count(*) as introduced,
      count(*) filter (where i.state in ('accepted', 'booked', 'first_attended', 'attending', 'completed') or i.first_attended_on is not null
        or exists (select from provider_word w where w.programme_id = i.programme_id and w.introduction_id = i.id and w.what = 'accept'
          and w.state in ('applied', 'agrees'))) as accepted,
      count(*) filter (where i.first_attended_on is not null) as came,
      count(*) filter (where i.still_going_8_weeks) as still
    from introduction i
    where i.programme_id = ${actor.programmeId} and i.service_id = ${serviceId} and i.sent_at is not null
    group by 1 order by 1 desc limit ${spans}`.execute(db);
  return rows;
}

/** The parts of a line for a funder: they count nobody twice and come to all who were introduced. */
export const sheetParts = ['still', 'came', 'yes', 'no'] as const;

/** A year for somebody who does not know these people: through the one suppression of the house. */
export function sheetLine({ introduced, accepted, came, still }: Stages): ShownLine {
  return suppressLine([still, came - still, accepted - came, introduced - accepted]);
}
