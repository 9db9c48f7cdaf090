import { sql } from 'kysely';
import { NotFound } from '../../core/index.ts';
import type { Scope } from '../../platform/database/index.ts';
import { programmeSettings, type RegionProfile, regionOf } from '../../programmes/index.ts';
import type { History, RecordRule } from './due.ts';

/** What a programme's clock and rules say of keeping. */
export type KeepingRules = {
  readonly profile: RegionProfile;
  readonly longer: Readonly<Partial<Record<RecordRule, string>>>;
  readonly zone: string;
  readonly today: Temporal.PlainDate;
};

/** Region, settings and day of the actor's programme. @throws NotFound */
export async function keepingRules({ db, actor, now }: Scope): Promise<KeepingRules> {
  const row = await db
    .selectFrom('programme')
    .select(['settings', 'time_zone', 'region'])
    .where('id', '=', actor.programmeId)
    .executeTakeFirst();
  if (!row) throw new NotFound('programme');
  return {
    profile: regionOf(row.region === 'uk' ? 'uk' : 'ie'),
    longer: programmeSettings.parse(row.settings).retention,
    zone: row.time_zone,
    today: now.toZonedDateTimeISO(row.time_zone).toPlainDate(),
  };
}

type Asked = {
  readonly zone: string;
  /** Only records on which nothing has happened since before this day. */
  readonly before: Temporal.PlainDate;
  readonly limit: number;
  /** Only these people and referrals. */
  readonly only?: readonly string[];
};

/**
 * Records on which nothing has happened for a while, the oldest first: people with all records that were joined to them, and
 * referrals that nobody has said who they are about. No names.
 */
export async function historiesBefore(
  { db, actor }: Scope,
  { zone, before, limit, only }: Asked,
): Promise<readonly History[]> {
  const programme = actor.programmeId;
  const day = (moment: ReturnType<typeof sql>) => sql`(${moment} at time zone ${zone}::text)::date`;
  const { rows } = await sql<{
    kind: 'person' | 'referral';
    id: string;
    references: string[];
    is_open: boolean;
    was_supported: boolean;
    last_on: Temporal.PlainDate;
    died_on: Temporal.PlainDate | null;
    is_held: boolean;
  }>`
    with recursive joined as (
      select id, id as root from person where programme_id = ${programme} and merged_into is null
      union all
      select p.id, j.root from person p join joined j on p.merged_into = j.id where p.programme_id = ${programme}
    ), ended as (
      select coalesce(j.root, r.id) as root, r.person_id is null as loose, r.id, r.reference,
        r.state not in ('declined', 'redirected', 'duplicate', 'closed', 'follow_up', 'withdrawn') as open,
        r.state in ('closed', 'follow_up') or r.waiting_since is not null or r.allocated_at is not null as supported,
        greatest(${day(sql`coalesce(r.closed_at, r.state_since)`)}, ${day(sql`r.received_at`)}) as last_on
      from referral r left join joined j on j.id = r.person_id
      where r.programme_id = ${programme}
    ), touched as (
      select j.root, max(${day(sql`c.at`)}) as last_on from contact c join joined j on j.id = c.person_id
        where c.programme_id = ${programme} group by j.root
      union all
      select j.root, max(s.starts_at::date) from session s join joined j on j.id = s.person_id
        where s.programme_id = ${programme} and s.state = 'held' group by j.root
    ), whole as (
      select j.root as id, 'person' as kind, max(p.died_on) as died_on,
        (select coalesce(array_agg(e.reference order by e.reference), '{}') from ended e where e.root = j.root) as references,
        coalesce((select bool_or(e.open) from ended e where e.root = j.root), false) as is_open,
        coalesce((select bool_or(e.supported) from ended e where e.root = j.root), false) as was_supported,
        coalesce(greatest((select max(e.last_on) from ended e where e.root = j.root),
          (select max(t.last_on) from touched t where t.root = j.root)), max(${day(sql`p.created_at`)})) as last_on,
        exists (select from legal_hold h join joined k on k.id = h.person_id
          where h.programme_id = ${programme} and h.ended_at is null and k.root = j.root)
        or exists (select from legal_hold h join ended e on e.id = h.referral_id
          where h.programme_id = ${programme} and h.ended_at is null and e.root = j.root) as is_held
      from joined j join person p on p.programme_id = ${programme} and p.id = j.id
      group by j.root
      union all
      select e.id, 'referral', null, array[e.reference], e.open, e.supported, e.last_on,
        exists (select from legal_hold h where h.programme_id = ${programme} and h.ended_at is null and h.referral_id = e.id)
      from ended e where e.loose
    )
    select kind, id, "references", is_open, was_supported, last_on, died_on, is_held from whole
    where not is_open and last_on < ${before}::date and (${only ? [...only] : null}::uuid[] is null or id = any (${only ? [...only] : null}::uuid[]))
    order by last_on, id limit ${limit}`.execute(db);
  return rows.map(row => ({
    kind: row.kind,
    id: row.id,
    references: row.references,
    isOpen: row.is_open,
    wasSupported: row.was_supported,
    lastOn: row.last_on,
    diedOn: row.died_on,
    isHeld: row.is_held,
  }));
}
