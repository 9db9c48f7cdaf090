import { sql } from 'kysely';
import type { Scope } from '../platform/database/index.ts';
import { emit } from '../platform/events/index.ts';

/**
 * One group of the programme is written to this morning: about somebody who waits for its answer where there is one, else about somebody
 * who goes there. The message with the link to its page stands in the outbox as soon as the house runs, and so does the code that the page sends.
 */
export async function writeToGroup(scope: Scope): Promise<void> {
  const { rows } = await sql<{ id: string; referral_id: string; awaits: boolean }>`
    select i.id, i.referral_id, i.state in ('sent', 'no_reply', 'chased', 'escalated') as awaits
    from introduction i
    join directory.service s on s.id = i.service_id
    left join directory.organization o on o.id = s.organization_id
    join referral r on r.programme_id = i.programme_id and r.id = i.referral_id and r.state = 'active'
    join person p on p.programme_id = i.programme_id and p.id = i.person_id and p.died_on is null
    where i.programme_id = ${scope.actor.programmeId} and i.sent_at is not null
      and i.state in ('sent', 'no_reply', 'chased', 'escalated', 'accepted', 'booked', 'first_attended', 'attending')
      and coalesce(s.email, o.email) is not null
    order by 3 desc, count(*) over (partition by i.service_id) desc, i.sent_at, i.id
    limit 1`.execute(scope.db);
  const [one] = rows;
  if (!one) return;
  await emit(scope, {
    name: one.awaits ? 'IntroductionChased' : 'ProviderAsked',
    subjectId: one.id,
    payload: { referralId: one.referral_id, what: '8_weeks', times: 1 },
  });
}
