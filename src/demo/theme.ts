import type { Barrier, Need } from '../programmes/index.ts';

/** A goal in somebody's words with what they and the link worker do about it. */
export type GoalPart = { readonly words: string; readonly actions: readonly ActionPart[] };
/** Who does it: the person (p), the link worker (l) or both (b). */
export type ActionPart = readonly [owner: 'p' | 'l' | 'b', words: string];
/** Code, the person's words, the way round that was found. */
export type BarrierPart = readonly [code: Barrier, words: string, wayRound: string];

/**
 * Hand-written parts of lives that have something in common. People are composed from them so that no two read alike:
 * every list is a deck that is dealt to its end before a card comes again. `{name}`, `{he}`, `{his}`, `{him}` and
 * their capital forms are filled in for each person.
 */
export type Theme = {
  readonly key: string;
  /** Ages on the day of the demonstration. */
  readonly ages: readonly [from: number, to: number];
  /** Sets of needs, most important first. */
  readonly needs: readonly (readonly Need[])[];
  /** What a professional writes. */
  readonly reasons: readonly string[];
  /** What the person says at the first meeting, or writes in a self-referral. */
  readonly words: readonly string[];
  /** What the person says half way. */
  readonly later: readonly string[];
  /** What the person says at the end. */
  readonly end: readonly string[];
  /** What the person most wants to see change, in a few words. */
  readonly concerns: readonly string[];
  readonly goals: readonly GoalPart[];
  readonly strengths: readonly string[];
  readonly worse: readonly string[];
  readonly barriers: readonly BarrierPart[];
  /** Names of services of the Clare directory. */
  readonly services: readonly string[];
};
