import { type Selectable, sql } from 'kysely';
import { z } from 'zod';
import { whoSaidNo } from '../people/index.ts';
import type { Scope, Tables } from '../platform/database/index.ts';
import type { Timepoint } from '../programmes/index.ts';
import { modes, proxyOf } from './answering/administration.ts';
import type { Assessment, OwnConcern } from './assessment.ts';
import type { Answers } from './instruments/index.ts';

/** What one case has been asked so far, as it stands, oldest first. */
export async function assessmentsOf(
  { db, actor }: Scope,
  referralId: string,
): Promise<readonly Assessment[]> {
  const rows = await db
    .selectFrom('assessment')
    .select(['id', 'instrument', 'instrument_version', 'timepoint', 'declined', 'answers', 'taken_on'])
    .select(['taken_how', 'mode', 'proxy', 'proxy_reason', 'asked_in', 'own_words', 'place_id'])
    .where('programme_id', '=', actor.programmeId)
    .where('referral_id', '=', referralId)
    .where('superseded_by', 'is', null)
    .orderBy('taken_on')
    .orderBy('recorded_at')
    .execute();
  return rows.map(row => {
    const one = assessmentOf(row);
    return { ...one, answers: withWords(one.answers, row.own_words) };
  });
}

type AssessmentRow = Pick<
  Selectable<Tables['assessment']>,
  | 'id'
  | 'instrument'
  | 'instrument_version'
  | 'timepoint'
  | 'declined'
  | 'answers'
  | 'taken_on'
  | 'taken_how'
  | 'mode'
  | 'proxy'
  | 'proxy_reason'
  | 'asked_in'
  | 'place_id'
>;

/** A row as rules read it, without what was said in own words. */
export function assessmentOf(row: AssessmentRow): Assessment {
  return {
    id: row.id,
    instrument: row.instrument,
    version: row.instrument_version,
    timepoint: row.timepoint as Timepoint,
    declined: row.declined,
    answers: row.answers as Answers,
    takenOn: row.taken_on,
    takenHow: row.taken_how,
    mode: modes.find(one => one === row.mode) ?? null,
    proxy: proxyOf(row.proxy, row.proxy_reason),
    askedIn: row.asked_in,
    placeId: row.place_id,
  };
}

/** Answers in own words are kept apart, sealed. After an erasure they read as empty. */
function withWords(answers: Answers, words: string | null): Answers {
  return words ? { ...answers, ...ownWords.parse(JSON.parse(words)) } : answers;
}
const ownWords = z.record(z.string(), z.string());

/** The person's own concerns, in order. */
export async function ownConcernsOf(
  { db, actor }: Scope,
  referralId: string,
): Promise<readonly OwnConcern[]> {
  return db
    .selectFrom('own_concern')
    .select(['position', 'words'])
    .where('programme_id', '=', actor.programmeId)
    .where('referral_id', '=', referralId)
    .orderBy('position')
    .execute();
}

/**
 * The order in which the assessment that counts comes first, by instrument and timepoint: of several starts the first with an answer,
 * else the newest. It goes with `distinct on (instrument, timepoint)`, over what the person said themselves (`proxy is null`).
 */
export const whichCounts = sql`instrument, timepoint,
  case when timepoint = 'baseline' and not declined
    and (jsonb_path_exists(answers, '$.* ? (@.type() != "object")') or own_words is not null) then taken_on end asc nulls last,
  taken_on desc, recorded_at desc`;

/** One closed case with what was answered at the start and at the end, by instrument. */
export type ClosedCase = {
  readonly referralId: string;
  readonly sessionsHeld: number;
  readonly taken: readonly Omit<Assessment, 'id' | 'takenOn'>[];
};

type ClosedRow = {
  readonly referralId: string;
  readonly sessionsHeld: number;
  readonly taken: readonly (Omit<Assessment, 'id' | 'takenOn'> & { readonly id?: never })[] | null;
};

/**
 * Every closed case of the programme that was met at least once, with the start and end of each instrument that count; a
 * case without any is there too, because the missing are counted. Who does not want to be counted is left out. No names.
 */
export async function closedCases(scope: Scope): Promise<readonly ClosedCase[]> {
  const { db, actor } = scope;
  const without = [...(await whoSaidNo(scope, 'figures'))];
  const { rows } = await sql<ClosedRow>`
    select r.id as "referralId", r.sessions_held as "sessionsHeld",
      json_agg(json_build_object('instrument', a.instrument, 'version', a.instrument_version, 'timepoint', a.timepoint,
        'declined', a.declined, 'answers', a.answers)) filter (where a.instrument is not null) as taken
    from referral r
    left join lateral (
      select distinct on (instrument, timepoint) instrument, instrument_version, timepoint, declined, answers
      from assessment
      where programme_id = r.programme_id and referral_id = r.id and superseded_by is null and timepoint in ('baseline', 'end')
        and proxy is null
      order by ${whichCounts}) a on true
    where r.programme_id = ${actor.programmeId} and r.state in ('closed', 'follow_up') and r.sessions_held > 0
      and (r.person_id is null or r.person_id <> all(${without}::uuid[]))
    group by r.id, r.sessions_held
    order by r.id`.execute(db);
  return rows.map(row => ({ ...row, taken: row.taken ?? [] }));
}
