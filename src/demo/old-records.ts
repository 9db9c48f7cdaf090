import { newId, reference } from '../core/index.ts';
import type { Scope } from '../platform/database/index.ts';
import { placeHold, requestCopy } from '../records/index.ts';
import type { World } from './world.ts';

/** How long ago these cases ended; the profile's eight years are over, or two for the one that was never taken on. */
const ended = [
  { given: 'Hannah', family: 'Considine', years: 9, days: 40, state: 'closed' },
  { given: 'Tadhg', family: 'Lillis', years: 8, days: 12, state: 'closed' },
  { given: 'Moira', family: 'Blake', years: 3, days: 5, state: 'declined' },
] as const;
/** Days since somebody asked for a copy of their record. */
const ASKED_DAYS_AGO = 6;

/** Records whose time is over, one of them held; and somebody who asked for a copy of theirs. */
export async function keepOldRecords(scope: Scope, world: World): Promise<void> {
  const { programmeId, calendar, staff } = world;
  const lead = staff.find(one => one.role === 'coordinator');
  const worker = staff.find(one => one.role === 'link_worker');
  if (!lead || !worker) return;
  const coordinator = {
    ...scope,
    actor: { ...scope.actor, id: lead.id, name: lead.name, role: 'coordinator' as const },
  };
  const ids: string[] = [];
  for (const one of ended) {
    const on = calendar.today.subtract({ years: one.years, days: one.days });
    const at = on.toZonedDateTime({ timeZone: 'UTC', plainTime: '11:00' }).toInstant();
    const id = newId();
    ids.push(id);
    await scope.db
      .insertInto('person')
      .values({
        programme_id: programmeId,
        id,
        given_name: one.given,
        family_name: one.family,
        created_at: at,
        updated_at: at,
      })
      .execute();
    await scope.db
      .insertInto('referral')
      .values({
        programme_id: programmeId,
        id: newId(),
        reference: reference('HR', below => world.chance.between(0, below - 1)),
        state: one.state,
        state_since: at,
        route: 'professional',
        submitted: {},
        given_name: one.given,
        family_name: one.family,
        person_id: id,
        received_at: at,
        ...(one.state === 'closed'
          ? { closed_at: at, closing_reason: 'goals_met', link_worker_id: worker.id, allocated_at: at }
          : { decision_reason: 'out_of_area' }),
      })
      .execute();
  }
  const [, held] = ids;
  if (held)
    await placeHold(coordinator, {
      personId: held,
      reason: 'complaint',
      why: 'The family has asked the ombudsman to look at how the support ended.',
      reviewOn: calendar.today.add({ months: 5 }),
    });
  const asking = await scope.db
    .selectFrom('referral')
    .select('person_id')
    .where('programme_id', '=', programmeId)
    .where('state', '=', 'active')
    .where('person_id', 'is not', null)
    .orderBy('reference')
    .limit(1)
    .executeTakeFirst();
  if (asking?.person_id)
    await requestCopy(coordinator, {
      personId: asking.person_id,
      askedOn: calendar.today.subtract({ days: ASKED_DAYS_AGO }),
      askedHow: 'by_phone',
      askedBy: 'self',
      identityHow: 'known_to_staff',
      locale: 'en',
    });
}
