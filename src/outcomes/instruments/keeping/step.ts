import { audit } from '../../../audit/index.ts';
import type { Scope } from '../../../platform/database/index.ts';
import { emit } from '../../../platform/events/index.ts';
import type { StepSays } from '../steps.ts';
import { questionnaireStore } from './store.ts';

/** Adds a step, and tells of it: the questionnaire and the kind of step stand on record, never its words. */
export async function makeStep(
  scope: Scope,
  instrument: string,
  after: number,
  says: StepSays,
): Promise<void> {
  await questionnaireStore(scope).add(instrument, after, says);
  const { programmeId: id } = scope.actor;
  await audit(scope, {
    verb: 'questionnaire.changed',
    subject: { kind: 'programme', id },
    fields: [instrument, says.kind],
  });
  await emit(scope, {
    name: 'QuestionnaireChanged',
    subjectId: id,
    payload: { instrument, kind: says.kind },
  });
}
