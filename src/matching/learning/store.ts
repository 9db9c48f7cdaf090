import { sql } from 'kysely';
import type { Scope } from '../../platform/database/index.ts';
import type { Outcomes } from './factor.ts';
import { type Learned, learnedKey } from './learned.ts';

/** A proposal, or what came of it. */
export type Lesson = Outcomes & {
  readonly conceptId: string;
  readonly serviceId: string;
  readonly factor: number;
  readonly proposedOn: Temporal.PlainDate;
  readonly approved: number | null;
  readonly decidedBy: string | null;
  readonly decidedAt: Temporal.Instant | null;
  readonly version: number;
};

export type Proposal = Outcomes & {
  readonly conceptId: string;
  readonly serviceId: string;
  readonly factor: number;
};

/** What a programme has learned, for one actor. */
export function learningStore({ db, actor, now }: Scope) {
  const programme_id = actor.programmeId;
  return {
    /** The factors that a person approved. */
    async inUse(): Promise<Learned> {
      const rows = await db
        .selectFrom('match_learning')
        .select(['concept_id', 'service_id', 'approved_factor'])
        .where('programme_id', '=', programme_id)
        .where('approved_factor', 'is not', null)
        .execute();
      return new Map(rows.map(row => [learnedKey(row.concept_id, row.service_id), row.approved_factor ?? 1]));
    },

    /** Writes what the counts say now; what was approved stays in use until somebody decides anew. */
    async propose(proposals: readonly Proposal[], today: Temporal.PlainDate): Promise<void> {
      if (proposals.length === 0) return;
      await sql`
        insert into match_learning as l (programme_id, concept_id, service_id, outcomes, people, went, factor, proposed_on)
        select ${programme_id}::uuid, p."conceptId", p."serviceId", p.outcomes, p.people, p.went, p.factor, ${today}::date
        from json_to_recordset(${JSON.stringify(proposals)}::json)
          as p ("conceptId" text, "serviceId" uuid, outcomes int, people int, went int, factor double precision)
        on conflict (programme_id, concept_id, service_id) do update set outcomes = excluded.outcomes, people = excluded.people,
          went = excluded.went, factor = excluded.factor, proposed_on = excluded.proposed_on, version = l.version + 1
          where (l.outcomes, l.people, l.went, l.factor) is distinct from
            (excluded.outcomes, excluded.people, excluded.went, excluded.factor)`.execute(db);
    },

    /** Everything learned, what waits for a decision first. */
    async lessons(): Promise<Lesson[]> {
      const rows = await db
        .selectFrom('match_learning')
        .selectAll()
        .where('programme_id', '=', programme_id)
        .orderBy('proposed_on', 'desc')
        .orderBy('concept_id')
        .orderBy('service_id')
        .limit(200)
        .execute();
      return rows.map(row => ({
        conceptId: row.concept_id,
        serviceId: row.service_id,
        outcomes: row.outcomes,
        people: row.people,
        went: row.went,
        factor: row.factor,
        proposedOn: row.proposed_on,
        approved: row.approved_factor,
        decidedBy: row.decided_by_name,
        decidedAt: row.decided_at,
        version: row.version,
      }));
    },

    /** Uses the proposed factor, or none any more; false when it changed since it was read. */
    async decide(
      lesson: { readonly conceptId: string; readonly serviceId: string; readonly version: number },
      use: boolean,
    ): Promise<boolean> {
      const done = await db
        .updateTable('match_learning')
        .set(eb => ({
          approved_factor: use ? eb.ref('factor') : null,
          decided_by: actor.id,
          decided_by_name: actor.name,
          decided_at: now,
          version: eb('version', '+', 1),
        }))
        .where('programme_id', '=', programme_id)
        .where('concept_id', '=', lesson.conceptId)
        .where('service_id', '=', lesson.serviceId)
        .where('version', '=', lesson.version)
        .executeTakeFirst();
      return done.numUpdatedRows > 0n;
    },
  };
}
