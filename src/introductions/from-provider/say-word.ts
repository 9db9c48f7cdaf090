import { audit } from '../../audit/index.ts';
import { NotFound, newId, Refused } from '../../core/index.ts';
import type { Scope } from '../../platform/database/index.ts';
import { emit } from '../../platform/events/index.ts';
import { awaitingStates, goingStates, type IntroductionState } from '../introduction.ts';
import { sentHere } from './queries.ts';
import { type NewWord, wordStore } from './store.ts';
import type { ProviderWordKind } from './word.ts';

const expected: readonly IntroductionState[] = ['accepted', 'booked'];
/** From where a group may say what; everything else has been answered already, by whomever. */
const sayableIn: Readonly<Record<ProviderWordKind, readonly IntroductionState[]>> = {
  accept: awaitingStates,
  full: awaitingStates,
  decline: awaitingStates,
  hand_back: [...expected, ...goingStates],
  came: expected,
  not_came: expected,
  still: goingStates,
  stopped: [...expected, ...goingStates],
  message: [...awaitingStates, ...expected, ...goingStates],
};

/** Whether a group may say this now: the page shows no button that would fail. */
export function maySay(
  what: ProviderWordKind,
  one: { readonly state: IntroductionState; readonly said: ProviderWordKind | null },
): boolean {
  return sayableIn[what].includes(one.state) && (what === 'message' || one.said === null);
}

/**
 * A group says something of an introduction that was sent to it. Nothing of the introduction changes here: the house carries it out.
 * The caller has asked the house whether the person still agrees.
 * @throws NotFound (not sent to them), Refused (it was answered meanwhile, or has its end)
 */
export async function sayWord(scope: Scope, word: Omit<NewWord, 'id' | 'serviceId'>): Promise<void> {
  const serviceId = scope.actor.id;
  const [found] =
    scope.actor.role === 'provider' ? await sentHere(scope, serviceId, word.introductionId) : [];
  if (!found) throw new NotFound('introduction');
  if (!maySay(word.what, found)) throw new Refused('provider.refused.answered');
  const id = newId();
  await wordStore(scope).add({ ...word, id, serviceId });
  await audit(scope, {
    verb: 'provider_word.said',
    subject: { kind: 'introduction', id: found.id },
    personId: found.personId,
    reason: word.what,
  });
  await emit(scope, { name: 'ProviderSaid', subjectId: serviceId, payload: { wordId: id } });
}
