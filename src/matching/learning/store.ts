import { type Selectable, sql } from 'kysely';
import type { Scope, Tables } from '../../platform/database/index.ts';
import type { Outcomes } from './factor.ts';
import { type Learned, learnedKey } from './learned.ts';

/** A proposal, or what came of it. */
export type Lesson = Outcomes & {
  readonly conceptId: string;
  readonly serviceId: string;
  readonly factor: number;
  /** Share of all outcomes of the programme where the person went, 0 to 1; null where it was not kept. */
  readonly usual: number | null;
  readonly proposedOn: Temporal.PlainDate;
  /** The factor in use; null when none is. */
  readonly approved: number | null;
  readonly decidedBy: string | null;
  readonly decidedAt: Temporal.Instant | null;
  readonly version: number;
};

export type Proposal = Outcomes & {
  readonly conceptId: string;
  readonly serviceId: string;
  readonly factor: number;
  readonly usual: number;
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

    /**
     * Writes what the counts say now, all of it; what was approved stays in use until somebody decides anew. What is in use
     * and no longer borne out is proposed to count as usual: nothing weighs on a service for ever because nobody goes there.
     * @returns how many proposals are new, changed or withdrawn
     */
    async propose(proposals: readonly Proposal[], today: Temporal.PlainDate): Promise<number> {
      const written = await sql`
        insert into match_learning as l (programme_id, concept_id, service_id, outcomes, people, went, factor, usual, proposed_on)
        select ${programme_id}::uuid, p."conceptId", p."serviceId", p.outcomes, p.people, p.went, p.factor, p.usual, ${today}::date
        from json_to_recordset(${JSON.stringify(proposals)}::json) as p ("conceptId" text, "serviceId" uuid, outcomes int,
          people int, went int, factor double precision, usual double precision)
        on conflict (programme_id, concept_id, service_id) do update set outcomes = excluded.outcomes, people = excluded.people,
          went = excluded.went, factor = excluded.factor, usual = excluded.usual, proposed_on = excluded.proposed_on,
          version = l.version + 1, withdrawn_on = null
          where l.withdrawn_on is not null or (l.outcomes, l.people, l.went, l.factor) is distinct from
            (excluded.outcomes, excluded.people, excluded.went, excluded.factor)`.execute(db);
      const withdrawn = await sql`
        update match_learning l set withdrawn_on = ${today}::date, version = l.version + 1
        where l.programme_id = ${programme_id} and l.decided_at is null and l.withdrawn_on is null and not exists (
          select 1 from json_to_recordset(${JSON.stringify(proposals)}::json) as p ("conceptId" text, "serviceId" uuid)
          where p."conceptId" = l.concept_id and p."serviceId" = l.service_id)`.execute(db);
      const usualAgain = await sql`
        update match_learning l set factor = 1, proposed_on = ${today}::date, version = l.version + 1
        where l.programme_id = ${programme_id} and l.approved_factor is not null and l.factor <> 1 and not exists (
          select 1 from json_to_recordset(${JSON.stringify(proposals)}::json) as p ("conceptId" text, "serviceId" uuid)
          where p."conceptId" = l.concept_id and p."serviceId" = l.service_id)`.execute(db);
      return [written, withdrawn, usualAgain].reduce(
        (sum, { numAffectedRows = 0n }) => sum + Number(numAffectedRows),
        0,
      );
    },

    /** One lesson; null when there is none. */
    async find(conceptId: string, serviceId: string): Promise<Lesson | null> {
      const row = await db
        .selectFrom('match_learning')
        .selectAll()
        .where('programme_id', '=', programme_id)
        .where('concept_id', '=', conceptId)
        .where('service_id', '=', serviceId)
        .where('withdrawn_on', 'is', null)
        .executeTakeFirst();
      return row ? lessonOf(row) : null;
    },

    /** Everything learned that still stands, the newest first. */
    async lessons(): Promise<Lesson[]> {
      const rows = await db
        .selectFrom('match_learning')
        .selectAll()
        .where('programme_id', '=', programme_id)
        .where('withdrawn_on', 'is', null)
        .orderBy('proposed_on', 'desc')
        .orderBy('concept_id')
        .orderBy('service_id')
        .limit(200)
        .execute();
      return rows.map(lessonOf);
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

function lessonOf(row: Selectable<Tables['match_learning']>): Lesson {
  return {
    conceptId: row.concept_id,
    serviceId: row.service_id,
    outcomes: row.outcomes,
    people: row.people,
    went: row.went,
    factor: row.factor,
    usual: row.usual,
    proposedOn: row.proposed_on,
    approved: row.approved_factor,
    decidedBy: row.decided_by_name,
    decidedAt: row.decided_at,
    version: row.version,
  };
}
