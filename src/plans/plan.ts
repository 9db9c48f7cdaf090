/** Who does an action of a plan. */
export const actionOwners = ['person', 'link_worker', 'both', 'other'] as const;
export type ActionOwner = (typeof actionOwners)[number];

/** How a goal ended, or that it is still open. A removed goal stays in the record and is shown nowhere. */
export const goalStates = ['open', 'met', 'partly_met', 'left'] as const;
export type GoalState = (typeof goalStates)[number];

/** A step towards a goal. `id` is null for one that is new. */
export type PlanAction = {
  readonly id: string | null;
  readonly words: string;
  readonly owner: ActionOwner;
  readonly ownerName: string | null;
  readonly dueOn: Temporal.PlainDate | null;
  readonly doneOn: Temporal.PlainDate | null;
};

/** A goal in the person's own words; importance and confidence 0–10, or not asked. */
export type PlanGoal = {
  readonly id: string | null;
  readonly words: string;
  readonly state: GoalState;
  readonly importance: number | null;
  readonly confidence: number | null;
  /** The confidence before the last change, to show how it moved. */
  readonly confidenceWas: number | null;
  readonly whatWouldHelp: string | null;
  readonly actions: readonly PlanAction[];
};

/** Something in the way, and the way round it. */
export type PlanBarrier = {
  readonly id: string | null;
  readonly code: string;
  readonly words: string | null;
  readonly wayRound: string | null;
};

/** What the person and the link worker write together: the social prescription. */
export type PlanContent = {
  readonly whatMatters: string | null;
  readonly strengths: string | null;
  readonly ifThingsGetWorse: string | null;
  readonly goals: readonly PlanGoal[];
  readonly barriers: readonly PlanBarrier[];
};

/** A plan as it stands. `revision` counts every save; a save names the revision it began from. */
export type Plan = PlanContent & {
  readonly id: string;
  readonly referralId: string;
  readonly personId: string;
  readonly revision: number;
  readonly versions: readonly PlanVersion[];
};

/** A plan as it was agreed with the person on a day. */
export type PlanVersion = {
  readonly number: number;
  readonly agreedOn: Temporal.PlainDate;
  readonly agreedHow: string;
  readonly content: PlanContent;
};

export const emptyPlan: PlanContent = {
  whatMatters: null,
  strengths: null,
  ifThingsGetWorse: null,
  goals: [],
  barriers: [],
};

/** Below this confidence the page asks what would make it a six (domain.md, "Plan"). */
export const CONFIDENCE_TO_ASK = 5;

/** The plan as plain text, so that two people's versions can be put side by side. */
export function planAsText(plan: PlanContent): string {
  const lines = [
    plan.whatMatters,
    plan.strengths,
    plan.ifThingsGetWorse,
    ...plan.goals.flatMap(goal => [
      `“${goal.words}” ${[goal.importance, goal.confidence].map(n => n ?? '–').join(' / ')}`,
      goal.whatWouldHelp,
      ...goal.actions.map(
        action =>
          `  ${action.doneOn ? '✓' : '○'} ${action.words}${action.ownerName ? ` (${action.ownerName})` : ''}${action.dueOn ? `, ${action.dueOn}` : ''}`,
      ),
    ]),
    ...plan.barriers.map(barrier =>
      [barrier.words ?? barrier.code, barrier.wayRound].filter(Boolean).join(' → '),
    ),
  ];
  return lines.filter(Boolean).join('\n');
}

/** A step that was done is progress, not a change of what was agreed. */
function withoutProgress(plan: PlanContent): PlanContent {
  const goals = plan.goals.map(goal => ({
    ...goal,
    actions: goal.actions.map(action => ({ ...action, doneOn: null })),
  }));
  return { ...plan, goals };
}

/** Whether an agreed version still says what the plan says now; steps done since do not count as a change. */
export function isAsAgreed(plan: Plan): boolean {
  const last = plan.versions.at(-1);
  return (
    last !== undefined && planAsText(withoutProgress(last.content)) === planAsText(withoutProgress(plan))
  );
}
