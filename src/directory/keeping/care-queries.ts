import { type RawBuilder, sql } from 'kysely';
import type { Scope } from '../../platform/database/index.ts';

/** What may need care, in the order in which it is looked at. Words: `directory.keeping.care.<kind>`. */
export const careKinds = [
  'urgent',
  'reported',
  'proposed',
  'ring',
  'used',
  'asked',
  'doubled',
  'feeds',
] as const;
export type CareKind = (typeof careKinds)[number];

/** One thing that needs care. */
export type CareItem = {
  readonly serviceId: string;
  /** The other entry of a pair, the proposal, or the feed. */
  readonly otherId: string | null;
  readonly name: string;
  readonly otherName: string | null;
  readonly phone: string | null;
  /** Codes: parts that are wrong, facts that were asked, reasons of a pair. */
  readonly codes: readonly string[];
  readonly count: number;
  readonly at: Temporal.Instant | null;
  /** Where the item stands in its list, for going on after it. */
  readonly cursor: string;
};

export type CareAsk = {
  readonly region: 'ie' | 'uk';
  readonly today: Temporal.PlainDate;
  /** Services that people were introduced to lately. */
  readonly used: readonly string[];
};

const service = sql`join directory.service asked on asked.id = x.service_id
  join directory.service s on s.id = coalesce(asked.merged_into, asked.id)`;
const phone = sql`(select p.number from directory.phone p where (p.service_id = s.id or p.organization_id = s.organization_id)
  and coalesce(p.type, 'voice') <> 'fax' order by (p.service_id = s.id) desc nulls last, p.position limit 1)`;
const none = sql`null::uuid as "otherId", null::text as "otherName"`;
// Text that sorts as time does, whatever the session's zone.
const stamp = (at: RawBuilder<unknown>) => sql`to_char(${at} at time zone 'UTC', 'YYYYMMDDHH24MISSUS')`;

function listOf(kind: CareKind, { actor }: Scope, ask: CareAsk): RawBuilder<unknown> {
  const mine = sql`x.programme_id = ${actor.programmeId}`;
  const reported = (urgent: boolean) => sql`
    select s.id as "serviceId", ${none}, s.name, ${phone} as phone, array_agg(distinct x.part) as codes, count(*)::integer as count,
      min(x.at) as at, ${stamp(sql`min(x.at)`)} as sort
    from service_report x ${service} where ${mine} and x.settled_at is null group by s.id
    having bool_or(x.part in ('closed', 'unsafe') and x.source = 'introduction' or x.part = 'unsafe') = ${urgent}`;
  switch (kind) {
    case 'urgent':
      return reported(true);
    case 'reported':
      return reported(false);
    case 'proposed':
      return sql`
        select s.id as "serviceId", x.id as "otherId", null::text as "otherName", s.name, ${phone} as phone, array[x.kind] as codes,
          1 as count, x.made_at as at, ${stamp(sql`x.made_at`)} as sort
        from service_proposal x ${service} where ${mine} and x.state = 'waiting'`;
    case 'ring':
      return sql`
        select s.id as "serviceId", ${none}, s.name, ${phone} as phone, '{}'::text[] as codes, x.sent_times as count, x.state_since as at,
          ${stamp(sql`x.state_since`)} as sort
        from directory.chase x ${service} where x.state = 'ring' and ${mine} and s.not_listed_since is null`;
    case 'used':
      return sql`
        select s.id as "serviceId", ${none}, s.name, ${phone} as phone, '{}'::text[] as codes, 0 as count,
          max(f.confirmed_on)::timestamptz as at, coalesce(to_char(max(f.confirmed_on), 'YYYYMMDD'), '0') as sort
        from directory.service s left join directory.confirmation f on f.service_id = s.id
        where s.id = any(${[...ask.used]}::uuid[]) and s.not_listed_since is null
        group by s.id having coalesce(max(f.confirmed_on) < ${ask.today.subtract({ months: 12 })}::date, true)`;
    case 'asked':
      return sql`
        select s.id as "serviceId", ${none}, s.name, ${phone} as phone, array_agg(distinct x.fact) as codes,
          sum(x.asked_times)::integer as count, max(x.last_asked_at) as at,
          lpad((100000 - sum(x.asked_times))::text, 6, '0') as sort
        from service_question x ${service} where ${mine} and x.answered_at is null and s.not_listed_since is null group by s.id`;
    case 'doubled':
      return sql`
        select x.one_id as "serviceId", x.other_id as "otherId", o.name as "otherName", s.name, null::text as phone, x.reasons as codes,
          x.score as count, x.found_at as at, lpad((100 - x.score)::text, 3, '0') as sort
        from directory.duplicate x join directory.service s on s.id = x.one_id join directory.service o on o.id = x.other_id
        join directory.source on source.id = s.source_id and source.region = ${ask.region}
        where x.state = 'open' and s.not_listed_since is null and o.not_listed_since is null`;
    case 'feeds':
      return sql`
        select x.id as "serviceId", x.id as "otherId", null::text as "otherName", source.title as name, null::text as phone,
          '{}'::text[] as codes, x.failures as count, x.last_good_at as at, lpad((100000 - x.failures)::text, 6, '0') as sort
        from directory.feed x join directory.source on source.id = x.source_id and source.region = ${ask.region}
        where x.failures > 0 and x.paused_at is null`;
  }
}

/** The items of one kind, most urgent first, after a cursor. */
export async function careItems(
  scope: Scope,
  kind: CareKind,
  ask: CareAsk,
  page: { readonly after: string; readonly limit: number },
): Promise<readonly CareItem[]> {
  const { rows } = await sql<CareItem>`
    select item.*, item.sort || ' ' || item."serviceId" || coalesce(' ' || item."otherId", '') as cursor
    from (${listOf(kind, scope, ask)}) item
    where item.sort || ' ' || item."serviceId" || coalesce(' ' || item."otherId", '') > ${page.after}
    order by item.sort || ' ' || item."serviceId" || coalesce(' ' || item."otherId", '') limit ${page.limit}`.execute(
    scope.db,
  );
  return rows;
}

export type CareCounts = Readonly<Record<CareKind, number>>;

/** How many things of each kind need care, in one statement. */
export async function careCounts(scope: Scope, ask: CareAsk): Promise<CareCounts> {
  const counts = careKinds.map(
    kind => sql`(select count(*)::integer from (${listOf(kind, scope, ask)}) item) as ${sql.id(kind)}`,
  );
  const { rows } = await sql<CareCounts>`select ${sql.join(counts)}`.execute(scope.db);
  const [row] = rows;
  if (!row) throw new Error('counts are always one row');
  return row;
}

/** What those who keep the directory should look at first, as one number for their day. */
export async function careWaiting({ db, actor }: Scope): Promise<number> {
  const { rows } = await sql<{ waiting: number }>`
    select ((select count(distinct service_id) from service_report where programme_id = ${actor.programmeId} and settled_at is null)
      + (select count(*) from service_proposal where programme_id = ${actor.programmeId} and state = 'waiting')
      + (select count(*) from directory.chase where programme_id = ${actor.programmeId} and state = 'ring'))::integer as waiting`.execute(
    db,
  );
  return rows[0]?.waiting ?? 0;
}
