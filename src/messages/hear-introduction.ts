import { serviceCards } from '../directory/index.ts';
import { addProviderLink, readShared } from '../introductions/index.ts';
import type { Scope } from '../platform/database/index.ts';
import type { HedgerowEvent } from '../platform/events/index.ts';
import { houseOf, viewOf } from './queries/house.ts';
import { aboutIntroduction } from './queries/introductions.ts';
import { queueMessage } from './queue-message.ts';
import { stableId } from './stable-id.ts';
import { messageStore } from './store.ts';

const templateOf = {
  IntroductionSent: 'introduction',
  IntroductionChased: 'chase',
  ProviderAsked: 'provider_ask',
} as const;

/**
 * Writes to a group about somebody who would like to come, asks it again, or asks who came. Signposting writes to nobody. Without the
 * person's consent to be made known to groups the message is held, or not written where they said no. The first name is all it says:
 * the rest stands on the group's page, to which each message brings a link of its own.
 */
export async function hearIntroduction(scope: Scope, event: HedgerowEvent, publicUrl: string): Promise<void> {
  const template = templateOf[event.name as keyof typeof templateOf];
  const id = stableId(event.id, template);
  if (await messageStore(scope).has(id)) return;
  const about = await aboutIntroduction(scope, event.subjectId);
  if (!about || about.kind === 'signposted') return;
  const house = await houseOf(scope);
  const { say } = viewOf(house, scope.now, house.locale);
  const { sent } = readShared(about.shared);
  const card = (await serviceCards(scope.db, [about.serviceId])).get(about.serviceId);
  const token = await addProviderLink(scope, about.serviceId);
  await queueMessage(scope, {
    id,
    template,
    personId: about.personId,
    referralId: about.referralId,
    recipient: { email: card?.email ?? null },
    told: { id: about.serviceId, names: [about.serviceName] },
    values: {
      service: about.serviceName,
      first_name: sent?.firstName ?? about.called,
      worker: about.ownerName,
      link: `${publicUrl}/${house.slug}/provider/${token}`,
      day: say.day(about.sentAt ?? scope.now),
      what: String(event.payload['what'] ?? ''),
    },
  });
}
