import { addFeed } from '../directory/index.ts';
import type { Scope } from '../platform/database/index.ts';
import { activitiesFeed } from './bundled-feeds.ts';
import { coordinatorOf, type World } from './world.ts';

/**
 * A list that a council publishes as a table with columns of its own naming, and with rows that are wrong, as they are. It is brought in
 * once the queue is at work, and looked at every day.
 */
export async function addActivities(scope: Scope, world: World): Promise<void> {
  const { id, name } = coordinatorOf(world);
  const lead: Scope = { ...scope, actor: { ...scope.actor, id, name, role: 'coordinator' } };
  await addFeed(lead, {
    kind: 'file',
    every: 'day',
    addresses: [activitiesFeed],
    source: {
      key: 'demonstration-activities',
      title: 'Clare activities (invented for the demonstration)',
      region: 'ie',
      licence: 'AGPL-3.0-or-later, as Hedgerow',
      licenceUrl: null,
      attribution: 'Every organisation in it is invented.',
      url: activitiesFeed,
      correctAsOf: null,
      settings: {
        organization: null,
        fallbackKinds: [],
        mapping: {
          'What is it called?': 'name',
          'Run by': 'organization',
          'What happens there': 'description',
          Town: 'city',
          Eircode: 'postal_code',
          Day: 'weekday',
          From: 'opens_at',
          To: 'closes_at',
          Cost: 'fees',
          'Step-free?': 'step_free',
          Phone: 'phone',
          'E-mail': 'email',
          'Checked on': 'assured_date',
        },
      },
    },
  });
}
