import { allOf } from '../core/index.ts';
import type { PlanAction } from '../plans/index.ts';
import { compiledOnce, type Scope } from '../platform/database/index.ts';
import type { CasePlan } from './case-facts.ts';

/** The plan of a referral with its goals, their steps and the last agreed version; null when there is none yet. */
export async function planOf(scope: Scope, referralId: string): Promise<CasePlan | null> {
  const { plan, goals, actions } = await allOf({
    plan: planRow(scope, referralId),
    goals: goalRows(scope, referralId),
    actions: actionRows(scope, referralId),
  });
  if (!plan) return null;
  const byGoal = Map.groupBy(
    actions.map(row => ({
      id: row.id,
      goalId: row.goal_id,
      words: row.words,
      owner: row.owner as PlanAction['owner'],
      ownerName: row.owner_name,
      dueOn: row.due_on,
      doneOn: row.done_on,
    })),
    action => action.goalId,
  );
  return {
    strengths: plan.strengths,
    agreed:
      plan.number && plan.agreed_on && plan.agreed_how
        ? { number: plan.number, on: plan.agreed_on, how: plan.agreed_how }
        : null,
    goals: goals.map(row => ({
      id: row.id,
      words: row.words,
      state: row.state,
      importance: row.importance,
      confidence: row.confidence,
      confidenceWas: row.confidence_was,
      whatWouldHelp: row.what_would_help,
      actions: byGoal.get(row.id) ?? [],
    })),
  };
}

const planRowQuery = compiledOnce((db, asked: { programmeId: string; referralId: string }) =>
  db
    .selectFrom('plan as p')
    .leftJoinLateral(
      eb =>
        eb
          .selectFrom('plan_version as v')
          .select(['v.number', 'v.agreed_on', 'v.agreed_how'])
          .whereRef('v.programme_id', '=', 'p.programme_id')
          .whereRef('v.plan_id', '=', 'p.id')
          .orderBy('v.number', 'desc')
          .limit(1)
          .as('v'),
      join => join.onTrue(),
    )
    .select(['p.strengths', 'v.number', 'v.agreed_on', 'v.agreed_how'])
    .where('p.programme_id', '=', asked.programmeId)
    .where('p.referral_id', '=', asked.referralId),
);

async function planRow({ db, actor }: Scope, referralId: string) {
  return (await db.executeQuery(planRowQuery({ programmeId: actor.programmeId, referralId }))).rows[0];
}

const goalRowsQuery = compiledOnce((db, asked: { programmeId: string; referralId: string }) =>
  db
    .selectFrom('goal as g')
    .innerJoin('plan as p', join =>
      join.onRef('p.programme_id', '=', 'g.programme_id').onRef('p.id', '=', 'g.plan_id'),
    )
    .select([
      'g.id',
      'g.words',
      'g.state',
      'g.importance',
      'g.confidence',
      'g.confidence_was',
      'g.what_would_help',
    ])
    .where('p.programme_id', '=', asked.programmeId)
    .where('p.referral_id', '=', asked.referralId)
    .where('g.state', '<>', 'removed')
    .orderBy('g.position')
    .orderBy('g.created_at'),
);

async function goalRows({ db, actor }: Scope, referralId: string) {
  return (await db.executeQuery(goalRowsQuery({ programmeId: actor.programmeId, referralId }))).rows;
}

const actionRowsQuery = compiledOnce((db, asked: { programmeId: string; referralId: string }) =>
  db
    .selectFrom('action as a')
    .innerJoin('plan as p', join =>
      join.onRef('p.programme_id', '=', 'a.programme_id').onRef('p.id', '=', 'a.plan_id'),
    )
    .select(['a.id', 'a.goal_id', 'a.words', 'a.owner', 'a.owner_name', 'a.due_on', 'a.done_on'])
    .where('p.programme_id', '=', asked.programmeId)
    .where('p.referral_id', '=', asked.referralId)
    .where('a.removed_at', 'is', null)
    .orderBy('a.position')
    .orderBy('a.created_at'),
);

async function actionRows({ db, actor }: Scope, referralId: string) {
  return (await db.executeQuery(actionRowsQuery({ programmeId: actor.programmeId, referralId }))).rows;
}
