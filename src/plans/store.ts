import type { JsonObject, Scope } from '../platform/database/index.ts';
import { draftStore } from '../platform/drafts/index.ts';
import { partsStore } from './parts-store.ts';
import type { GoalState, Plan, PlanAction, PlanBarrier, PlanContent, PlanGoal, PlanVersion } from './plan.ts';

/** What was typed and not yet saved, by field name, with the revision it began from among it. */
export type PlanDraft = {
  readonly fields: Readonly<Record<string, string>>;
  readonly at: Temporal.Instant;
};

/** `main`: goes on in the form. `apart`: the plan was changed elsewhere meanwhile, so it can only be read and copied. */
export type DraftPlace = 'main' | 'apart';

const draftKey = (referralId: string, place: DraftPlace) =>
  place === 'main' ? `plan:${referralId}` : `plan:${referralId}:apart`;

/** The tables of plans, for one actor. */
export function planStore(scope: Scope) {
  const { db, actor, now } = scope;
  const programme_id = actor.programmeId;
  const drafts = draftStore(scope);
  return {
    /** The plan of a referral, locked for a change when `hold` is set; null when there is none yet. */
    async ofReferral(referralId: string, hold = false): Promise<Plan | null> {
      const query = db
        .selectFrom('plan')
        .select(['id', 'person_id', 'what_matters', 'strengths', 'if_things_get_worse', 'revision'])
        .where('programme_id', '=', programme_id)
        .where('referral_id', '=', referralId);
      const row = await (hold ? query.forUpdate() : query).executeTakeFirst();
      if (!row) return null;
      return {
        id: row.id,
        referralId,
        personId: row.person_id,
        revision: row.revision,
        whatMatters: row.what_matters,
        strengths: row.strengths,
        ifThingsGetWorse: row.if_things_get_worse,
        goals: await goalsOf(row.id),
        barriers: await barriersOf(row.id),
        versions: await versionsOf(row.id),
      };
    },

    /** How often the plan was saved; 0 when there is none. */
    async revisionOf(referralId: string): Promise<number> {
      const row = await db
        .selectFrom('plan')
        .select('revision')
        .where('programme_id', '=', programme_id)
        .where('referral_id', '=', referralId)
        .executeTakeFirst();
      return row?.revision ?? 0;
    },

    async create(plan: { id: string; referralId: string; personId: string }): Promise<void> {
      await db
        .insertInto('plan')
        .values({
          programme_id,
          id: plan.id,
          referral_id: plan.referralId,
          person_id: plan.personId,
          created_at: now,
          updated_at: now,
          updated_by: actor.id,
        })
        .onConflict(conflict => conflict.columns(['programme_id', 'referral_id']).doNothing())
        .execute();
    },

    /** Writes the whole content: new goals, actions and barriers are added, known ones changed, missing ones put away. */
    async write(plan: Plan, content: PlanContent): Promise<void> {
      await db
        .updateTable('plan')
        .set({
          what_matters: content.whatMatters,
          strengths: content.strengths,
          if_things_get_worse: content.ifThingsGetWorse,
          revision: plan.revision + 1,
          updated_at: now,
          updated_by: actor.id,
        })
        .where('programme_id', '=', programme_id)
        .where('id', '=', plan.id)
        .execute();
      await partsStore(scope).write(plan, content);
    },

    /** What this member of staff has typed into the plan and not yet saved; `apart` what could not be saved any more. */
    async drafts(referralId: string): Promise<Readonly<Record<DraftPlace, PlanDraft | null>>> {
      const kept = await drafts.find([draftKey(referralId, 'main'), draftKey(referralId, 'apart')]);
      const of = (place: DraftPlace): PlanDraft | null => {
        const found = kept.get(draftKey(referralId, place));
        return found ? { fields: found.body as Record<string, string>, at: found.at } : null;
      };
      return { main: of('main'), apart: of('apart') };
    },

    keepDraft: (
      referralId: string,
      fields: Readonly<Record<string, string>>,
      place: DraftPlace,
    ): Promise<void> => drafts.keep(draftKey(referralId, place), { ...fields }),

    dropDraft: (referralId: string, place: DraftPlace): Promise<void> =>
      drafts.drop(draftKey(referralId, place)),

    async addVersion(plan: Plan, agreed: { on: Temporal.PlainDate; how: string }): Promise<number> {
      const number = (plan.versions.at(-1)?.number ?? 0) + 1;
      const { whatMatters, strengths, ifThingsGetWorse, goals, barriers } = plan;
      const content = JSON.stringify({ whatMatters, strengths, ifThingsGetWorse, goals, barriers });
      await db
        .insertInto('plan_version')
        .values({
          programme_id,
          plan_id: plan.id,
          number,
          content,
          agreed_on: agreed.on,
          agreed_how: agreed.how,
          recorded_by: actor.id,
          recorded_at: now,
        })
        .execute();
      return number;
    },
  };

  async function goalsOf(planId: string): Promise<PlanGoal[]> {
    const [goals, actions] = [
      await db
        .selectFrom('goal')
        .selectAll()
        .where('programme_id', '=', programme_id)
        .where('plan_id', '=', planId)
        .where('state', '<>', 'removed')
        .orderBy('position')
        .orderBy('created_at')
        .execute(),
      await db
        .selectFrom('action')
        .selectAll()
        .where('programme_id', '=', programme_id)
        .where('plan_id', '=', planId)
        .where('removed_at', 'is', null)
        .orderBy('position')
        .orderBy('created_at')
        .execute(),
    ];
    return goals.map(row => ({
      id: row.id,
      words: row.words,
      state: row.state as GoalState,
      importance: row.importance,
      confidence: row.confidence,
      confidenceWas: row.confidence_was,
      whatWouldHelp: row.what_would_help,
      actions: actions
        .filter(action => action.goal_id === row.id)
        .map(action => ({
          id: action.id,
          words: action.words,
          owner: action.owner as PlanAction['owner'],
          ownerName: action.owner_name,
          dueOn: action.due_on,
          doneOn: action.done_on,
        })),
    }));
  }

  async function barriersOf(planId: string): Promise<PlanBarrier[]> {
    const rows = await db
      .selectFrom('barrier')
      .select(['id', 'code', 'words', 'way_round'])
      .where('programme_id', '=', programme_id)
      .where('plan_id', '=', planId)
      .where('removed_at', 'is', null)
      .orderBy('created_at')
      .orderBy('id')
      .execute();
    return rows.map(({ way_round, ...row }) => ({ ...row, wayRound: way_round }));
  }

  async function versionsOf(planId: string): Promise<PlanVersion[]> {
    const rows = await db
      .selectFrom('plan_version')
      .select(['number', 'content', 'agreed_on', 'agreed_how'])
      .where('programme_id', '=', programme_id)
      .where('plan_id', '=', planId)
      .orderBy('number')
      .execute();
    return rows.map(row => ({
      number: row.number,
      agreedOn: row.agreed_on,
      agreedHow: row.agreed_how,
      content: revive(row.content as JsonObject),
    }));
  }
}

/** A stored version back as plan content: its dates are text in JSON. */
function revive(stored: JsonObject): PlanContent {
  const content = stored as unknown as PlanContent;
  const date = (value: unknown) => (typeof value === 'string' ? Temporal.PlainDate.from(value) : null);
  return {
    ...content,
    goals: content.goals.map(goal => ({
      ...goal,
      actions: goal.actions.map(action => ({
        ...action,
        dueOn: date(action.dueOn),
        doneOn: date(action.doneOn),
      })),
    })),
  };
}
