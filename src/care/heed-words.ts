import { dayIn } from '../core/index.ts';
import type { Scope } from '../platform/database/index.ts';
import { speaksOfDanger } from '../referrals/index.ts';
import { makeTask } from './make-task.ts';
import { raisedLately } from './queries/concerns.ts';
import { houseRules } from './queries/house-rules.ts';

/** A case, as far as this needs it. */
type About = { readonly id: string; readonly personId: string; readonly linkWorkerId: string | null };

/**
 * Reads what staff wrote down about a person: a note, an addendum, a contact. Where it speaks of danger and nobody has raised a concern
 * in the last day, somebody is asked to judge today whether one is needed. No score, and nothing is judged by itself.
 */
export async function heedWords(
  scope: Scope,
  kase: About,
  texts: readonly (string | null | undefined)[],
): Promise<void> {
  if (!texts.some(text => speaksOfDanger(text ?? null))) return;
  if (await raisedLately(scope, kase.personId)) return;
  const { zone } = await houseRules(scope);
  await makeTask(scope, {
    kind: 'judge_words',
    subjectId: kase.id,
    referralId: kase.id,
    personId: kase.personId,
    assigneeId: kase.linkWorkerId ?? scope.actor.id,
    dueOn: dayIn(zone, scope.now),
  });
}
