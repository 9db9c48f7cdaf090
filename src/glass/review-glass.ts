import { audit } from '../audit/index.ts';
import { settleTasks } from '../care/index.ts';
import { Forbidden, NotFound, Refused } from '../core/index.ts';
import type { Scope } from '../platform/database/index.ts';
import type { Verdict } from './glass.ts';
import { may } from './policy.ts';
import { findGlass } from './queries.ts';
import { glassStore } from './store.ts';

/**
 * Judges a use of break-glass, once. One that was not justified ends at once.
 * @throws NotFound, Forbidden (their own, or no co-ordinator), Refused (it was judged already)
 */
export async function reviewGlass(
  scope: Scope,
  { id, verdict, words }: { readonly id: string; readonly verdict: Verdict; readonly words: string | null },
): Promise<void> {
  const glass = await findGlass(scope, id);
  if (!glass) throw new NotFound('break-glass');
  const leave = may(scope.actor, 'review', glass);
  if (!leave.ok) throw glass.verdict ? new Refused(leave.reasonKey) : new Forbidden(leave.reasonKey);
  const store = glassStore(scope);
  await store.review(id, verdict, words);
  if (verdict === 'not_justified' && !glass.endedAt) await store.end(id);
  await settleTasks(scope, 'review_glass', id);
  await audit(scope, {
    verb: 'glass.reviewed',
    subject: { kind: 'break_glass', id },
    personId: glass.personId,
    reason: verdict,
  });
}
