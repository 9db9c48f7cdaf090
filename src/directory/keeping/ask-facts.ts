import type { Scope } from '../../platform/database/index.ts';
import { type AskableFact, questionStore } from './question-store.ts';

/**
 * Notes that somebody needed a fact which nobody knows, so that it becomes a task for the directory. A service found ten
 * times with the same question has one task that says “asked ten times”.
 * @example await askFacts(scope, [{ serviceId, fact: 'step_free' }]);
 */
export async function askFacts(
  scope: Scope,
  questions: readonly { readonly serviceId: string; readonly fact: AskableFact }[],
): Promise<void> {
  await questionStore(scope).ask(questions);
}
