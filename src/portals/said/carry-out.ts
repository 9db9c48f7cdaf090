import { heedWords } from '../../care/index.ts';
import { Forbidden, NotFound, Refused, Stale } from '../../core/index.ts';
import { type Scope, systemActor } from '../../platform/database/index.ts';
import { type OwnCase, ownCase } from '../queries.ts';
import { carryActivity } from './carry-activity.ts';
import { carryAnswers } from './carry-answers.ts';
import { carryMeeting } from './carry-meeting.ts';
import { carryPlan } from './carry-plan.ts';
import { carryWish } from './carry-wish.ts';
import type { Said, SaidKind, SaidOutcome } from './said.ts';
import { saidStore } from './store.ts';
import type { ToCarry } from './to-carry.ts';

type Carry = (scope: Scope, one: ToCarry) => Promise<SaidOutcome>;

const carriers: Readonly<Record<SaidKind, Carry>> = {
  confirm: carryMeeting,
  cannot_come: carryMeeting,
  move: carryMeeting,
  agree_plan: carryPlan,
  step_done: carryPlan,
  not_working: carryPlan,
  went: carryActivity,
  not_gone: carryActivity,
  still_going: carryActivity,
  answers: carryAnswers,
  ring_me: carryWish,
  language: carryWish,
};

/** What was said, once: held by id, so that an event heard twice is carried out once. */
async function held(scope: Scope, saidId: string): Promise<{ said: Said; own: OwnCase | null } | null> {
  const said = await saidStore(scope).holdNew(saidId);
  return said && { said, own: await ownCase(scope, said.personId) };
}

/**
 * Carries what a person said into the rooms, by their own commands and in the person's name. What is not possible any more (the case was
 * closed, the meeting moved, in another window) becomes `late`, which the page says.
 */
export async function carryOut(scope: Scope, saidId: string): Promise<void> {
  const found = await held(scope, saidId);
  if (!found) return;
  const { said, own } = found;
  const store = saidStore(scope);
  const { referralId } = own ?? {};
  if (!own || !referralId) return store.settle(said.id, 'late');
  const { called } = own;
  const name = said.helperName ? `${said.helperName} (${called})` : called;
  const asThem: Scope = { ...scope, actor: { ...systemActor(scope.actor.programmeId), name } };
  if (own.linkWorkerId) {
    await heedWords(scope, { id: referralId, personId: said.personId, linkWorkerId: own.linkWorkerId }, [
      said.words,
    ]);
  }
  await store.settle(
    said.id,
    await tried(() => carriers[said.kind](asThem, { said, own: { ...own, referralId } })),
  );
}

async function tried(carry: () => Promise<SaidOutcome>): Promise<SaidOutcome> {
  try {
    return await carry();
  } catch (error) {
    const over = [Refused, NotFound, Forbidden, Stale].some(kind => error instanceof kind);
    if (over) return 'late';
    throw error;
  }
}
