import type { Scope } from '../platform/database/index.ts';
import type { HedgerowEvent } from '../platform/events/index.ts';
import type { AboutReferral } from './queries/about.ts';
import type { House } from './queries/house.ts';
import { queueMessage } from './queue-message.ts';
import { stableId } from './stable-id.ts';

type News = {
  readonly scope: Scope;
  readonly event: HedgerowEvent;
  readonly about: AboutReferral;
  readonly house: House;
};

/** Sends a person the address of a list that was made for them. It names groups and nothing else. */
export async function hearShortlist({ scope, event, about, house }: News, publicUrl: string): Promise<void> {
  await queueMessage(scope, {
    id: stableId(event.id, 'shortlist'),
    template: 'shortlist',
    personId: about.personId,
    referralId: about.id,
    values: {
      name: about.called,
      worker: about.workerName ?? house.name,
      link: `${publicUrl}/${house.slug}/shortlist?list=${event.payload['list']}`,
    },
  });
}
