import type { UnmetConstraint } from '../programmes/index.ts';
import { makeChance } from './chance.ts';
import { coordinatorOf, type World } from './world.ts';

/** What was looked for over the year and not found: the concept, the limit, how often. */
const missing = {
  ie: [
    ['interest.swimming', 'too_far', 12],
    ['interest.swimming', 'cost', 5],
    ['need.lonely', 'no_transport', 11],
    ['need.transport', 'none_exists', 9],
    ['interest.gardening', 'wrong_time', 4],
    ['need.carer', 'full', 6],
  ],
  uk: [
    ['need.parenting', 'wrong_time', 10],
    ['interest.swimming', 'cost', 11],
    ['need.housing', 'none_exists', 9],
    ['need.anxiety', 'full', 8],
    ['interest.singing', 'access', 4],
  ],
} as const satisfies Readonly<Record<string, readonly (readonly [string, UnmetConstraint, number])[]>>;

/** Searches of a year with nobody’s case in hand that found nothing, more of them where the roads are long. */
export function lookForMore(world: World): void {
  const { setting, calendar, programmeId } = world;
  const chance = makeChance(89);
  for (const [concept, failed_limit, times] of missing[setting.region]) {
    for (let time = 0; time < times; time += 1) {
      const at = calendar.now.subtract({ hours: 24 * chance.between(40, 360) + chance.between(0, 9) });
      const area = setting.areas[Math.max(chance.between(0, 4), chance.between(0, 4))];
      world.rows.add('unmet_need', {
        programme_id: programmeId,
        id: chance.id(at),
        referral_id: null,
        person_id: null,
        need: concept.startsWith('need.') ? concept.slice(5) : null,
        concept,
        area_id: null,
        place_area: area?.codes[0] ?? null,
        failed_limit,
        words: null,
        recorded_by: coordinatorOf(world).id,
        at,
      });
    }
  }
}
