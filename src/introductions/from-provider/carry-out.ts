import { heedWords, houseRules, makeTask } from '../../care/index.ts';
import { addWorkingDays, Refused } from '../../core/index.ts';
import type { Scope } from '../../platform/database/index.ts';
import type { Listener } from '../../platform/events/index.ts';
import {
  type Barrier,
  barriers,
  type IntroductionDeclineReason,
  introductionDeclineReasons,
  type TaskKind,
} from '../../programmes/index.ts';
import { answerStillGoing } from '../answer-still-going.ts';
import { attendFirst } from '../attend-first.ts';
import { bookFirst } from '../book.ts';
import { firstVisitOf } from '../first-visit/first-visit.ts';
import { firstVisitStore } from '../first-visit/store.ts';
import { writeFirstVisit } from '../first-visit/write-first-visit.ts';
import { keepGoing } from '../keep-going.ts';
import { recordAnswer } from '../record-answer.ts';
import { stopIntroduction } from '../stop.ts';
import { type CarryFacts, carryFacts } from './queries.ts';
import { type StoredWord, wordStore } from './store.ts';
import { asksForPeople, fateOf, type WordFate, type WordState } from './word.ts';

/** Days for which a colleague's word that somebody goes stands against the group's word that they do not. */
const LATELY_DAYS = 14;
/** Working days for whoever looks at what a group said. */
const LOOK_WITHIN = 2;

/**
 * The house hears what a group said: seals it, carries it out by the commands that staff use, under the group's name, or puts it before
 * whoever looks after the introduction. Heard twice it does nothing the second time.
 */
export const carryOutWords: Listener = {
  name: 'introductions.provider_said',
  on: ['ProviderSaid'],
  async handle(scope, { subjectId, payload }) {
    const { wordId } = payload;
    if (typeof wordId !== 'string') return;
    const store = wordStore(scope);
    const word = await store.hold(wordId);
    if (!word || word.service_id !== subjectId) return;
    const { today, holidays } = await houseRules(scope);
    const lately = scope.now.subtract({ hours: 24 * LATELY_DAYS });
    const facts = await carryFacts(scope, word.introduction_id, lately);
    if (!facts) return;
    const group: Scope = { ...scope, actor: { ...scope.actor, name: facts.serviceName } };
    const fate = fateOf({ what: word.what, onDay: word.on_day, reason: word.reason }, { ...facts, today });
    const state = await carriedOut(group, word, facts, fate);
    await store.settle(word, state);
    const { referralId, personId, linkWorkerId } = facts;
    await heedWords(scope, { id: referralId, personId, linkWorkerId }, [word.words]);
    const kind = taskFor(word, state);
    if (!kind) return;
    await makeTask(scope, {
      kind,
      subjectId: facts.id,
      referralId,
      personId,
      assigneeId: facts.ownerId,
      dueOn: addWorkingDays(today, LOOK_WITHIN, holidays),
    });
  },
};

function taskFor({ what }: StoredWord, state: WordState): TaskKind | null {
  const noPlace = what === 'full' || what === 'decline' || what === 'hand_back';
  if (state === 'applied') return noPlace ? 'choose_again' : null;
  return asksForPeople(what, state) ? 'provider_said' : null;
}

/** What the commands refuse differs from what the group said: it is shown, and nothing of it is forced. */
async function carriedOut(
  scope: Scope,
  word: StoredWord,
  facts: CarryFacts,
  fate: WordFate,
): Promise<Exclude<WordState, 'said'>> {
  if (fate.state !== 'applied') return fate.state;
  try {
    await carry(scope, word, facts, fate);
    return 'applied';
  } catch (error) {
    if (error instanceof Refused) return 'differs';
    throw error;
  }
}

async function carry(
  scope: Scope,
  word: StoredWord,
  facts: CarryFacts,
  fate: WordFate & { readonly state: 'applied' },
): Promise<void> {
  const one = { referralId: facts.referralId, introductionId: facts.id };
  const barrier = barrierOf(word.reason);
  switch (fate.act) {
    case 'accept':
      await recordAnswer(scope, { ...one, answer: 'accept' });
      if (word.comes_at) await bookFirst(scope, { ...one, at: word.comes_at });
      if (word.ask_for) await nameGreeter(scope, one, word.ask_for);
      return;
    case 'decline':
      return recordAnswer(scope, { ...one, answer: 'decline', reason: reasonOf(word) });
    case 'hand_back':
    case 'stop':
      return stopIntroduction(scope, { ...one, barrier });
    case 'attend_first':
      if (word.on_day) await attendFirst(scope, { ...one, on: word.on_day });
      return;
    case 'keep_going':
      return keepGoing(scope, one);
    case 'still_yes':
    case 'still_no': {
      const answer = fate.act === 'still_yes' ? 'yes' : 'no';
      return answerStillGoing(scope, { ...one, when: fate.when, answer, barrier });
    }
  }
}

const reasonOf = ({ what, reason }: StoredWord): IntroductionDeclineReason =>
  what === 'full' ? 'full' : reason && introductionDeclineReasons.has(reason) ? reason : 'other';

const barrierOf = (reason: string | null): Barrier =>
  reason && barriers.has(reason) ? reason : 'not_available';

/** Whom to ask for stands on the plan of the first visit, where nobody else is named. */
async function nameGreeter(
  scope: Scope,
  one: { readonly referralId: string; readonly introductionId: string },
  greeter: string,
): Promise<void> {
  const [latest] = await firstVisitStore(scope).versions(one.introductionId);
  if (latest?.plan.greeter) return;
  const plan = firstVisitOf({ ...latest?.plan, greeter });
  await writeFirstVisit(scope, { ...one, plan, over: latest?.version ?? 0 });
}
