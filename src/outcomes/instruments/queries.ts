import type { Scope } from '../../platform/database/index.ts';
import { type Catalogue, catalogueOf } from './catalogue.ts';
import { type Step, stepSays } from './steps.ts';

/** All steps of a programme, in order. */
export async function stepsOf({ db, actor }: Scope): Promise<readonly Step[]> {
  const rows = await db
    .selectFrom('questionnaire_step')
    .select(['instrument', 'number', 'says', 'made_at', 'made_by'])
    .where('programme_id', '=', actor.programmeId)
    .orderBy('instrument')
    .orderBy('number')
    .execute();
  return rows.map(row => ({
    instrument: row.instrument,
    number: row.number,
    says: stepSays.parse(row.says),
    madeAt: row.made_at,
    madeBy: row.made_by,
  }));
}

/**
 * The questionnaires of the actor's programme as they stand on a day: pass the day on which they are, or were, asked, since
 * a licence may have ended in between. One statement.
 */
export async function instrumentsOf(scope: Scope, day: Temporal.PlainDate): Promise<Catalogue> {
  return catalogueOf(await stepsOf(scope), day);
}
