import { sql } from 'kysely';
import type { Scope } from '../../platform/database/index.ts';
import { briefOf } from '../missing/brief.ts';
import { missingFacts } from '../missing/queries.ts';
import { deprivationOf, smallAreasOf } from '../population/index.ts';
import type { MoreTruth } from './more.ts';
import { FOLLOWED_DAYS } from './release.ts';
import type { ThereCase } from './there.ts';

type Asked = {
  readonly from: Temporal.PlainDate;
  /** The first day that is no longer in it. */
  readonly until: Temporal.PlainDate;
  readonly zone: string;
  /** People who do not want to be counted. */
  readonly without: readonly string[];
};

/** Months of a brief on what is missing; half years, so that no two briefs have a day in common. */
const BRIEF_MONTHS = 6;

/** The true facts of a quarter beyond its referrals: who got there, how long cases lasted, and at the end of a half year what was missing. */
export async function moreTruthOf(scope: Scope, asked: Asked): Promise<MoreTruth> {
  const { until, zone } = asked;
  const there = await thereCases(scope, asked);
  const stays = await staysIn(scope, asked);
  if (until.month !== 7 && until.month !== 1) return { there, stays };
  const from = until.subtract({ months: BRIEF_MONTHS });
  const searches = await missingFacts(scope, { from, until: until.subtract({ days: 1 }), area: null, zone });
  return { there, stays, missing: briefOf(searches) };
}

/** Cases whose first introduction was sent in the time, with what came of all their introductions within ninety days of it. */
async function thereCases(
  { db, actor }: Scope,
  { from, until, zone, without }: Asked,
): Promise<readonly ThereCase[]> {
  const { programmeId } = actor;
  const { rows } = await sql<ThereCase>`
    with sent as (
      select referral_id, min(sent_at) as first_at from introduction
      where programme_id = ${programmeId} and kind <> 'signposted' and sent_at is not null group by 1)
    select coalesce(bool_or(i.first_attended_on <= (s.first_at at time zone ${zone})::date + ${FOLLOWED_DAYS}::int), false) as attended,
      coalesce(bool_or(i.state in ('attending', 'completed')), false) as going,
      (array_agg(i.barrier order by i.sent_at desc, i.id) filter (where i.state = 'stopped' and i.barrier is not null))[1] as barrier
    from sent s
    join referral r on r.programme_id = ${programmeId} and r.id = s.referral_id and r.state <> 'duplicate'
    join introduction i on i.programme_id = ${programmeId} and i.referral_id = s.referral_id
      and i.kind <> 'signposted' and i.sent_at is not null
      and (i.sent_at at time zone ${zone})::date <= (s.first_at at time zone ${zone})::date + ${FOLLOWED_DAYS}::int
    where s.first_at >= (${from}::date::timestamp at time zone ${zone}) and s.first_at < (${until}::date::timestamp at time zone ${zone})
      and (r.person_id is null or r.person_id <> all(${[...without]}::uuid[]))
    group by s.referral_id`.execute(db);
  return rows;
}

/** Days in hand of each case that was closed in the time. */
async function staysIn(
  { db, actor }: Scope,
  { from, until, zone, without }: Asked,
): Promise<readonly number[]> {
  const { rows } = await sql<{ days: number }>`
    select (r.closed_at at time zone ${zone})::date - (r.allocated_at at time zone ${zone})::date as days
    from referral r
    where r.programme_id = ${actor.programmeId} and r.state <> 'duplicate' and r.closed_at >= r.allocated_at
      and r.closed_at >= (${from}::date::timestamp at time zone ${zone}) and r.closed_at < (${until}::date::timestamp at time zone ${zone})
      and (r.person_id is null or r.person_id <> all(${[...without]}::uuid[]))`.execute(db);
  return rows.map(row => row.days);
}

type Placed = { readonly smallArea: string | null; readonly postcode: string | null };

/** How deprived the small area of each is: the one that was written down, or that of a whole postcode, never of its first part. */
export async function smallAreasInUse(
  scope: Scope,
  rows: readonly Placed[],
): Promise<(row: Placed) => string | null> {
  const postcodes = rows.flatMap(row =>
    row.smallArea === null && row.postcode?.includes(' ') ? row.postcode : [],
  );
  const byPostcode = await smallAreasOf(scope, [...new Set(postcodes)]);
  const areaOf = (row: Placed) => row.smallArea ?? byPostcode.get(row.postcode ?? '') ?? null;
  const bands = await deprivationOf(scope, [...new Set(rows.flatMap(row => areaOf(row) ?? []))]);
  return row => bands.get(areaOf(row) ?? '') ?? null;
}
