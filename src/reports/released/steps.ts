import { FEWEST } from './fit.ts';

/** How far somebody came within ninety days; whoever came to a later step is counted in each before it. */
export const releasedSteps = ['referred', 'accepted', 'contacted', 'met', 'introduced', 'attended'] as const;
export type ReleasedStep = (typeof releasedSteps)[number];

/** Those by which parts of the people are told. */
export const cutSteps = ['referred', 'met', 'attended'] as const;
export type CutStep = (typeof cutSteps)[number];

/** What is given up first when not every step can be told. */
const lastGivenUp = ['attended', 'met', 'accepted', 'introduced', 'contacted'] as const;

/** How many stopped at each step: their sum is everybody. */
export type Stopped = Readonly<Record<ReleasedStep, number>>;

/** How many came to a step or further. */
export function cameTo(stopped: Stopped, step: ReleasedStep): number {
  return releasedSteps.slice(releasedSteps.indexOf(step)).reduce((sum, one) => sum + stopped[one], 0);
}

/**
 * The steps that may be told of a whole: between each two, and after the last, stopped nobody or at least eight. So the whole would tell of no
 * small number even if its counts were not rounded. Steps are given up from the least telling; with fewer than eight in all, none is left.
 */
export function stepsToTell(stopped: Stopped): readonly ReleasedStep[] {
  const all = cameTo(stopped, 'referred');
  if (all > 0 && all < FEWEST) return [];
  let best: readonly ReleasedStep[] = ['referred'];
  let most = 0;
  for (let choice = 1; choice < 2 ** lastGivenUp.length; choice += 1) {
    const kept = lastGivenUp.filter((_, at) => choice & (2 ** (lastGivenUp.length - 1 - at)));
    const told = releasedSteps.filter(step => step === 'referred' || kept.some(one => one === step));
    if (choice > most && areApart(stopped, told)) [best, most] = [told, choice];
  }
  return best;
}

function areApart(stopped: Stopped, told: readonly ReleasedStep[]): boolean {
  const counts = [...told.map(step => cameTo(stopped, step)), 0];
  return counts.every((count, at) => {
    const gap = count - (counts[at + 1] ?? 0);
    return gap === 0 || gap >= FEWEST;
  });
}
