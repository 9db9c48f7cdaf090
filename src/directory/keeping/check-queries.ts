import { sql } from 'kysely';
import type { Scope } from '../../platform/database/index.ts';
import type { ReportPart, ReportSource } from './parts.ts';
import type { AskableFact } from './question-store.ts';

/** One thing that somebody said is wrong. */
export type OpenReport = {
  readonly id: string;
  readonly part: ReportPart;
  readonly words: string | null;
  readonly source: ReportSource;
  readonly at: Temporal.Instant;
  /** The member of staff who said so; null for a visitor or an introduction. */
  readonly byName: string | null;
};

/** The open reports of an entry and of those merged into it, newest first: one check. */
export async function openReports(
  { db, actor }: Scope,
  serviceIds: readonly string[],
): Promise<readonly OpenReport[]> {
  const { rows } = await sql<OpenReport>`
    select r.id, r.part, r.words, r.source, r.at, s.name as "byName"
    from service_report r
    left join staff s on s.programme_id = r.programme_id and s.id = r.by_id
    where r.programme_id = ${actor.programmeId} and r.service_id = any(${[...serviceIds]}::uuid[]) and r.settled_at is null
    order by r.at desc, r.id desc limit 100`.execute(db);
  return rows;
}

/** What was asked of an entry and nobody knew, most often asked first. */
export async function openQuestions(
  { db, actor }: Scope,
  serviceIds: readonly string[],
): Promise<readonly { readonly fact: AskableFact; readonly times: number }[]> {
  const { rows } = await sql<{ fact: AskableFact; times: number }>`
    select fact, sum(asked_times)::integer as times from service_question
    where programme_id = ${actor.programmeId} and service_id = any(${[...serviceIds]}::uuid[]) and answered_at is null
    group by fact order by 2 desc, 1`.execute(db);
  return rows;
}

/** The facts asked of an entry, for a letter to its group. */
export async function askedOf(scope: Scope, serviceId: string): Promise<readonly AskableFact[]> {
  return (await openQuestions(scope, [serviceId])).map(one => one.fact);
}
