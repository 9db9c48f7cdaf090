import { sql } from 'kysely';
import { newId } from '../../core/index.ts';
import type { Scope } from '../../platform/database/index.ts';
import type { CheckOutcome, ReportPart, ReportSource } from './parts.ts';

export type NewReport = {
  /** The event that made it, so that it is made once; a fresh id otherwise. */
  readonly id?: string | undefined;
  readonly serviceId: string;
  readonly part: ReportPart;
  readonly words: string | null;
  readonly source: ReportSource;
  readonly introductionId?: string | null;
};

/** What people said is wrong, for one actor. */
export function reportStore({ db, actor, now }: Scope) {
  const programme_id = actor.programmeId;
  return {
    /** Nothing comes back: a visitor may add a row and not see it. A row of the same id stays as it is. */
    async add(report: NewReport): Promise<void> {
      const row = {
        programme_id,
        id: report.id ?? newId(),
        service_id: report.serviceId,
        part: report.part,
        words: report.words,
        source: report.source,
        by_id: report.source === 'staff' ? actor.id : null,
        introduction_id: report.introductionId ?? null,
        at: now,
      };
      const adding = db.insertInto('service_report').values(row);
      // Where a conflict is looked for, PostgreSQL asks for the right to read.
      if (report.id === undefined) await adding.execute();
      else
        await adding.onConflict(conflict => conflict.columns(['programme_id', 'id']).doNothing()).execute();
    },

    /** Ends the check of an entry. @returns how many reports it had */
    async settle(serviceIds: readonly string[], outcome: CheckOutcome): Promise<number> {
      const done = await db
        .updateTable('service_report')
        .set({ settled_at: now, settled_by: actor.id, outcome })
        .where('programme_id', '=', programme_id)
        .where('service_id', '=', eb => eb.fn.any(eb.val([...serviceIds])))
        .where('settled_at', 'is', null)
        .executeTakeFirst();
      return Number(done.numUpdatedRows);
    },

    /** How many visitors said something since, of this service and of all. */
    async visitorsSince(
      serviceId: string,
      since: Temporal.Instant,
    ): Promise<{ readonly ofService: number; readonly ofAll: number }> {
      const { rows } = await sql<{ ofService: number; ofAll: number }>`
        select of_service as "ofService", of_all as "ofAll"
        from visitors_reports_since(${serviceId}::uuid, ${since}::timestamptz)`.execute(db);
      return rows[0] ?? { ofService: 0, ofAll: 0 };
    },
  };
}
