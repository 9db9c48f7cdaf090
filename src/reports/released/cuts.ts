import type { Pair } from '../help/help.ts';
import type { Cell } from './fit.ts';
import type { CutStep } from './steps.ts';

/** By what the people of a release are told apart. Each for itself: never two at once. */
export const releasedCuts = ['route', 'age', 'sex', 'need'] as const;
export type ReleasedCut = (typeof releasedCuts)[number];
/** Cuts that stay with the programme and its packs: other programmes are shown the first ones only. */
export const reachCuts = ['ethnicity', 'deprivation'] as const;
export type ReachCut = (typeof reachCuts)[number];

/** True facts of one scale: both answers of each case that ended in the quarter with both, and why others have not. Never leaves. */
export type ChangeFact = {
  readonly instrument: string;
  readonly version: string;
  readonly scale: string;
  /** Brought or filled in by the programme itself: another programme’s of the same name need not be the same. */
  readonly own: boolean;
  readonly pairs: readonly Pair[];
  readonly missing: Readonly<Record<'start' | 'end' | 'both', number>>;
  /** By how much somebody must change to be surely better or worse, and which way is better; null where nothing is published. */
  readonly reliable: { readonly by: number; readonly better: 'higher' | 'lower' } | null;
};

/** Counts of each part of one cut, or null where nothing of it can be shown. */
export type ReleasedTable<Of extends string> = {
  readonly cut: Of;
  readonly parts: readonly ReleasedPart[] | null;
};
/** A part of the people: how many were referred and came how far. Null where not shown. */
export type ReleasedPart = { readonly part: string } & Readonly<Record<CutStep, Cell>>;
