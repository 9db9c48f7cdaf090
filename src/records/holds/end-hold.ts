import { audit } from '../../audit/index.ts';
import { Forbidden, Refused } from '../../core/index.ts';
import type { Scope } from '../../platform/database/index.ts';
import { mayHold } from '../policy.ts';
import { holdStore } from './store.ts';

/**
 * Ends a hold: the record's period counts again.
 * @throws Forbidden for all but the co-ordinator · Refused when there is no such hold in force
 */
export async function endHold(
  scope: Scope,
  input: { readonly personId: string; readonly holdId: string; readonly why: string },
): Promise<void> {
  if (!mayHold(scope.actor)) throw new Forbidden('records.refused.role');
  const isEnded = await holdStore(scope).end(input);
  if (!isEnded) throw new Refused('records.refused.no_hold');
  await audit(scope, {
    verb: 'legal_hold.ended',
    subject: { kind: 'legal_hold', id: input.holdId },
    personId: input.personId,
  });
}
