import { audit } from '../audit/index.ts';
import type { Scope } from '../platform/database/index.ts';
import { type NextAction, nextAction, writeNextAction } from './next-action.ts';
import { caseFacts } from './queries/case-facts.ts';
import { houseRules } from './queries/house-rules.ts';
import { careStore } from './store.ts';

/**
 * Works out the next action of a case again and stores it, so that lists sort by it in SQL. Every command that changes
 * a fact of a case calls this last, in its own transaction, which is on record by that command; what the clock changes is put
 * on record here.
 * @returns the next action, or null when the case is not open
 */
export async function refreshNextAction(scope: Scope, referralId: string): Promise<NextAction | null> {
  const house = await houseRules(scope);
  const facts = await caseFacts(scope, referralId, house);
  const action = nextAction(facts, house);
  const written = action && writeNextAction(action);
  const changed = await careStore(scope).setNextAction(referralId, written, action?.on ?? null);
  if (changed && scope.actor.role === 'system')
    await audit(scope, {
      verb: 'case.next_action_set',
      subject: { kind: 'referral', id: referralId },
      personId: changed.person_id,
      fields: ['next_action'],
    });
  return action;
}
