import { sql } from 'kysely';
import type { Assessment } from '../../outcomes/index.ts';
import type { Scope } from '../../platform/database/index.ts';
import type { Asked } from '../asked/asked.ts';
import { inCohort } from '../asked/cohort-queries.ts';

/** One case that ended, with what was answered at its start and at its end. No names. */
export type EndedCase = {
  readonly sessionsHeld: number;
  readonly taken: readonly Assessment[];
};

type Row = { readonly sessionsHeld: number; readonly taken: readonly Taken[] | null };
type Taken = Omit<Assessment, 'takenOn'> & { readonly takenOn: string };

/**
 * Every case of the cohort that was met at least once and has ended, with the newest start and end of each questionnaire; one without any
 * is there too, because the missing are counted.
 */
export async function endedCases(scope: Scope, asked: Asked, zone: string): Promise<readonly EndedCase[]> {
  const { db, actor } = scope;
  const cohort = await inCohort(scope, asked, zone);
  const { rows } = await sql<Row>`
    select r.sessions_held as "sessionsHeld",
      json_agg(json_build_object('instrument', a.instrument, 'version', a.instrument_version, 'timepoint', a.timepoint,
        'id', a.id, 'declined', a.declined, 'answers', a.answers, 'takenOn', a.taken_on)) filter (where a.instrument is not null) as taken
    from referral r
    left join lateral (
      select distinct on (instrument, timepoint) id, instrument, instrument_version, timepoint, declined, answers, taken_on
      from assessment
      where programme_id = ${actor.programmeId} and referral_id = r.id and superseded_by is null and timepoint in ('baseline', 'end')
      order by instrument, timepoint, taken_on desc, recorded_at desc) a on true
    where ${cohort} and r.state in ('closed', 'follow_up') and r.sessions_held > 0
    group by r.id, r.sessions_held order by r.id`.execute(db);
  return rows.map(({ sessionsHeld, taken }) => ({
    sessionsHeld,
    taken: (taken ?? []).map(one => ({ ...one, takenOn: Temporal.PlainDate.from(one.takenOn) })),
  }));
}
