import { type Cell, FEWEST } from '../released/index.ts';
import { quantileOfNormal } from '../statistics/interval.ts';

/** One unit of a funnel plot: so many of so many. */
export type Unit = {
  readonly name: string;
  readonly own: boolean;
  readonly some: number;
  readonly all: number;
};
/** Where a unit lies beside the share of all: inside, or outside the inner or the outer limits. */
export type Beside = 'inside' | 'above' | 'below' | 'far_above' | 'far_below';
export type Placed = Unit & { readonly share: number; readonly beside: Beside };

/** Levels of the two pairs of limits (Spiegelhalter 2005, “Funnel plots for comparing institutional performance”). */
export const INNER = 0.95;
export const OUTER = 0.998;

/**
 * Between which shares a unit of a size lies by chance alone, when its true share is that of all: θ ± z √(θ(1 − θ)/n), the score limits
 * (Spiegelhalter 2005, appendix A.1.1). A unit is outside exactly when Wilson’s interval of its own share does not hold the share of all.
 * @example limitsAt(0.5, 100, 0.95) // [0.402, 0.598]
 */
export function limitsAt(overall: number, size: number, level: number): readonly [number, number] {
  const half = quantileOfNormal(0.5 + level / 2) * Math.sqrt((overall * (1 - overall)) / size);
  return [Math.max(0, overall - half), Math.min(1, overall + half)];
}

/** The share of all, and where each lies beside it; null where nobody is in it. */
export function placed(
  units: readonly Unit[],
): { readonly overall: number; readonly units: readonly Placed[] } | null {
  const all = units.reduce((sum, one) => sum + one.all, 0);
  if (all === 0) return null;
  const overall = units.reduce((sum, one) => sum + one.some, 0) / all;
  return {
    overall,
    units: units.map(one => ({ ...one, share: one.some / one.all, beside: besideOf(one, overall) })),
  };
}

function besideOf({ some, all }: Unit, overall: number): Beside {
  const share = some / all;
  const [far, near] = [limitsAt(overall, all, OUTER), limitsAt(overall, all, INNER)];
  if (share > far[1]) return 'far_above';
  if (share < far[0]) return 'far_below';
  if (share > near[1]) return 'above';
  return share < near[0] ? 'below' : 'inside';
}

/** A unit from released counts; null where either is not shown. */
export function unitOf(name: string, own: boolean, some: Cell, all: Cell): Unit | null {
  if (some === null || all === null || all < FEWEST) return null;
  return { name, own, some: Math.min(some, all), all };
}
