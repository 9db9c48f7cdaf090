import { type RawBuilder, sql } from 'kysely';
import { type Assessment, whichCounts } from '../../outcomes/index.ts';
import type { Scope } from '../../platform/database/index.ts';
import type { Asked } from '../asked/asked.ts';
import { inCohort } from '../asked/cohort-queries.ts';

/** One case that ended, with what was answered at its start and at its end. No names. */
export type EndedCase = {
  readonly sessionsHeld: number;
  readonly taken: readonly Assessment[];
};

type Row = {
  readonly referralId: string;
  readonly sessionsHeld: number;
  readonly taken: readonly Taken[] | null;
};
type Taken = Omit<Assessment, 'takenOn'> & { readonly takenOn: string };

/** The same with which case it is. */
export type EndedCaseOf = EndedCase & { readonly referralId: string };

/**
 * Every case of the cohort that was met at least once and has ended, with the start and end of each questionnaire that count, as the
 * person said them; one without any is there too, because the missing are counted.
 */
export async function endedCases(scope: Scope, asked: Asked, zone: string): Promise<readonly EndedCase[]> {
  return endedCasesWhere(scope, await inCohort(scope, asked, zone));
}

/** The same of other cases. @param which a condition on `referral r` */
export async function endedCasesWhere(
  { db, actor }: Scope,
  which: RawBuilder<unknown>,
): Promise<readonly EndedCaseOf[]> {
  const { rows } = await sql<Row>`
    select r.id as "referralId", r.sessions_held as "sessionsHeld",
      json_agg(json_build_object('instrument', a.instrument, 'version', a.instrument_version, 'timepoint', a.timepoint,
        'id', a.id, 'declined', a.declined, 'answers', a.answers, 'takenOn', a.taken_on)) filter (where a.instrument is not null) as taken
    from referral r
    left join lateral (
      select distinct on (instrument, timepoint) id, instrument, instrument_version, timepoint, declined, answers, taken_on
      from assessment
      where programme_id = ${actor.programmeId} and referral_id = r.id and superseded_by is null and timepoint in ('baseline', 'end')
        and proxy is null
      order by ${whichCounts}) a on true
    where ${which} and r.programme_id = ${actor.programmeId} and r.state in ('closed', 'follow_up') and r.sessions_held > 0
    group by r.id, r.sessions_held order by r.id`.execute(db);
  return rows.map(({ referralId, sessionsHeld, taken }) => ({
    referralId,
    sessionsHeld,
    taken: (taken ?? []).map(one => ({ ...one, takenOn: Temporal.PlainDate.from(one.takenOn) })),
  }));
}
