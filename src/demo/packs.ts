import type { Scope } from '../platform/database/index.ts';
import { setPlan, worthQuery } from '../reports/index.ts';
import { coordinatorOf, type World } from './world.ts';

/**
 * The programme has its pack made after each quarter, with costs so that the question of money can be looked at. They are made up, and say so.
 */
export async function planPacks(scope: Scope, world: World): Promise<void> {
  const { id, name } = coordinatorOf(world);
  const lead = { ...scope, actor: { ...scope.actor, id, name, role: 'coordinator' as const } };
  await setPlan(lead, {
    active: true,
    automatic: false,
    languages: ['en', 'ga'],
    addresses: ['figures@funder.example'],
    worth: worthQuery.parse({
      gp: '60',
      out_of_hours: '75',
      paid_out_of_hours: 'yes',
      emergency: '310',
      hospital_nights: '1050',
      source: 'Made up for the demonstration; a programme gives its own, with year and page',
    }),
  });
}
