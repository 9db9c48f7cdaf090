import { type RawBuilder, sql } from 'kysely';
import { whoSaidNo } from '../../people/index.ts';
import type { Scope } from '../../platform/database/index.ts';
import type { Asked } from './asked.ts';

/**
 * Which referrals a report is about, as a condition on `referral r`: those received in the span of days by the programme’s calendar and
 * narrowed as was asked, without doubles and without who does not want to be counted.
 * @param zone the programme’s time zone
 */
export async function inCohort(
  scope: Scope,
  { period, route, need, area }: Asked,
  zone: string,
): Promise<RawBuilder<boolean>> {
  const { programmeId } = scope.actor;
  const without = [...(await whoSaidNo(scope, 'figures'))];
  return sql<boolean>`(r.programme_id = ${programmeId} and r.state <> 'duplicate'
      and r.received_at >= (${period.from}::date::timestamp at time zone ${zone})
      and r.received_at < (${period.until.add({ days: 1 })}::date::timestamp at time zone ${zone})
      and (${route}::text is null or r.route = ${route})
      and (${area}::uuid is null or r.area_id = ${area}::uuid)
      and (${need}::text is null or exists (select from referral_need n
        where n.programme_id = ${programmeId} and n.referral_id = r.id and n.need = ${need}))
      and (r.person_id is null or r.person_id <> all(${without}::uuid[])))`;
}
