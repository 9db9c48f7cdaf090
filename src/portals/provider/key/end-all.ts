import { audit } from '../../../audit/index.ts';
import { Forbidden, Refused } from '../../../core/index.ts';
import { serviceCards } from '../../../directory/index.ts';
import { addProviderLink } from '../../../introductions/index.ts';
import { queueMessage } from '../../../messages/index.ts';
import type { Scope } from '../../../platform/database/index.ts';
import { keyStore } from './key-store.ts';

/**
 * Ends every link, number and open browser of a group: somebody left, or a link is in other hands. Carried out as the house, for a
 * colleague or for whoever has the group's mailbox.
 */
export async function endGroupKeys(scope: Scope, serviceId: string, why: 'staff' | 'group'): Promise<void> {
  if (scope.actor.role !== 'system') throw new Forbidden('provider.refused.role');
  const ended = await keyStore(scope).endAll(serviceId, why);
  await audit(scope, {
    verb: 'provider_page.ended',
    subject: { kind: 'service', id: serviceId },
    reason: why,
    fields: ended.length > 0 ? ['links'] : [],
  });
}

/**
 * Writes to a group with a new link to its page.
 * @param base what the link begins with: scheme, host and programme
 * @throws Refused when no address is known
 */
export async function sendGroupLink(scope: Scope, serviceId: string, base: string): Promise<void> {
  const card = (await serviceCards(scope.db, [serviceId])).get(serviceId);
  if (!card?.email) throw new Refused('provider.refused.no_email');
  const token = await addProviderLink(scope, serviceId);
  await queueMessage(scope, {
    template: 'provider_link',
    recipient: { email: card.email },
    values: { service: card.name, link: `${base}/provider/${token}` },
  });
  await audit(scope, { verb: 'provider_page.link_sent', subject: { kind: 'service', id: serviceId } });
}
