import { sql } from 'kysely';
import { newId } from '../../core/index.ts';
import type { JsonObject, Scope } from '../../platform/database/index.ts';

export type RunState = 'proposed' | 'approved' | 'called_back' | 'done';
export type ErasureFate = 'waiting' | 'erased' | 'held' | 'open' | 'asked' | 'changed' | 'gone';

export type ErasureRun = {
  readonly id: string;
  readonly ground: 'retention' | 'right';
  readonly state: RunState;
  readonly proposedBy: string;
  readonly proposedRole: string;
  readonly proposedByName: string;
  readonly proposedAt: Temporal.Instant;
  readonly approvedByName: string | null;
  readonly approvedAt: Temporal.Instant | null;
  readonly notBefore: Temporal.PlainDate | null;
  readonly doneAt: Temporal.Instant | null;
  readonly records: number;
  readonly erased: number;
  readonly left: number;
};

/** One record of a run; once it is erased, all that is left of it. */
export type Erasure = {
  readonly id: string;
  readonly kind: 'person' | 'referral';
  readonly subjectId: string;
  readonly references: readonly string[];
  readonly rule: string;
  readonly triggerOn: Temporal.PlainDate | null;
  readonly dueOn: Temporal.PlainDate | null;
  readonly fate: ErasureFate;
  readonly doneAt: Temporal.Instant | null;
  readonly rows: JsonObject;
};

export type NewErasure = Pick<Erasure, 'kind' | 'subjectId' | 'references' | 'rule' | 'triggerOn' | 'dueOn'>;

