import { sql } from 'kysely';
import type { Db, Scope } from '../../platform/database/index.ts';
import { isMine } from '../region-here.ts';

/** A group to be written to. */
export type ToAsk = { readonly serviceId: string; readonly email: string };

const mailOf = sql.raw(`coalesce(nullif(s.email, ''), nullif(o.email, ''),
  (select c.email from directory.contact c where c.service_id = s.id and c.email <> '' order by c.position limit 1))`);

/** Groups that this programme has asked and that are due to be reminded or rung, the longest due first. */
export async function dueChases({ db, actor }: Scope, today: Temporal.PlainDate, limit: number) {
  const { rows } = await sql<ToAsk & { readonly sentTimes: number }>`
    select c.service_id as "serviceId", c.sent_times as "sentTimes", coalesce(${mailOf}, '') as email
    from directory.chase c join directory.service s on s.id = c.service_id
    left join directory.organization o on o.id = s.organization_id
    where c.programme_id = ${actor.programmeId} and c.state = 'writing' and c.next_on <= ${today}
      and s.not_listed_since is null and s.missing_since is null
    order by c.next_on, c.service_id limit ${limit}`.execute(db);
  return rows;
}

/**
 * Listed services of a region with an e-mail address that nobody has confirmed for six months, those never confirmed first.
 * Those that another programme wrote are written to by it. Each address once, and none that had a letter from us in the last two days; none that asked for no more letters.
 */
export async function ageingWithMail(
  db: Db,
  region: string,
  today: Temporal.PlainDate,
  now: Temporal.Instant,
  limit: number,
): Promise<readonly ToAsk[]> {
  if (limit <= 0) return [];
  const { rows } = await sql<ToAsk>`
    with old as (
      select s.id, ${mailOf} as email, (select max(confirmed_on) from directory.confirmation f where f.service_id = s.id) as confirmed_on
      from directory.service s
      join directory.source on source.id = s.source_id and source.region = ${region} and (not source.own or ${isMine})
      left join directory.organization o on o.id = s.organization_id
      left join directory.chase c on c.service_id = s.id
      where s.status = 'active' and s.missing_since is null and s.not_listed_since is null
        and (c.state is null or (c.state = 'answered' and c.state_since < ${now.subtract({ hours: 24 * 120 })}))),
    once as (
      select distinct on (lower(email)) id, email, confirmed_on from old
      where email is not null and (confirmed_on is null or confirmed_on < ${today.subtract({ months: 6 })})
        and not exists (select from directory.chase c where lower(c.email) = lower(old.email)
          and (c.last_sent_at > ${now.subtract({ hours: 48 })} or c.state = 'stopped'))
      order by lower(email), confirmed_on nulls first, id)
    select id as "serviceId", email from once order by confirmed_on nulls first, id limit ${limit}`.execute(
    db,
  );
  return rows;
}

/** Where a group can be written to and rung, and in which languages it works. */
export type GroupReach = {
  readonly id: string;
  readonly name: string;
  readonly email: string | null;
  readonly phone: string | null;
  readonly languages: readonly string[];
};

/** How to reach the group of an entry; undefined when there is none. */
export async function groupReach(db: Db, serviceId: string): Promise<GroupReach | undefined> {
  const { rows } = await sql<GroupReach>`
    select s.id, s.name, ${mailOf} as email,
      (select p.number from directory.phone p where (p.service_id = s.id or p.organization_id = o.id)
        and coalesce(p.type, 'voice') <> 'fax' order by (p.service_id = s.id) desc nulls last, p.position limit 1) as phone,
      array(select lower(coalesce(l.code, l.name)) from directory.language l where l.service_id = s.id
        and coalesce(l.code, l.name) is not null) as languages
    from directory.service s left join directory.organization o on o.id = s.organization_id
    where s.id = ${serviceId}`.execute(db);
  return rows[0];
}
