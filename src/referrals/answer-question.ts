import { NotFound, Refused } from '../core/index.ts';
import type { Scope } from '../platform/database/index.ts';
import { emit } from '../platform/events/index.ts';
import { referralStore } from './store.ts';
import { transition } from './transition.ts';

/**
 * The referrer answers by private link, or staff write down what they were told. Back to triage.
 * @throws NotFound · Refused when it was answered already
 */
export async function answerQuestion(
  scope: Scope,
  input: { readonly referralId: string; readonly questionId: string; readonly answer: string },
): Promise<void> {
  const store = referralStore(scope);
  const question = await store.question(input.questionId);
  if (!question || question.referral_id !== input.referralId) throw new NotFound('question');
  if (question.answer !== null) throw new Refused('referrals.refused.answered');
  await transition(scope, { referralId: input.referralId, name: 'answer' });
  await store.answer(question.id, input.answer);
  await emit(scope, {
    name: 'QuestionAnswered',
    subjectId: input.referralId,
    payload: { questionId: question.id },
  });
}
