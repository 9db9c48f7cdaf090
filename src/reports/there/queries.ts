import { sql } from 'kysely';
import type { Scope } from '../../platform/database/index.ts';
import type { Asked } from '../asked/asked.ts';
import { inCohort } from '../asked/cohort-queries.ts';
import { ageBand } from '../data-sets/facts.ts';
import type { ThereFact } from './there.ts';

type Row = Omit<ThereFact, 'ageBand'> & {
  readonly birthDate: Temporal.PlainDate | null;
  readonly receivedOn: Temporal.PlainDate;
};

/** Every introduction that was sent for a referral of the cohort, in one statement; information only is not counted. */
export async function thereFacts(scope: Scope, asked: Asked, zone: string): Promise<readonly ThereFact[]> {
  const { db, actor } = scope;
  const cohort = await inCohort(scope, asked, zone);
  const { rows } = await sql<Row>`
    select r.id as "referralId", i.service_id as "serviceId", i.service_name as "serviceName",
      i.first_attended_on is not null as attended, i.state in ('attending', 'completed') as going,
      i.state in ('sent', 'no_reply', 'chased', 'escalated', 'accepted', 'booked') as waiting,
      case when i.state = 'stopped' then i.barrier end as barrier, i.state = 'declined' as declined,
      r.route, a.name as area, coalesce(p.birth_date, r.birth_date) as "birthDate",
      (r.received_at at time zone ${zone})::date as "receivedOn"
    from referral r
    join introduction i on i.programme_id = r.programme_id and i.referral_id = r.id
    left join person p on p.programme_id = r.programme_id and p.id = r.person_id
    left join area a on a.programme_id = r.programme_id and a.id = coalesce(r.area_id, p.area_id)
    where ${cohort} and i.programme_id = ${actor.programmeId} and i.kind <> 'signposted' and i.sent_at is not null
    order by i.id`.execute(db);
  return rows.map(({ birthDate, receivedOn, ...row }) => ({
    ...row,
    ageBand: ageBand(birthDate, receivedOn) ?? '',
  }));
}
