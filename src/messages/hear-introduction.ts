import { z } from 'zod';
import { serviceCards } from '../directory/index.ts';
import type { Scope } from '../platform/database/index.ts';
import type { HedgerowEvent } from '../platform/events/index.ts';
import { consentOn } from './queries/about.ts';
import { houseOf, viewOf } from './queries/house.ts';
import { aboutIntroduction } from './queries/introductions.ts';
import { queueMessage } from './queue-message.ts';
import { stableId } from './stable-id.ts';

const said = z.string().trim().min(1).nullish().catch(null);

/** The minimum that the person agreed to share. Whatever else is stored beside it is not read. */
const sharedFacts = z.object({ firstName: said, contact: said, accessNeeds: said, hopes: said });

/**
 * Writes to a group about somebody who would like to come, or asks it again. Signposting writes to nobody. Without the
 * person's consent to be made known to groups the message is held, or not written where they said no.
 */
export async function hearIntroduction(scope: Scope, event: HedgerowEvent): Promise<void> {
  const about = await aboutIntroduction(scope, event.subjectId);
  if (!about || about.kind === 'signposted') return;
  const standing = await consentOn(
    scope,
    { id: about.referralId, personId: about.personId },
    'share_with_groups',
  );
  if (standing === 'refused' || standing === 'withdrawn') return;
  const house = await houseOf(scope);
  const { t, say } = viewOf(house, scope.now, house.locale);
  const shared = sharedFacts.parse(about.shared ?? {});
  const card = (await serviceCards(scope.db, [about.serviceId])).get(about.serviceId);
  const chase = event.name === 'IntroductionChased';
  const nothing = t('messages.introduction.nothing');
  const common = {
    service: about.serviceName,
    first_name: shared.firstName ?? about.called,
    worker: about.ownerName,
  };
  await queueMessage(scope, {
    id: stableId(event.id, chase ? 'chase' : 'introduction'),
    template: chase ? 'chase' : 'introduction',
    personId: about.personId,
    referralId: about.referralId,
    recipient: { email: card?.email ?? null },
    hold: standing === 'not_asked' ? 'consent_not_asked' : null,
    values: chase
      ? { ...common, day: say.day(about.sentAt ?? scope.now) }
      : {
          ...common,
          contact: shared.contact ?? `${house.name}, ${say.phone(house.phone)}`,
          access: shared.accessNeeds ?? nothing,
          hopes: shared.hopes ?? nothing,
        },
  });
}
