import { audit } from '../audit/index.ts';
import { settleTasks } from '../care/index.ts';
import type { Scope } from '../platform/database/index.ts';
import { plannedHeld } from './queries.ts';
import { sessionStore } from './store.ts';

/** How a person told us. */
export type ConfirmedHow = 'text' | 'link' | 'own_page' | 'staff';

/**
 * The person says that they come. Their earlier word that they cannot is taken back with it. For the house, which carries out what a
 * person said; whose session it is, the caller knows.
 * @returns false when nothing is to be confirmed any more: it has been, it was moved or called off
 */
export async function confirmByPerson(
  scope: Scope,
  input: { readonly sessionId: string; readonly personId: string; readonly how: ConfirmedHow },
): Promise<boolean> {
  const session = await plannedHeld(scope, input.sessionId, input.personId);
  if (!session) return false;
  await sessionStore(scope).change(session.id, {
    confirmed_at: scope.now,
    confirmed_how: input.how,
    cannot_come_at: null,
  });
  await settleTasks(scope, 'cannot_come', session.id);
  await audit(scope, {
    verb: 'session.confirmed_by_person',
    subject: { kind: 'session', id: session.id },
    personId: session.personId,
    reason: input.how,
  });
  return true;
}
