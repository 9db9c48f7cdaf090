import { offerToGoAlong } from '../introductions/index.ts';
import type { Scope } from '../platform/database/index.ts';
import type { World } from './world.ts';

/** Days since the person was asked. */
const ASKED_DAYS_AGO = 5;

/** Where people of several link workers go, or are about to: the plan of somebody's first visit there says whom to ask. */
const places = ['The Repair Bench', 'English Over Tea', 'The Tuesday Table'];

/** The one who has gone there longest, of a case under way, offers to go along with somebody new. */
export async function offerToTakeSomebody(scope: Scope, world: World): Promise<void> {
  const { programmeId, services, calendar } = world;
  const askedOn = calendar.today.subtract({ days: ASKED_DAYS_AGO });
  for (const name of places) {
    const service = services.get(name);
    if (!service) continue;
    const settled = await scope.db
      .selectFrom('introduction as i')
      .innerJoin('referral as r', join =>
        join.onRef('r.programme_id', '=', 'i.programme_id').onRef('r.id', '=', 'i.referral_id'),
      )
      .innerJoin('person as p', join =>
        join.onRef('p.programme_id', '=', 'i.programme_id').onRef('p.id', '=', 'i.person_id'),
      )
      .innerJoin('staff as s', join =>
        join.onRef('s.programme_id', '=', 'r.programme_id').onRef('s.id', '=', 'r.link_worker_id'),
      )
      .select(['i.id', 'i.referral_id', 's.id as worker_id', 's.name as worker_name'])
      .where('i.programme_id', '=', programmeId)
      .where('i.service_id', '=', service.id)
      .where('i.state', '=', 'attending')
      .where('i.first_attended_on', '<', askedOn)
      .where('r.state', '=', 'active')
      .where('p.died_on', 'is', null)
      .where('p.neutral_sender', '=', false)
      .where('p.code_word', 'is', null)
      .orderBy('i.first_attended_on')
      .orderBy('i.id')
      .limit(1)
      .executeTakeFirst();
    if (!settled) continue;
    const { worker_id: id, worker_name } = settled;
    const actor = { ...scope.actor, id, name: worker_name, role: 'link_worker' } as const;
    await offerToGoAlong(
      { ...scope, actor },
      { referralId: settled.referral_id, introductionId: settled.id, askedOn, how: 'by_phone' },
    );
    return;
  }
}
