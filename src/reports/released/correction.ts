import { fitCount } from './fit.ts';
import type { Release } from './release.ts';
import { cameTo, type ReleasedStep, releasedSteps, type Stopped, stepsToTell } from './steps.ts';

/**
 * Fewer people than these between two versions of a quarter and nothing is said: eight, and four more because the first version is shown
 * as if its whole might have been up to four larger or smaller.
 */
export const FEWEST_TO_CORRECT = 12;

/**
 * Whether what was entered late may be told beside every version that was: at each step that a version tells, and between any two, as many
 * as then, or at least twelve more or fewer. Only the whole is told anew; parts stay as they were first told.
 * @param versions true counts of each version so far, the first one first
 */
export function mayCorrect(versions: readonly Stopped[], now: Stopped): boolean {
  const told = new Set([...versions, now].flatMap(stepsToTell));
  const steps = releasedSteps.filter(step => told.has(step));
  const last = versions.at(-1);
  const isNew = steps.some(step => last && cameTo(now, step) !== cameTo(last, step));
  return isNew && versions.every(before => isFarFrom(before, now, steps));
}

function isFarFrom(before: Stopped, now: Stopped, steps: readonly ReleasedStep[]): boolean {
  const changes = [...steps.map(step => cameTo(now, step) - cameTo(before, step)), 0];
  const isLarge = (change: number) => change === 0 || Math.abs(change) >= FEWEST_TO_CORRECT;
  return changes.every((one, at) => changes.slice(at + 1).every(later => isLarge(one - later)));
}

/** The whole of a quarter as it is known now; nothing else. */
export function corrected(first: Release, now: Stopped): Release {
  const told = stepsToTell(now);
  const cell = (step: ReleasedStep) => (told.includes(step) ? fitCount(cameTo(now, step)) : null);
  const { more: _, ...figures } = first;
  return {
    ...figures,
    funnel: {
      referred: cell('referred'),
      accepted: cell('accepted'),
      contacted: cell('contacted'),
      met: cell('met'),
      introduced: cell('introduced'),
      attended: cell('attended'),
    },
    cuts: first.cuts.map(({ cut }) => ({ cut, parts: null })),
    waits: { contacted: null, met: null, attended: null },
    ended: null,
    changes: [],
  };
}
