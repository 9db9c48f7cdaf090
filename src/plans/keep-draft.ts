import { caseOf } from '../care/index.ts';
import { Forbidden } from '../core/index.ts';
import type { Scope } from '../platform/database/index.ts';
import { may } from './policy.ts';
import { planStore } from './store.ts';

/** Keeps what somebody is typing into a plan, as they type. It is theirs alone until they save it. */
export async function keepDraft(
  scope: Scope,
  { referralId, fields }: { readonly referralId: string; readonly fields: Readonly<Record<string, string>> },
): Promise<void> {
  const standing = await caseOf(scope, referralId);
  const allowed = may(scope.actor, 'change', standing);
  if (!allowed.ok) throw new Forbidden(allowed.reasonKey);
  await planStore(scope).keepDraft(referralId, fields);
}
