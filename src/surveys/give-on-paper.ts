import { audit } from '../audit/index.ts';
import { caseOf, houseRules, may, refusalOf } from '../care/index.ts';
import { Refused } from '../core/index.ts';
import type { Scope } from '../platform/database/index.ts';
import { newSurveyToken, surveyStore } from './store.ts';

/**
 * A sheet to fill in by hand, with a code by which the office knows that it came back, for whoever cannot or will not use a link.
 * @returns the id of the asking
 * @throws NotFound, Forbidden, Refused (asked already)
 */
export async function giveOnPaper(scope: Scope, referralId: string): Promise<string> {
  const kase = await caseOf(scope, referralId);
  const leave = may(scope.actor, 'log_contact', kase);
  if (!leave.ok) throw refusalOf(leave.reasonKey);
  const { today } = await houseRules(scope);
  const closed = kase.state === 'closed' || kase.state === 'follow_up';
  const made = await surveyStore(scope).add({
    referralId,
    kind: 'experience',
    moment: closed ? 'closed' : 'midway',
    way: 'paper',
    token: newSurveyToken(),
    today,
  });
  if (!made) throw new Refused('surveys.refused.asked');
  await audit(scope, {
    verb: 'survey.asked',
    subject: { kind: 'survey_ask', id: made.id },
    personId: kase.personId,
    reason: 'experience',
  });
  return made.id;
}
