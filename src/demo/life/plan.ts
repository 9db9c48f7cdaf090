import type { Story } from '../story.ts';
import { staffOf, type World } from '../world.ts';
import type { Written } from './person.ts';
import type { Held } from './sessions.ts';

const owners = { p: 'person', l: 'link_worker', b: 'both' } as const;

/** Writes the plan and the versions agreed of it. Returns the ids of its goals, for introductions that serve one. */
export function writePlan(
  world: World,
  story: Story,
  written: Written,
  held: readonly Held[],
): readonly string[] {
  const { plan } = story;
  const { personId, referralId } = written;
  const begun = held[Math.min(1, held.length - 1)];
  if (!plan || !personId || !begun) return [];
  const { chance, rows, calendar, programmeId: programme_id } = world;
  const worker = staffOf(world, story.worker ?? '').id;
  const planId = chance.id(begun.at);
  const closed = written.steps.some(step => step.name === 'close');
  const last = held.at(-1) ?? begun;
  rows.add('plan', {
    programme_id,
    id: planId,
    referral_id: referralId,
    person_id: personId,
    what_matters: plan.matters,
    strengths: plan.strengths,
    if_things_get_worse: plan.worse,
    revision: held.length + 1,
    created_at: begun.at,
    updated_at: last.at,
    updated_by: worker,
  });
  const goals = plan.goals.map((goal, position) => {
    const id = chance.id(begun.at);
    const state =
      goal.state ?? (closed ? chance.pick(['met', 'met', 'partly_met', 'left'] as const) : 'open');
    rows.add('goal', {
      programme_id,
      id,
      plan_id: planId,
      words: goal.words,
      importance: goal.importance,
      confidence: goal.confidence,
      confidence_was: goal.was ?? null,
      what_would_help: goal.help ?? null,
      state,
      position,
      created_at: begun.at,
    });
    const done = goal.done ?? doneCount(world, goal.actions.length, held.length, state);
    const actions = goal.actions.map(([owner, words], place) => {
      const isDone = place < done;
      const doneOn = isDone ? (held[Math.min(held.length - 1, place + 2)] ?? last).day : null;
      const dueOn = isDone ? doneOn : closed ? null : calendar.ahead(chance.between(-1, 9) + 1);
      const actionId = chance.id(begun.at);
      rows.add('action', {
        programme_id,
        id: actionId,
        plan_id: planId,
        goal_id: id,
        words,
        owner: owners[owner],
        owner_name: null,
        due_on: dueOn,
        done_on: doneOn,
        removed_at: null,
        position: place,
        created_at: begun.at,
      });
      return { id: actionId, words, owner: owners[owner], ownerName: null, dueOn, doneOn: null };
    });
    return { id, goal, actions };
  });
  const barriers = plan.barriers.map(([code, words, way]) => {
    const id = chance.id(begun.at);
    rows.add('barrier', {
      programme_id,
      id,
      plan_id: planId,
      code,
      words,
      way_round: way,
      removed_at: null,
      created_at: begun.at,
    });
    return { id, code, words, wayRound: way };
  });
  plan.agreedAt.forEach((session, index) => {
    const at = held[session - 1];
    if (!at) return;
    const latest = index === plan.agreedAt.length - 1;
    rows.add('plan_version', {
      programme_id,
      plan_id: planId,
      number: index + 1,
      content: JSON.parse(
        JSON.stringify({
          whatMatters: plan.matters,
          strengths: plan.strengths,
          ifThingsGetWorse: plan.worse,
          goals: goals.map(({ id, goal, actions }) => ({
            id,
            words: goal.words,
            state: 'open',
            importance: goal.importance,
            confidence: latest ? goal.confidence : (goal.was ?? goal.confidence),
            confidenceWas: latest ? (goal.was ?? null) : null,
            whatWouldHelp: goal.help ?? null,
            actions: latest ? actions : actions.slice(0, 2),
          })),
          barriers,
        }),
      ),
      agreed_on: at.day,
      agreed_how: plan.how ?? (story.mode === 'phone' ? 'by_phone' : 'in_person'),
      recorded_by: worker,
      recorded_at: at.at.add({ minutes: 50 }),
    });
  });
  return goals.map(({ id }) => id);
}

function doneCount({ chance }: World, actions: number, held: number, state: string): number {
  if (state === 'met') return actions;
  if (state === 'left') return Math.min(actions, 1);
  return Math.min(actions - 1, Math.max(0, held - 2), chance.between(0, actions));
}
