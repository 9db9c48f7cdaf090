import type { IntroductionKind } from '../programmes/index.ts';

/** The states of an introduction, in the order of the pathway. *given* is the one of a signpost, which is never counted. */
export const introductionStates = [
  'suggested',
  'chosen',
  'given',
  'sent',
  'no_reply',
  'chased',
  'escalated',
  'accepted',
  'declined',
  'booked',
  'first_attended',
  'attending',
  'completed',
  'stopped',
] as const;
export type IntroductionState = (typeof introductionStates)[number];

/** Whether a text is a state of an introduction. */
export function isIntroductionState(text: string): text is IntroductionState {
  return introductionStates.some(one => one === text);
}

/** States with a known end: nobody owes anything any more. */
export const finalStates = ['given', 'declined', 'completed', 'stopped'] as const;
/** Sent, and the group has not answered. */
export const awaitingStates = ['sent', 'no_reply', 'chased', 'escalated'] as const;
/** The person has been there. */
export const goingStates = ['first_attended', 'attending'] as const;
const open = [
  'suggested',
  'chosen',
  ...awaitingStates,
  'accepted',
  'booked',
  ...goingStates,
] as const satisfies readonly IntroductionState[];

/** Whether an introduction has its known end. */
export function isFinal(state: IntroductionState): boolean {
  return finalStates.some(one => one === state);
}

/** One named change of state. Pages, commands and tests all read this table. */
export type Transition = {
  readonly from: readonly IntroductionState[];
  readonly to: IntroductionState;
  /** The clock does it, or people do. */
  readonly by: 'people' | 'clock';
  /** What must be said with it. */
  readonly needs: 'reason' | 'barrier' | 'moment' | 'day' | null;
  /** News for rooms further up. */
  readonly tells: string | null;
};

/**
 * The machine of domain.md, "Introduction states". A first time without a date in the book happens, so it may follow
 * `accepted` at once; something that happens once is completed after the first time.
 */
export const transitions = {
  choose: { from: ['suggested'], to: 'chosen', by: 'people', needs: null, tells: null },
  send: { from: ['chosen'], to: 'sent', by: 'people', needs: null, tells: 'IntroductionSent' },
  no_reply: { from: ['sent'], to: 'no_reply', by: 'clock', needs: null, tells: null },
  chase: {
    from: ['no_reply', 'chased'],
    to: 'chased',
    by: 'clock',
    needs: null,
    tells: null,
  },
  escalate: {
    from: ['sent', 'no_reply', 'chased'],
    to: 'escalated',
    by: 'clock',
    needs: null,
    tells: 'IntroductionEscalated',
  },
  accept: {
    from: awaitingStates,
    to: 'accepted',
    by: 'people',
    needs: null,
    tells: 'IntroductionAccepted',
  },
  decline: {
    from: awaitingStates,
    to: 'declined',
    by: 'people',
    needs: 'reason',
    tells: 'IntroductionDeclined',
  },
  book: {
    from: ['accepted', 'booked'],
    to: 'booked',
    by: 'people',
    needs: 'moment',
    tells: 'IntroductionBooked',
  },
  attend_first: {
    from: ['accepted', 'booked'],
    to: 'first_attended',
    by: 'people',
    needs: 'day',
    tells: 'IntroductionFirstAttended',
  },
  keep_going: { from: ['first_attended'], to: 'attending', by: 'people', needs: null, tells: null },
  complete: {
    from: goingStates,
    to: 'completed',
    by: 'people',
    needs: null,
    tells: 'IntroductionEnded',
  },
  stop: { from: open, to: 'stopped', by: 'people', needs: 'barrier', tells: 'IntroductionEnded' },
} as const satisfies Record<string, Transition>;

export type TransitionName = keyof typeof transitions;

/** Names of all transitions, in the order of the pathway. */
export const transitionNames = Object.keys(transitions) as readonly TransitionName[];

/**
 * The state a transition leads to from here, or null when the machine has no such arrow.
 * @example next('sent', 'accept') // 'accepted'
 */
export function next(state: IntroductionState, name: TransitionName): IntroductionState | null {
  const transition: Transition = transitions[name];
  return transition.from.includes(state) ? transition.to : null;
}

/** Where an introduction of a kind may begin: a signpost is given and done; the others are an idea or already chosen. */
export function mayBegin(kind: IntroductionKind, state: IntroductionState): boolean {
  return kind === 'signposted' ? state === 'given' : state === 'suggested' || state === 'chosen';
}
