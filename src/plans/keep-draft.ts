import { caseOf } from '../care/index.ts';
import { Forbidden } from '../core/index.ts';
import type { Scope } from '../platform/database/index.ts';
import { may } from './policy.ts';
import { type DraftPlace, type PlanDraft, planStore } from './store.ts';

/**
 * Keeps what somebody is typing into a plan, as they type. It is theirs alone until they save it. When the plan was saved
 * since the page was opened, or the same person writes in another window, it is kept apart from what goes on there.
 * @param input.fields everything typed, with `revision`, the window (`page`) and the draft it began from (`seen`)
 */
export async function keepDraft(
  scope: Scope,
  { referralId, fields }: { readonly referralId: string; readonly fields: Readonly<Record<string, string>> },
): Promise<DraftPlace> {
  const standing = await caseOf(scope, referralId);
  const allowed = may(scope.actor, 'change', standing);
  if (!allowed.ok) throw new Forbidden(allowed.reasonKey);
  const store = planStore(scope);
  const { main } = await store.drafts(referralId);
  const saved = Number(fields['revision'] ?? 0) !== (await store.revisionOf(referralId));
  const place = saved || isOfAnotherWindow(main, fields) ? 'apart' : 'main';
  await store.keepDraft(referralId, fields, place);
  return place;
}

/** Whether the draft was written in another window, after this one was opened. */
function isOfAnotherWindow(draft: PlanDraft | null, fields: Readonly<Record<string, string>>): boolean {
  return (
    draft !== null &&
    draft.fields['page'] !== fields['page'] &&
    draft.at.toString() !== (fields['seen'] ?? '')
  );
}
