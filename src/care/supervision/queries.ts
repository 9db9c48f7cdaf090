import { sql } from 'kysely';
import type { Scope } from '../../platform/database/index.ts';
import type { Supervision, SupervisionItem } from './store.ts';
import { REST_DAYS, type SupervisionFacts, type SupervisionRule } from './supervision.ts';

/** An item with whose case it is. */
export type ListedItem = SupervisionItem & {
  readonly given_name: string;
  readonly known_as: string | null;
  readonly family_name: string;
  readonly worker: string | null;
  readonly put_by_name: string | null;
};

/** Items as the actor may see them. @param of a link worker’s only, and those of one case */
function reading({ db, actor }: Scope) {
  return db
    .selectFrom('supervision_item as i')
    .innerJoin('person as p', join =>
      join.onRef('p.programme_id', '=', 'i.programme_id').onRef('p.id', '=', 'i.person_id'),
    )
    .leftJoin('staff as w', join =>
      join.onRef('w.programme_id', '=', 'i.programme_id').onRef('w.id', '=', 'i.worker_id'),
    )
    .leftJoin('staff as b', join =>
      join.onRef('b.programme_id', '=', 'i.programme_id').onRef('b.id', '=', 'i.put_by'),
    )
    .selectAll('i')
    .select(['p.given_name', 'p.known_as', 'p.family_name', 'w.name as worker', 'b.name as put_by_name'])
    .where('i.programme_id', '=', actor.programmeId);
}

/** What waits to be talked about, the longest first. @param workerId of one link worker; null: of all */
export async function openItems(scope: Scope, workerId: string | null): Promise<readonly ListedItem[]> {
  return reading(scope)
    .where('i.state', '=', 'open')
    .$if(workerId !== null, query => query.where('i.worker_id', '=', workerId))
    .orderBy('i.put_at')
    .orderBy('i.id')
    .limit(200)
    .execute();
}

/** What was talked about lately with a link worker, newest first. */
export async function settledItems(scope: Scope, workerId: string): Promise<readonly ListedItem[]> {
  return reading(scope)
    .where('i.state', '=', 'talked')
    .where('i.worker_id', '=', workerId)
    .orderBy('i.settled_at', 'desc')
    .limit(20)
    .execute();
}

/** The items of one case, newest first. */
export async function itemsOfCase(scope: Scope, referralId: string): Promise<readonly ListedItem[]> {
  return reading(scope)
    .where('i.referral_id', '=', referralId)
    .orderBy('i.put_at', 'desc')
    .limit(20)
    .execute();
}

/** One item, or undefined where it does not exist for this actor. */
export async function findItem(scope: Scope, id: string): Promise<ListedItem | undefined> {
  return reading(scope).where('i.id', '=', id).executeTakeFirst();
}

/** Supervisions of a link worker, newest first. */
export async function supervisionsOf(
  { db, actor }: Scope,
  workerId: string,
): Promise<readonly Supervision[]> {
  return db
    .selectFrom('supervision')
    .selectAll()
    .where('programme_id', '=', actor.programmeId)
    .where('worker_id', '=', workerId)
    .orderBy('held_on', 'desc')
    .orderBy('recorded_at', 'desc')
    .limit(12)
    .execute();
}

/** Each link worker with the day of their last supervision and how much waits. */
export async function supervisionQueue({ db, actor }: Scope, workerId: string | null) {
  const { rows } = await sql<{
    id: string;
    name: string;
    waiting: number;
    oldest: Temporal.Instant | null;
    last: Temporal.PlainDate | null;
  }>`
    select s.id, s.name, coalesce(i.waiting, 0) as waiting, i.oldest, v.last
    from staff s
    left join (select worker_id, count(*) as waiting, min(put_at) as oldest from supervision_item
      where programme_id = ${actor.programmeId} and state = 'open' group by 1) i on i.worker_id = s.id
    left join (select worker_id, max(held_on) as last from supervision where programme_id = ${actor.programmeId} group by 1) v
      on v.worker_id = s.id
    where s.programme_id = ${actor.programmeId} and s.role = 'link_worker' and s.active
      and (${workerId}::uuid is null or s.id = ${workerId}::uuid)
    order by s.name, s.id`.execute(db);
  return rows;
}

export type CaseToLookAt = SupervisionFacts & {
  readonly referralId: string;
  readonly personId: string | null;
  readonly workerId: string;
  /** Rules that are open for the case, or rest because it was talked about lately. */
  readonly resting: readonly SupervisionRule[];
};

/** What the rules look at in every open case that a link worker has: one statement, for what the clock does. */
export async function casesToLookAt(
  { db, actor, now }: Scope,
  today: Temporal.PlainDate,
  zone: string,
): Promise<readonly CaseToLookAt[]> {
  const { rows } = await sql<CaseToLookAt>`
    with marked as materialized (select people_with_open_concern() as id)
    select r.id as "referralId", r.person_id as "personId", r.link_worker_id as "workerId", r.state = 'on_hold' as paused,
      coalesce(${today}::date - greatest(held.last::date, (r.allocated_at at time zone ${zone})::date,
        (select max(c.at at time zone ${zone})::date from contact c where c.programme_id = ${actor.programmeId} and c.referral_id = r.id
          and c.with_whom = 'person' and c.outcome in ('reached', 'replied'))), 0) as "quietDays",
      r.sessions_held as "sessionsHeld", exists (select from marked m where m.id = r.person_id) as concern,
      (select count(*) from session s where s.programme_id = ${actor.programmeId} and s.referral_id = r.id and s.state = 'missed'
        and (held.last is null or s.starts_at > held.last)) as "missedRunning",
      exists (select from extension e where e.programme_id = ${actor.programmeId} and e.referral_id = r.id and e.approved is null)
        as "extensionAsked",
      coalesce((select array_agg(distinct i.rule) from supervision_item i where i.programme_id = ${actor.programmeId}
        and i.referral_id = r.id and (i.state = 'open' or i.settled_at > ${now.subtract({ hours: 24 * REST_DAYS })})), '{}') as resting
    from referral r
    left join lateral (select max(starts_at) as last from session
      where programme_id = ${actor.programmeId} and referral_id = r.id and state = 'held') held on true
    where r.programme_id = ${actor.programmeId} and r.state in ('allocated', 'contacting', 'active', 'on_hold')
      and r.link_worker_id is not null order by r.id`.execute(db);
  return rows;
}
