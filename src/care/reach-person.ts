import type { Scope } from '../platform/database/index.ts';
import { emit } from '../platform/events/index.ts';
import { transition } from '../referrals/index.ts';
import type { Case } from './case.ts';

/**
 * The person was reached, by a contact or at a session: the work begins, and the day of first contact is kept, once.
 * Does nothing where the work has begun.
 * @param at when they were reached
 */
export async function reachPerson(
  scope: Scope,
  kase: Pick<Case, 'id' | 'state' | 'firstContactAt'>,
  at: Temporal.Instant,
): Promise<void> {
  if (kase.state !== 'allocated' && kase.state !== 'contacting') return;
  const first = kase.firstContactAt === null;
  await transition(scope, {
    referralId: kase.id,
    name: 'start_work',
    ...(first ? { set: { first_contact_at: at } } : {}),
  });
  if (first) await emit(scope, { name: 'FirstContactMade', subjectId: kase.id });
}
