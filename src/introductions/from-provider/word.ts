import { mayAskFrom } from '../answer-still-going.ts';
import { awaitingStates, goingStates, type IntroductionState } from '../introduction.ts';

/** What a group may say of an introduction that was sent to it. */
export const providerWordKinds = [
  'accept',
  'full',
  'decline',
  'hand_back',
  'came',
  'not_came',
  'still',
  'stopped',
  'message',
] as const;
export type ProviderWordKind = (typeof providerWordKinds)[number];

/**
 * What became of a word: carried out, or the same as was known, or not so: `differs` from what somebody else said, `late` for something
 * that has its end, `kept` for people to read.
 */
export const wordStates = ['said', 'applied', 'agrees', 'differs', 'late', 'kept'] as const;
export type WordState = (typeof wordStates)[number];

/** What the rule looks at. All days are local. */
export type WordFacts = {
  readonly state: IntroductionState;
  readonly today: Temporal.PlainDate;
  readonly firstAttendedOn: Temporal.PlainDate | null;
  readonly stillGoing8Weeks: boolean | null;
  readonly stillGoing3Months: boolean | null;
  /** Somebody who asked the person wrote down lately that they go. */
  readonly personSaidGoing: boolean;
};

/** What a word does. `answer` names the question of "still going?" that it answers. */
export type WordFate =
  | { readonly state: Exclude<WordState, 'said' | 'applied'> }
  | {
      readonly state: 'applied';
      readonly act: 'accept' | 'decline' | 'hand_back' | 'attend_first' | 'keep_going' | 'stop';
    }
  | {
      readonly state: 'applied';
      readonly act: 'still_yes' | 'still_no';
      readonly when: '8_weeks' | '3_months';
    };

const agrees = { state: 'agrees' } as const;
const differs = { state: 'differs' } as const;
const late = { state: 'late' } as const;
const kept = { state: 'kept' } as const;
const applied = <Act extends 'accept' | 'decline' | 'hand_back' | 'attend_first' | 'keep_going' | 'stop'>(
  act: Act,
) => ({ state: 'applied', act }) as const;

/**
 * What becomes of a group's word, from where the introduction stands. Nothing that somebody else said is overwritten: what differs is
 * left for the link worker to look at.
 * @example fateOf({ what: 'accept', onDay: null, reason: null }, { state: 'chased', … }) // { state: 'applied', act: 'accept' }
 */
export function fateOf(
  word: {
    readonly what: ProviderWordKind;
    readonly onDay: Temporal.PlainDate | null;
    readonly reason: string | null;
  },
  facts: WordFacts,
): WordFate {
  const { state } = facts;
  const awaits = awaitingStates.some(one => one === state);
  const expected = state === 'accepted' || state === 'booked';
  const goes = goingStates.some(one => one === state);
  const over = state === 'declined' || state === 'stopped';
  if (word.what === 'message') return kept;
  if (state === 'suggested' || state === 'chosen' || state === 'given') return late;
  switch (word.what) {
    case 'accept':
      return awaits ? applied('accept') : over ? differs : agrees;
    case 'full':
    case 'decline':
      if (awaits) return applied('decline');
      return state === 'declined' ? agrees : state === 'stopped' ? late : differs;
    case 'hand_back':
      return expected ? applied('hand_back') : goes ? stopOf(facts) : late;
    case 'came':
      if (expected) return applied('attend_first');
      return sameDay(word.onDay, facts.firstAttendedOn) ? agrees : differs;
    case 'not_came':
      return expected || awaits ? kept : goes || state === 'completed' ? differs : late;
    case 'still':
      return goes ? stillOf(facts) : state === 'completed' ? agrees : differs;
    case 'stopped':
      // A stop says why. Where the group does not know, somebody asks the person.
      if ((goes || expected) && word.reason === null) return kept;
      if (goes) return stopOf(facts);
      return expected ? applied('stop') : state === 'stopped' ? agrees : late;
  }
}

const sameDay = (a: Temporal.PlainDate | null, b: Temporal.PlainDate | null): boolean =>
  a !== null && b !== null && Temporal.PlainDate.compare(a, b) === 0;

/** The question of "still going?" that waits for an answer today; null when it is too early for one. */
export function openQuestion(
  facts: Pick<WordFacts, 'today' | 'firstAttendedOn' | 'stillGoing8Weeks' | 'stillGoing3Months'>,
): '8_weeks' | '3_months' | null {
  const { today, firstAttendedOn } = facts;
  if (firstAttendedOn === null) return null;
  const isTime = (when: '8_weeks' | '3_months') =>
    Temporal.PlainDate.compare(today, mayAskFrom(firstAttendedOn, when)) >= 0;
  if (facts.stillGoing8Weeks === null) return isTime('8_weeks') ? '8_weeks' : null;
  return facts.stillGoing3Months === null && isTime('3_months') ? '3_months' : null;
}

function stillOf(facts: WordFacts): WordFate {
  const when = openQuestion(facts);
  if (when) return { state: 'applied', act: 'still_yes', when };
  return facts.state === 'first_attended' ? applied('keep_going') : agrees;
}

function stopOf(facts: WordFacts): WordFate {
  if (facts.personSaidGoing) return differs;
  const when = openQuestion(facts);
  return when ? { state: 'applied', act: 'still_no', when } : applied('stop');
}

/** Whether somebody is to look at it: what differs, what cannot be carried out, and what was written to them. */
export function asksForPeople(what: ProviderWordKind, fate: WordState): boolean {
  return fate === 'differs' || fate === 'kept' || (fate === 'late' && what !== 'message');
}
