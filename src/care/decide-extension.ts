import { audit } from '../audit/index.ts';
import { Refused } from '../core/index.ts';
import type { Scope } from '../platform/database/index.ts';
import { emit } from '../platform/events/index.ts';
import { referralStore } from '../referrals/index.ts';
import { settleTasks } from './make-task.ts';
import { may, refusalOf } from './policy.ts';
import { holdCase } from './queries/case.ts';
import { openExtension } from './queries/extensions.ts';
import { refreshNextAction } from './refresh-next-action.ts';
import { careStore } from './store.ts';

/**
 * The co-ordinator's answer to a wish for more sessions.
 * @throws NotFound, Forbidden, Refused (nothing was asked, or it is decided)
 */
export async function decideExtension(
  scope: Scope,
  input: { readonly referralId: string; readonly approved: boolean },
): Promise<void> {
  const kase = await holdCase(scope, input.referralId);
  const leave = may(scope.actor, 'decide_extension', kase);
  if (!leave.ok) throw refusalOf(leave.reasonKey);
  const asked = await openExtension(scope, kase.id);
  if (!asked) throw new Refused('care.extend.error.none');
  await careStore(scope).decideExtension(asked.id, input.approved, scope.now);
  if (input.approved) {
    await referralStore(scope).change(kase.id, {
      sessions_planned: asked.sessions,
      extension_reason: asked.reason,
    });
  }
  await settleTasks(scope, 'extension_approval', asked.id);
  await audit(scope, {
    verb: input.approved ? 'extension.approved' : 'extension.refused',
    subject: { kind: 'extension', id: asked.id },
    personId: kase.personId,
    reason: asked.reason,
  });
  await emit(scope, { name: input.approved ? 'CaseExtended' : 'ExtensionRefused', subjectId: kase.id });
  await refreshNextAction(scope, kase.id);
}
