import { audit } from '../../audit/index.ts';
import { holdCase } from '../../care/index.ts';
import { Forbidden, Refused } from '../../core/index.ts';
import { serviceCards } from '../../directory/index.ts';
import type { Scope } from '../../platform/database/index.ts';
import type { Listener } from '../../platform/events/index.ts';
import { may } from '../policy.ts';
import { shortlistStore } from './store.ts';

/**
 * Keeps with the case what was put before the person to choose from.
 * @returns its id
 * @throws NotFound (case), Forbidden, Refused (nothing of the list is offered any more)
 */
export async function keepShortlist(
  scope: Scope,
  input: { readonly referralId: string; readonly list: readonly string[] },
): Promise<string> {
  const kase = await holdCase(scope, input.referralId);
  const leave = may(scope.actor, 'change', kase);
  if (!leave.ok) throw new Forbidden(leave.reasonKey);
  const services = await namesOf(scope, input.list);
  if (services.length === 0) throw new Refused('introductions.refused.list_empty');
  const id = await shortlistStore(scope).keep(kase.id, services, { sent: false });
  await audit(scope, {
    verb: 'shortlist.kept',
    subject: { kind: 'referral', id: kase.id },
    personId: kase.personId,
  });
  return id;
}

/** A list that is sent to a person is kept with their case too. */
export const keepWhatIsSent: Listener = {
  name: 'introductions.keep_shortlist',
  on: ['ShortlistSent'],
  async handle(scope, { subjectId, payload }) {
    const { list } = payload;
    if (typeof list !== 'string') return;
    const services = await namesOf(scope, list.split(','));
    if (services.length > 0) await shortlistStore(scope).keep(subjectId, services, { sent: true });
  },
};

async function namesOf(scope: Scope, ids: readonly string[]) {
  const cards = await serviceCards(scope.db, ids);
  return ids.flatMap(id => {
    const card = cards.get(id);
    return card ? [{ id, name: card.name }] : [];
  });
}
