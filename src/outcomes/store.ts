import { sql } from 'kysely';
import { newId } from '../core/index.ts';
import type { Scope } from '../platform/database/index.ts';
import { sealed } from '../platform/vault/index.ts';
import type { Timepoint } from '../programmes/index.ts';
import type { Administration } from './answering/administration.ts';
import type { KeptAnswers } from './kept-answers.ts';

export type NewAssessment = {
  readonly referralId: string;
  readonly personId: string;
  readonly instrument: string;
  readonly version: number;
  readonly timepoint: Timepoint;
  /** The place in a course it is for; null: for the case. */
  readonly placeId: string | null;
  readonly declined: boolean;
  readonly answers: KeptAnswers;
  readonly scores: Readonly<Record<string, number | null>>;
  readonly takenOn: Temporal.PlainDate;
  /** Null: a member of staff wrote it down. */
  readonly takenHow: 'link' | 'helper' | null;
} & Administration;

/** The tables of measures, for one actor. */
export function outcomesStore({ db, actor, now }: Scope) {
  const programme_id = actor.programmeId;
  return {
    /**
     * Adds one filled-in questionnaire. What was saved for the same timepoint on the same day stays in the record and
     * points to this one; what somebody else answered for the person never replaces what they said, nor the other way. It belongs to the session held that day, if there was one.
     */
    async add(one: NewAssessment): Promise<string> {
      const id = newId();
      await db
        .updateTable('assessment')
        .set({ superseded_by: id })
        .where('programme_id', '=', programme_id)
        .where('referral_id', '=', one.referralId)
        .where('instrument', '=', one.instrument)
        .where('timepoint', '=', one.timepoint)
        .where('taken_on', '=', one.takenOn)
        .where('place_id', 'is not distinct from', one.placeId)
        .where('proxy', one.proxy ? 'is not' : 'is', null)
        .where('superseded_by', 'is', null)
        .execute();
      const words = Object.entries(one.answers).filter(([, answer]) => typeof answer === 'string');
      const coded = Object.entries(one.answers).filter(([, answer]) => typeof answer !== 'string');
      await db
        .insertInto('assessment')
        .values({
          ...sealed(
            'assessment',
            id,
            { kind: 'person', id: one.personId },
            {
              own_words: words.length > 0 ? JSON.stringify(Object.fromEntries(words)) : null,
            },
          ),
          programme_id,
          id,
          referral_id: one.referralId,
          person_id: one.personId,
          session_id: sql<string | null>`(select s.id from session s where s.programme_id = ${programme_id}
            and s.referral_id = ${one.referralId} and s.state = 'held' and s.starts_at::date = ${one.takenOn}
            order by s.starts_at desc limit 1)`,
          instrument: one.instrument,
          instrument_version: one.version,
          timepoint: one.timepoint,
          place_id: one.placeId,
          declined: one.declined,
          answers: Object.fromEntries(coded),
          scores: { ...one.scores },
          taken_on: one.takenOn,
          taken_how: one.takenHow,
          mode: one.mode,
          proxy: one.proxy?.by ?? null,
          proxy_reason: one.proxy?.reason ?? null,
          asked_in: one.askedIn,
          recorded_by: actor.id,
          recorded_at: now,
        })
        .execute();
      return id;
    },

    /** Writes the words of an own concern; the command has asked whether they may still be written. */
    async word(referralId: string, position: number, words: string): Promise<void> {
      await db
        .insertInto('own_concern')
        .values({ programme_id, referral_id: referralId, position, words, created_at: now })
        .onConflict(conflict =>
          conflict.columns(['programme_id', 'referral_id', 'position']).doUpdateSet({ words }),
        )
        .execute();
    },
  };
}
