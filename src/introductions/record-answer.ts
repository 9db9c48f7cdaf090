import type { Scope } from '../platform/database/index.ts';
import type { IntroductionDeclineReason } from '../programmes/index.ts';
import { move } from './move.ts';

export type GroupAnswer = {
  readonly referralId: string;
  readonly introductionId: string;
} & (
  | { readonly answer: 'accept'; readonly note?: string | null }
  | { readonly answer: 'decline'; readonly reason: IntroductionDeclineReason; readonly note?: string | null }
);

/** What the group answered, however it came: yes, or no with a coded reason. */
export async function recordAnswer(scope: Scope, input: GroupAnswer): Promise<void> {
  const { referralId, introductionId, answer, note = null } = input;
  await move(scope, {
    referralId,
    introductionId,
    name: answer,
    note,
    reason: answer === 'decline' ? input.reason : null,
  });
}
