import { houseRules } from '../care/index.ts';
import type { Scope } from '../platform/database/index.ts';
import { type AnswerSurvey, answerSurvey } from './answer-survey.ts';
import { newSurveyToken, surveyStore } from './store.ts';

/**
 * Keeps what whoever referred says of their own accord, once for each referral. Where they were asked by e-mail this answers it; where they were
 * not, it counts as having been asked, so that nobody writes to them within half a year.
 * @param scope of the system: whoever refers reads no survey
 * @throws Refused (answered already; nothing was answered)
 */
export async function answerFromStatus(scope: Scope, referralId: string, given: AnswerSurvey): Promise<void> {
  const store = surveyStore(scope);
  const { today } = await houseRules(scope);
  const asked = await store.ofReferrer(referralId);
  if (!asked) {
    const address = await store.addressOf(referralId);
    // Nobody gets this token: the link to the state of the referral is the way.
    await store.add({
      referralId,
      kind: 'referrer',
      moment: 'referring',
      way: 'status_page',
      token: newSurveyToken(),
      today,
      address,
    });
  }
  await answerSurvey(scope, asked ?? (await store.ofReferrer(referralId)), given);
}
