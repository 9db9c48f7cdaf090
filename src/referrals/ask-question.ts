import type { Scope } from '../platform/database/index.ts';
import { emit } from '../platform/events/index.ts';
import { type Referral, referralStore } from './store.ts';
import { takeIntoTriage } from './take-into-triage.ts';
import { transition } from './transition.ts';

/** Asks the referrer for more. They answer by their private link. Emits `QuestionAsked`. */
export async function askQuestion(
  scope: Scope,
  input: { readonly referralId: string; readonly question: string },
): Promise<Referral> {
  await takeIntoTriage(scope, input.referralId);
  const referral = await transition(scope, { referralId: input.referralId, name: 'ask' });
  const questionId = await referralStore(scope).ask(referral.id, input.question);
  await emit(scope, { name: 'QuestionAsked', subjectId: referral.id, payload: { questionId } });
  return referral;
}
