import { audit } from '../audit/index.ts';
import { caseOf, heedWords, houseRules } from '../care/index.ts';
import { NotFound, Refused } from '../core/index.ts';
import type { Scope } from '../platform/database/index.ts';
import { type GivenAnswers, type SurveyAsk, surveyStore } from './store.ts';

export type AnswerSurvey = GivenAnswers & {
  /** They said that we may know who they are. */
  readonly known: boolean;
};

/**
 * Keeps answers: with who was asked only where they wish it, by themselves otherwise. That they answered is noted, so that nobody
 * reminds them. Words of somebody we know are read for danger. The record of it names no answers and, unless they wish to be known, no person.
 * @throws NotFound, Refused (answered already; nothing was answered)
 */
export async function answerSurvey(
  scope: Scope,
  ask: SurveyAsk | undefined,
  { known, ...given }: AnswerSurvey,
): Promise<void> {
  if (!ask) throw new NotFound('survey_ask');
  if (ask.ended === 'answered') throw new Refused('surveys.refused.answered');
  if (Object.keys(given.answers).length === 0 && given.words === null)
    throw new Refused('surveys.refused.empty');
  const store = surveyStore(scope);
  const { today } = await houseRules(scope);
  await store.answered(ask, known ? given : null);
  if (!known) await store.addAnonymous(ask, today, given);
  else if (given.words !== null && ask.person_id !== null) {
    const { id, personId, linkWorkerId } = await caseOf(scope, ask.referral_id);
    if (linkWorkerId !== null) await heedWords(scope, { id, personId, linkWorkerId }, [given.words]);
  }
  await audit(scope, {
    verb: 'survey.answered',
    subject: known ? { kind: 'survey_ask', id: ask.id } : { kind: 'programme', id: scope.actor.programmeId },
    personId: known ? ask.person_id : null,
    reason: ask.kind,
  });
}
