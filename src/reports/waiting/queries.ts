import { sql } from 'kysely';
import type { Assessment } from '../../outcomes/index.ts';
import { thoseWhoAllow } from '../../people/index.ts';
import type { Scope } from '../../platform/database/index.ts';
import type { Asked } from '../asked/asked.ts';
import { inCohort } from '../asked/cohort-queries.ts';
import type { Answered } from './waiting.ts';

type Row = {
  readonly referralId: string;
  readonly personId: string | null;
  readonly allocatedOn: Temporal.PlainDate | null;
  readonly birthYear: number | null;
  readonly taken: readonly (Omit<Assessment, 'takenOn'> & { readonly takenOn: string })[];
};

/**
 * What people of the cohort answered while waiting and in the programme. Only of those who said yes to being counted: who was never asked
 * is left out, because comparing is more than counting. The newest referral of a person stands for them.
 */
export async function answeredWaiting(
  scope: Scope,
  asked: Asked,
  zone: string,
): Promise<{ readonly answered: readonly Answered[]; readonly withoutYes: number }> {
  const { db, actor } = scope;
  const cohort = await inCohort(scope, asked, zone);
  const { rows } = await sql<Row>`
    select distinct on (r.person_id) r.id as "referralId", r.person_id as "personId",
      (r.allocated_at at time zone ${zone})::date as "allocatedOn", extract(year from p.birth_date)::integer as "birthYear", a.taken
    from referral r
    join person p on p.programme_id = r.programme_id and p.id = r.person_id
    join lateral (select json_agg(json_build_object('id', id, 'instrument', instrument, 'version', instrument_version, 'timepoint', timepoint,
        'declined', declined, 'answers', answers, 'takenOn', taken_on)) as taken
      from assessment where programme_id = ${actor.programmeId} and referral_id = r.id and superseded_by is null and proxy is null
        and timepoint in ('waiting', 'baseline', 'review', 'end')) a on a.taken is not null
    where ${cohort} and r.person_id is not null
    order by r.person_id, r.received_at desc, r.id`.execute(db);
  const yes = await thoseWhoAllow(scope, 'data_set', rows);
  return {
    withoutYes: rows.length - yes.length,
    answered: yes.map(({ allocatedOn, birthYear, taken }) => ({
      allocatedOn,
      birthYear,
      taken: taken.map(one => ({ ...one, takenOn: Temporal.PlainDate.from(one.takenOn) })),
    })),
  };
}
