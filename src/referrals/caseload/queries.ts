import { sql } from 'kysely';
import { compiledOnce, type Scope } from '../../platform/database/index.ts';
import { weightsStore } from './store.ts';
import { type CaseLoad, loadsOf, type WorkerLoad } from './weight.ts';

/** A case as it comes from the database, all of one link worker in one value: fifty rows of eight columns cost more than the rest of it. */
type Packed = readonly [
  stage: CaseLoad['stage'],
  concern: boolean,
  needs: number,
  barriers: number,
  interpreter: boolean,
  homeVisits: boolean,
  quietDays: number | null,
];

type Asked = {
  readonly programmeId: string;
  readonly workerId: string;
  readonly now: Temporal.Instant;
};

/** One statement for one link worker and one for all: with `$2 is null or …` it would be planned anew each time. */
const openCases = (which: 'of one' | 'of all') =>
  compiledOnce(
    (_, asked: Asked) => sql<{ readonly worker: string; readonly cases: readonly Packed[] }>`
    with marked as materialized (select people_with_open_concern() as id)
    select r.link_worker_id as worker, json_agg(json_build_array(
      case when r.state = 'on_hold' then 'paused'
        when r.state <> 'active' or r.sessions_held < 2 then 'starting'
        when r.sessions_held >= r.sessions_planned - 1 then 'ending' else 'going' end,
      exists (select from marked m where m.id = r.person_id),
      (select count(*) from referral_need n where n.programme_id = ${asked.programmeId} and n.referral_id = r.id),
      (select count(*) from plan l join barrier b on b.programme_id = l.programme_id and b.plan_id = l.id and b.removed_at is null
        where l.programme_id = ${asked.programmeId} and l.referral_id = r.id),
      coalesce(r.interpreter_language, p.interpreter_language, '') <> '',
      coalesce(s.home, false),
      (${asked.now}::timestamptz at time zone pr.time_zone)::date
        - greatest(s.last, (select max(c.at at time zone pr.time_zone)::date from contact c where c.programme_id = ${asked.programmeId}
          and c.referral_id = r.id and c.with_whom = 'person' and c.outcome in ('reached', 'replied'))))) as cases
    from referral r
    join programme pr on pr.id = r.programme_id
    left join person p on p.programme_id = r.programme_id and p.id = r.person_id
    left join lateral (select bool_or(mode = 'home') as home, max(starts_at) filter (where state = 'held')::date as last from session
      where programme_id = ${asked.programmeId} and referral_id = r.id and state in ('planned', 'held')) s on true
    where r.programme_id = ${asked.programmeId} and r.state in ('allocated', 'contacting', 'active', 'on_hold')
      and ${which === 'of one' ? sql`r.link_worker_id = ${asked.workerId}::uuid` : sql`r.link_worker_id is not null`}
    group by r.link_worker_id`,
  );
const ofOne = openCases('of one');
const ofAll = openCases('of all');

/**
 * What is recorded of each open case that a link worker has. It reads tables of rooms further up (session, plan, contact), because a load
 * is made of everything; it never writes them. That a concern is open is asked of the function that says so to everybody who works with
 * people, and nothing else of it.
 * @param workerId of one link worker; null: of all whose cases the actor may read
 */
export async function caseLoads(
  { db, actor, now }: Scope,
  workerId: string | null = null,
): Promise<readonly (CaseLoad & { readonly worker: string })[]> {
  const asked = { programmeId: actor.programmeId, workerId: workerId ?? '', now };
  const { rows } = await db.executeQuery(workerId === null ? ofAll(asked) : ofOne(asked));
  return rows.flatMap(({ worker, cases }) =>
    cases.map(([stage, concern, needs, barriers, interpreter, homeVisits, quietDays]) => ({
      worker,
      stage,
      concern,
      needs,
      barriers,
      interpreter,
      homeVisits,
      quietDays,
    })),
  );
}

/** The open cases of each link worker, counted and weighed with the programme’s weights. @param workerId of one only */
export async function weightedLoads(
  scope: Scope,
  workerId: string | null = null,
): Promise<ReadonlyMap<string, WorkerLoad>> {
  const cases = caseLoads(scope, workerId);
  const { weights } = await weightsStore(scope).now();
  return loadsOf(await cases, weights);
}
