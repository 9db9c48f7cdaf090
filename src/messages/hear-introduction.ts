import { serviceCards } from '../directory/index.ts';
import { type Minimum, readShared } from '../introductions/index.ts';
import type { Scope } from '../platform/database/index.ts';
import type { HedgerowEvent } from '../platform/events/index.ts';
import type { View } from '../ui/index.ts';
import { houseOf, viewOf } from './queries/house.ts';
import { aboutIntroduction } from './queries/introductions.ts';
import { queueMessage } from './queue-message.ts';
import { stableId } from './stable-id.ts';

/**
 * Writes to a group about somebody who would like to come, or asks it again. Signposting writes to nobody. Without the
 * person's consent to be made known to groups the message is held, or not written where they said no.
 */
export async function hearIntroduction(scope: Scope, event: HedgerowEvent): Promise<void> {
  const about = await aboutIntroduction(scope, event.subjectId);
  if (!about || about.kind === 'signposted') return;
  const house = await houseOf(scope);
  const view = viewOf(house, scope.now, house.locale);
  const { sent } = readShared(about.shared);
  const card = (await serviceCards(scope.db, [about.serviceId])).get(about.serviceId);
  const chase = event.name === 'IntroductionChased';
  const nothing = view.t('messages.introduction.nothing');
  const common = {
    service: about.serviceName,
    first_name: sent?.firstName ?? about.called,
    worker: about.ownerName,
  };
  await queueMessage(scope, {
    id: stableId(event.id, chase ? 'chase' : 'introduction'),
    template: chase ? 'chase' : 'introduction',
    personId: about.personId,
    referralId: about.referralId,
    recipient: { email: card?.email ?? null },
    told: { id: about.serviceId, names: [about.serviceName] },
    values: chase
      ? { ...common, day: view.say.day(about.sentAt ?? scope.now) }
      : {
          ...common,
          contact: (sent && reach(view, sent)) ?? `${house.name}, ${view.say.phone(house.phone)}`,
          access: [sent?.accessNeeds, sent?.company].filter(Boolean).join('. ') || nothing,
          hopes: sent?.hopes ?? nothing,
        },
  });
}

/** How the group may reach the person, with the rules that go with the number. */
function reach({ t, say }: View, sent: Minimum): string | null {
  if (sent.phone === null) return sent.email;
  return [
    say.phone(sent.phone),
    ...(sent.noVoicemail ? [t('messages.introduction.noVoicemail')] : []),
    ...(sent.bestTime ? [t('messages.introduction.bestTime', { time: sent.bestTime })] : []),
  ].join('. ');
}