export function erasureStore({ db, actor, now }: Scope) {
  const programmeId = actor.programmeId;
  const runs = () =>
    db
      .selectFrom('erasure_run as r')
      .innerJoin('staff as p', join =>
        join.onRef('p.programme_id', '=', 'r.programme_id').onRef('p.id', '=', 'r.proposed_by'),
      )
      .leftJoin('staff as a', join =>
        join.onRef('a.programme_id', '=', 'r.programme_id').onRef('a.id', '=', 'r.approved_by'),
      )
      .selectAll('r')
      .select(['p.name as proposed_name', 'a.name as approved_name'])
      .select(eb =>
        (['waiting', 'erased'] as const).map(fate =>
          eb
            .selectFrom('erasure as e')
            .select(inner => inner.fn.countAll<number>().as('count'))
            .whereRef('e.programme_id', '=', 'r.programme_id')
            .whereRef('e.run_id', '=', 'r.id')
            .where('e.outcome', '=', fate)
            .as(fate),
        ),
      )
      .select(eb =>
        eb
          .selectFrom('erasure as e')
          .select(inner => inner.fn.countAll<number>().as('count'))
          .whereRef('e.programme_id', '=', 'r.programme_id')
          .whereRef('e.run_id', '=', 'r.id')
          .as('records'),
      )
      .where('r.programme_id', '=', programmeId);
  return {
    async addRun(ground: 'retention' | 'right', records: readonly NewErasure[]): Promise<string> {
      const id = newId();
      await db
        .insertInto('erasure_run')
        .values({
          programme_id: programmeId,
          id,
          ground,
          proposed_by: actor.id,
          proposed_role: actor.role,
          proposed_at: now,
        })
        .execute();
      await db
        .insertInto('erasure')
        .values(
          records.map(one => ({
            programme_id: programmeId,
            id: newId(),
            run_id: id,
            subject_kind: one.kind,
            subject_id: one.subjectId,
            reference_list: [...one.references],
            rule: one.rule,
            trigger_on: one.triggerOn,
            due_on: one.dueOn,
          })),
        )
        .execute();
      return id;
    },

    /** The newest runs first. */
    async newest(limit: number): Promise<readonly ErasureRun[]> {
      return (await runs().orderBy('r.proposed_at', 'desc').limit(limit).execute()).map(runOf);
    },

    async find(id: string): Promise<ErasureRun | undefined> {
      const row = await runs().where('r.id', '=', id).executeTakeFirst();
      return row ? runOf(row) : undefined;
    },

    async records(runId: string): Promise<readonly Erasure[]> {
      const rows = await db
        .selectFrom('erasure')
        .selectAll()
        .where('programme_id', '=', programmeId)
        .where('run_id', '=', runId)
        .orderBy('due_on')
        .orderBy('id')
        .limit(600)
        .execute();
      return rows.map(row => ({
        id: row.id,
        kind: row.subject_kind === 'referral' ? 'referral' : 'person',
        subjectId: row.subject_id,
        references: row.reference_list,
        rule: row.rule,
        triggerOn: row.trigger_on,
        dueOn: row.due_on,
        fate: row.outcome as ErasureFate,
        doneAt: row.done_at,
        rows: row.row_counts as JsonObject,
      }));
    },

    /** Which of these are waiting in a run already. */
    async waiting(subjectIds: readonly string[]): Promise<ReadonlySet<string>> {
      const rows = await db
        .selectFrom('erasure as e')
        .innerJoin('erasure_run as r', join =>
          join.onRef('r.programme_id', '=', 'e.programme_id').onRef('r.id', '=', 'e.run_id'),
        )
        .select('e.subject_id')
        .where('e.programme_id', '=', programmeId)
        .where('e.outcome', '=', 'waiting')
        .where('r.state', 'in', ['proposed', 'approved'])
        .where('e.subject_id', '=', eb => eb.fn.any(eb.val([...subjectIds])))
        .execute();
      return new Set(rows.map(row => row.subject_id));
    },

    async approve(id: string, notBefore: Temporal.PlainDate): Promise<boolean> {
      const { numUpdatedRows } = await db
        .updateTable('erasure_run')
        .set({
          state: 'approved',
          approved_by: actor.id,
          approved_role: actor.role,
          approved_at: now,
          not_before: notBefore,
        })
        .where('programme_id', '=', programmeId)
        .where('id', '=', id)
        .where('state', '=', 'proposed')
        .executeTakeFirst();
      return numUpdatedRows === 1n;
    },

    async callBack(id: string): Promise<boolean> {
      const { numUpdatedRows } = await db
        .updateTable('erasure_run')
        .set({ state: 'called_back', called_back_by: actor.id, called_back_at: now })
        .where('programme_id', '=', programmeId)
        .where('id', '=', id)
        .where('state', 'in', ['proposed', 'approved'])
        .executeTakeFirst();
      return numUpdatedRows === 1n;
    },

    /** Runs whose day has come. */
    async ready(today: Temporal.PlainDate): Promise<readonly { id: string; ground: string }[]> {
      return db
        .selectFrom('erasure_run')
        .select(['id', 'ground'])
        .where('programme_id', '=', programmeId)
        .where('state', '=', 'approved')
        .where('not_before', '<=', today)
        .execute();
    },

    /** Erases one record by the function of the owner. @returns what came of it */
    async erase(runId: string, erasureId: string): Promise<ErasureFate> {
      const { rows } = await sql<{ fate: ErasureFate }>`
        select erase_record(${runId}::uuid, ${erasureId}::uuid) as fate`.execute(db);
      return rows[0]?.fate ?? 'gone';
    },

    /** What is not due any more when the night comes is left. */
    async leave(runId: string, erasureId: string): Promise<void> {
      await sql`select leave_record(${runId}::uuid, ${erasureId}::uuid)`.execute(db);
    },

    async finish(id: string): Promise<void> {
      await db
        .updateTable('erasure_run')
        .set({ state: 'done', done_at: now })
        .where('programme_id', '=', programmeId)
        .where('id', '=', id)
        .execute();
    },
  };
}

type RunRow = {
  id: string;
  ground: string;
  state: string;
  proposed_by: string;
  proposed_role: string;
  proposed_name: string;
  proposed_at: Temporal.Instant;
  approved_name: string | null;
  approved_at: Temporal.Instant | null;
  not_before: Temporal.PlainDate | null;
  done_at: Temporal.Instant | null;
  records: number | null;
  waiting: number | null;
  erased: number | null;
};

function runOf(row: RunRow): ErasureRun {
  const records = row.records ?? 0;
  return {
    id: row.id,
    ground: row.ground === 'right' ? 'right' : 'retention',
    state: row.state as RunState,
    proposedBy: row.proposed_by,
    proposedRole: row.proposed_role,
    proposedByName: row.proposed_name,
    proposedAt: row.proposed_at,
    approvedByName: row.approved_name,
    approvedAt: row.approved_at,
    notBefore: row.not_before,
    doneAt: row.done_at,
    records,
    erased: row.erased ?? 0,
    left: records - (row.erased ?? 0) - (row.waiting ?? 0),
  };
}
