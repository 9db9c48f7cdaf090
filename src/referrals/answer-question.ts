import { dayIn, NotFound, Refused } from '../core/index.ts';
import type { Scope } from '../platform/database/index.ts';
import { emit } from '../platform/events/index.ts';
import { speaksOfDanger } from './danger.ts';
import { referralStore } from './store.ts';
import { transition } from './transition.ts';

/**
 * The referrer answers by private link, or staff write down what they were told. Back to triage. Words of danger in the answer
 * make a task for a person to read today, as those of the referral itself do.
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
  if (speaksOfDanger(input.answer)) {
    // The day in UTC is never later than the programme's own: at worst the task is due an hour too soon.
    store.addTask({ kind: 'concern', referralId: input.referralId, dueOn: dayIn('UTC', scope.now) });
  }
  await emit(scope, {
    name: 'QuestionAnswered',
    subjectId: input.referralId,
    payload: { questionId: question.id },
  });
}
