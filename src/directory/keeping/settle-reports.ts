import { audit } from '../../audit/index.ts';
import { Refused } from '../../core/index.ts';
import type { Scope } from '../../platform/database/index.ts';
import { entryOf } from './entry-queries.ts';
import type { CheckOutcome } from './parts.ts';
import { onlyKeepers } from './policy.ts';
import { reportStore } from './report-store.ts';

/**
 * Ends the check of an entry with what came of it.
 * @throws NotFound, Forbidden, Refused (somebody else has ended it)
 */
export async function settleReports(
  scope: Scope,
  input: { readonly serviceId: string; readonly outcome: CheckOutcome },
): Promise<void> {
  onlyKeepers(scope.actor);
  const entry = await entryOf(scope.db, input.serviceId);
  const settled = await reportStore(scope).settle(entry.ids, input.outcome);
  if (settled === 0) throw new Refused('directory.keeping.refused.settled');
  await audit(scope, {
    verb: 'service.check_settled',
    subject: { kind: 'service', id: entry.id },
    reason: input.outcome,
  });
}
