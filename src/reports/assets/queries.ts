import { sql } from 'kysely';
import type { Scope } from '../../platform/database/index.ts';
import type { Asked } from '../asked/asked.ts';
import { inCohort } from '../asked/cohort-queries.ts';
import { type EndedCase, endedCasesWhere } from '../help/queries.ts';
import { ageBandOn } from '../population/index.ts';
import type { AssetFact } from './assets.ts';

/** Weeks after the first time at which “still going” is counted (domain.md, Introduction states). */
const GOING_AFTER_WEEKS = 12;

type Row = Omit<AssetFact, 'ageBand'> & {
  readonly birthDate: Temporal.PlainDate | null;
  readonly receivedOn: Temporal.PlainDate;
};

/** Every introduction that was sent for a referral of the cohort, with the kinds of its group; information only is not counted. */
export async function assetFacts(
  scope: Scope,
  asked: Asked,
  { zone, today }: { readonly zone: string; readonly today: Temporal.PlainDate },
): Promise<readonly AssetFact[]> {
  const { db, actor } = scope;
  const cohort = await inCohort(scope, asked, zone);
  const by = today.subtract({ weeks: GOING_AFTER_WEEKS });
  const { rows } = await sql<Row>`
    select i.referral_id as "referralId", i.service_id as "serviceId", i.service_name as "serviceName", coalesce(l.kinds, '{}') as kinds,
      i.first_attended_on is not null as attended,
      i.state in ('sent', 'no_reply', 'chased', 'escalated', 'accepted', 'booked') as waiting,
      coalesce(i.first_attended_on <= ${by}::date, false) as due,
      coalesce(i.first_attended_on <= ${by}::date and (i.still_going_3_months or i.state = 'completed'), false) as going,
      coalesce(i.first_attended_on <= ${by}::date and i.still_going_3_months is null and i.state not in ('completed', 'stopped'), false)
        as "notAsked",
      case when i.state = 'stopped' then i.barrier end as barrier, coalesce(p.birth_date, r.birth_date) as "birthDate",
      (r.received_at at time zone ${zone})::date as "receivedOn", coalesce(n.needs, '{}') as needs
    from referral r
    join introduction i on i.programme_id = r.programme_id and i.referral_id = r.id
    left join person p on p.programme_id = r.programme_id and p.id = r.person_id
    left join directory.listing l on l.service_id = i.service_id and l.place_number = 0
    left join (select referral_id, array_agg(need order by need) as needs from referral_need
      where programme_id = ${actor.programmeId} group by 1) n on n.referral_id = r.id
    where ${cohort} and i.programme_id = ${actor.programmeId} and i.kind <> 'signposted' and i.sent_at is not null
    order by i.id`.execute(db);
  return rows.map(({ birthDate, receivedOn, ...row }) => ({
    ...row,
    ageBand: ageBandOn(birthDate, receivedOn),
  }));
}

/** The cases that have ended, of these referrals, with their measures of start and end. */
export async function casesOf(scope: Scope, referralIds: readonly string[]): Promise<readonly EndedCase[]> {
  return endedCasesWhere(scope, sql`r.id = any(${[...new Set(referralIds)]}::uuid[])`);
}
