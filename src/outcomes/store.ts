import { sql } from 'kysely';
import { newId } from '../core/index.ts';
import type { Scope } from '../platform/database/index.ts';
import type { Timepoint } from '../programmes/index.ts';
import type { KeptAnswers } from './kept-answers.ts';

export type NewAssessment = {
  readonly referralId: string;
  readonly personId: string;
  readonly instrument: string;
  readonly version: number;
  readonly timepoint: Timepoint;
  readonly declined: boolean;
  readonly answers: KeptAnswers;
  readonly scores: Readonly<Record<string, number | null>>;
  readonly takenOn: Temporal.PlainDate;
  /** Null: a member of staff wrote it down. */
  readonly takenHow: 'link' | 'helper' | null;
};

/** The tables of measures, for one actor. */
export function outcomesStore({ db, actor, now }: Scope) {
  const programme_id = actor.programmeId;
  return {
    /**
     * Adds one filled-in questionnaire. What was saved for the same timepoint on the same day stays in the record and
     * points to this one. It belongs to the session held that day, if there was one.
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
        .where('superseded_by', 'is', null)
        .execute();
      await db
        .insertInto('assessment')
        .values({
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
          declined: one.declined,
          answers: { ...one.answers },
          scores: { ...one.scores },
          taken_on: one.takenOn,
          taken_how: one.takenHow,
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
