import { audit } from '../../audit/index.ts';
import { Forbidden, NotFound, Refused } from '../../core/index.ts';
import { personStore } from '../../people/index.ts';
import type { Scope } from '../../platform/database/index.ts';
import { mayHold } from '../policy.ts';
import { keepingRules } from '../retention/queries.ts';
import { type HoldGround, holdStore } from './store.ts';

/**
 * Holds a record: whatever its period says, it stays until somebody ends the hold.
 * @throws Forbidden for all but the co-ordinator · NotFound · Refused when the day of review has passed already
 */
export async function placeHold(
  scope: Scope,
  input: {
    readonly personId: string;
    readonly reason: HoldGround;
    readonly why: string;
    readonly reviewOn: Temporal.PlainDate;
  },
): Promise<string> {
  if (!mayHold(scope.actor)) throw new Forbidden('records.refused.role');
  if (!(await personStore(scope).find(input.personId))) throw new NotFound('person');
  const { today } = await keepingRules(scope);
  if (Temporal.PlainDate.compare(input.reviewOn, today) <= 0) throw new Refused('records.refused.review_day');
  const id = await holdStore(scope).add(input);
  await audit(scope, {
    verb: 'legal_hold.placed',
    subject: { kind: 'legal_hold', id },
    personId: input.personId,
    reason: input.reason,
  });
  return id;
}
