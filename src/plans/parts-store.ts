import { sql } from 'kysely';
import { newId } from '../core/index.ts';
import type { Scope } from '../platform/database/index.ts';
import type { Plan, PlanBarrier, PlanContent, PlanGoal } from './plan.ts';

type Placed = { readonly goal: PlanGoal; readonly position: number; readonly id: string };

/** The goals, actions and barriers of a plan: they are changed in place and put away, never deleted. */
export function partsStore({ db, actor, now }: Scope) {
  const programme_id = actor.programmeId;
  return {
    /** Adds what is new, changes what is known, puts away what the content does not name any more. */
    async write(plan: Plan, content: PlanContent): Promise<void> {
      const before = new Map(plan.goals.map(goal => [goal.id, goal]));
      const goals = content.goals.map((goal, position) => ({ goal, position, id: goal.id ?? newId() }));
      await writeGoals(plan, before, goals);
      await writeActions(plan, goals);
      await writeBarriers(plan, content.barriers);
    },

    /** Writes that a step is done, unless it is already, and counts it as a save of the plan. @returns false when nothing changed */
    async stepDone(
      plan: Pick<Plan, 'id' | 'revision'>,
      actionId: string,
      on: Temporal.PlainDate,
    ): Promise<boolean> {
      const { numUpdatedRows } = await db
        .updateTable('action')
        .set({ done_on: on })
        .where('programme_id', '=', programme_id)
        .where('plan_id', '=', plan.id)
        .where('id', '=', actionId)
        .where('removed_at', 'is', null)
        .where('done_on', 'is', null)
        .executeTakeFirst();
      if (numUpdatedRows === 0n) return false;
      await db
        .updateTable('plan')
        .set({ revision: plan.revision + 1, updated_at: now })
        .where('programme_id', '=', programme_id)
        .where('id', '=', plan.id)
        .execute();
      return true;
    },
  };

  async function writeGoals(plan: Plan, before: Map<string | null, PlanGoal>, goals: readonly Placed[]) {
    const rows = goals.map(({ goal, position, id }) => {
      const known = before.get(goal.id);
      const moved = known && known.confidence !== goal.confidence;
      return {
        programme_id,
        id,
        plan_id: plan.id,
        words: goal.words,
        importance: goal.importance,
        confidence: goal.confidence,
        confidence_was: moved ? known.confidence : (known?.confidenceWas ?? null),
        what_would_help: goal.whatWouldHelp,
        state: goal.state as string,
        position,
        created_at: now,
      };
    });
    if (rows.length > 0) {
      await db
        .insertInto('goal')
        .values(rows)
        .onConflict(conflict =>
          conflict.columns(['programme_id', 'id']).doUpdateSet(eb => ({
            words: eb.ref('excluded.words'),
            importance: eb.ref('excluded.importance'),
            confidence: eb.ref('excluded.confidence'),
            confidence_was: eb.ref('excluded.confidence_was'),
            what_would_help: eb.ref('excluded.what_would_help'),
            state: eb.ref('excluded.state'),
            position: eb.ref('excluded.position'),
          })),
        )
        .execute();
    }
    await db.updateTable('goal').set({ state: 'removed' }).where(besides(plan, rows)).execute();
  }

  async function writeActions(plan: Plan, goals: readonly Placed[]) {
    const rows = goals.flatMap(({ goal, id: goal_id }) =>
      goal.actions.map((action, position) => ({
        programme_id,
        id: action.id ?? newId(),
        plan_id: plan.id,
        goal_id,
        words: action.words,
        owner: action.owner as string,
        owner_name: action.ownerName,
        due_on: action.dueOn,
        done_on: action.doneOn,
        position,
        created_at: now,
      })),
    );
    if (rows.length > 0) {
      await db
        .insertInto('action')
        .values(rows)
        .onConflict(conflict =>
          conflict.columns(['programme_id', 'id']).doUpdateSet(eb => ({
            words: eb.ref('excluded.words'),
            owner: eb.ref('excluded.owner'),
            owner_name: eb.ref('excluded.owner_name'),
            due_on: eb.ref('excluded.due_on'),
            done_on: eb.ref('excluded.done_on'),
            position: eb.ref('excluded.position'),
          })),
        )
        .execute();
    }
    await db
      .updateTable('action')
      .set({ removed_at: now })
      .where('removed_at', 'is', null)
      .where(besides(plan, rows))
      .execute();
  }

  async function writeBarriers(plan: Plan, barriers: readonly PlanBarrier[]) {
    const rows = barriers.map(barrier => ({
      programme_id,
      id: barrier.id ?? newId(),
      plan_id: plan.id,
      code: barrier.code,
      words: barrier.words,
      way_round: barrier.wayRound,
      created_at: now,
    }));
    if (rows.length > 0) {
      await db
        .insertInto('barrier')
        .values(rows)
        .onConflict(conflict =>
          conflict.columns(['programme_id', 'id']).doUpdateSet(eb => ({
            code: eb.ref('excluded.code'),
            words: eb.ref('excluded.words'),
            way_round: eb.ref('excluded.way_round'),
          })),
        )
        .execute();
    }
    await db
      .updateTable('barrier')
      .set({ removed_at: now })
      .where('removed_at', 'is', null)
      .where(besides(plan, rows))
      .execute();
  }

  /** What the plan has beside these, to be put away. */
  function besides(plan: Plan, kept: readonly { readonly id: string }[]) {
    const ids = kept.map(({ id }) => id);
    return sql<boolean>`programme_id = ${programme_id} and plan_id = ${plan.id} and id <> all(${ids})`;
  }
}
