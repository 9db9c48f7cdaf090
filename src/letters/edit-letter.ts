import { audit } from '../audit/index.ts';
import { caseOf } from '../care/index.ts';
import { Forbidden, NotFound, Refused, Stale } from '../core/index.ts';
import type { Scope } from '../platform/database/index.ts';
import { edited, editOf, type Letter, type LetterEdit } from './letter.ts';
import { may } from './policy.ts';
import { letterStore } from './store.ts';

type One = { readonly referralId: string; readonly letterId: string };

/**
 * A letter to be changed or sent, held until the transaction ends.
 * @throws NotFound, Forbidden (not their case), Refused (sent already)
 */
export async function holdLetter(scope: Scope, one: One, act: 'change' | 'send'): Promise<Letter> {
  const kase = await caseOf(scope, one.referralId);
  const letter = await letterStore(scope).find(one.referralId, one.letterId, true);
  if (!letter) throw new NotFound('letter');
  const leave = may(scope.actor, act, { state: letter.state, linkWorkerId: kase.linkWorkerId });
  if (leave.ok) return letter;
  if (leave.reasonKey === 'letters.refused.sent') throw new Refused(leave.reasonKey);
  throw new Forbidden(leave.reasonKey);
}

/**
 * Changes what staff may change in a letter: what is asked of the GP, whether the person has seen it, the person's next
 * steps. The facts of the record are not touched.
 * @throws Stale when somebody else changed it since; both texts are kept
 */
export async function editLetter(
  scope: Scope,
  input: One & { readonly version: number; readonly edit: LetterEdit },
): Promise<void> {
  const letter = await holdLetter(scope, input, 'change');
  if (letter.version !== input.version) {
    throw new Stale({ yours: asText(input.edit), theirs: asText(editOf(letter)) });
  }
  await letterStore(scope).rewrite(letter.id, edited(letter, input.edit, letter.locale));
  await audit(scope, {
    verb: 'letter.changed',
    subject: { kind: 'letter', id: letter.id },
    personId: letter.personId,
    fields: Object.keys(input.edit),
  });
}

const asText = ({ askOfReader, nextSteps }: LetterEdit): string =>
  [askOfReader ?? '', ...(nextSteps ?? [])].filter(Boolean).join('\n');
