import { sql } from 'kysely';
import { Refused } from '../../../core/index.ts';
import type { Scope } from '../../../platform/database/index.ts';
import type { StepSays } from '../steps.ts';

/** The steps a programme makes with its questionnaires, for one actor. */
export function questionnaireStore({ db, actor, now }: Scope) {
  const programme_id = actor.programmeId;
  return {
    /**
     * Adds the next step.
     * @param after number of the step it builds on; 0 for the first
     * @throws Refused when somebody else's step came first
     */
    async add(instrument: string, after: number, says: StepSays): Promise<void> {
      const { numInsertedOrUpdatedRows: added } = await db
        .insertInto('questionnaire_step')
        .values({
          programme_id,
          instrument,
          number: after + 1,
          kind: says.kind,
          says: JSON.stringify(says),
          made_by: actor.id,
          made_at: now,
        })
        .onConflict(conflict => conflict.columns(['programme_id', 'instrument', 'number']).doNothing())
        .executeTakeFirstOrThrow();
      if (added !== 1n) throw new Refused('questionnaires.refused.meanwhile');
    },

    /** Whether anybody has ever answered this version; answers themselves are not for whoever decides on scoring. */
    async isAnswered(instrument: string, version: number): Promise<boolean> {
      const { rows } = await sql<{ answered: boolean }>`
        select questionnaire_is_answered(${instrument}, ${version}) as answered`.execute(db);
      return rows[0]?.answered === true;
    },
  };
}
