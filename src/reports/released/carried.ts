import { codeOf, daysOf, type Quarter, quarterNamed } from '../quarter.ts';
import type { ChangeFact } from './cuts.ts';
import { FEWEST, isSmall } from './fit.ts';

/** Most quarters of which cases wait until enough of them can be told together: with the one that tells, a year. */
const MOST_BEFORE = 3;

type Scale = Pick<ChangeFact, 'instrument' | 'version' | 'scale'>;
/** Of a release, what says whether the change of a scale was told. */
type Before = {
  readonly quarter: string;
  readonly more?: {
    readonly details: readonly (Scale & { readonly mean: unknown; readonly carried: unknown })[];
  };
};

/** Cases of earlier quarters whose change was never told, to be told with those of a later one. Never leaves. */
export type Carried = Scale & {
  /** The first quarter of them. */
  readonly since: string;
  readonly ended: number;
  readonly pairs: ChangeFact['pairs'];
};

/**
 * The quarters right before one whose cases of a scale were never told, the latest first. Each case is told once at most, so that no two
 * groups of which a mean is told have anybody in common.
 * @param before releases of earlier quarters, in any order
 */
export function untoldBefore(before: readonly Before[], quarter: Quarter, scale: Scale): readonly Quarter[] {
  const untold: Quarter[] = [];
  let first = quarter;
  while (untold.length < MOST_BEFORE) {
    const { from } = daysOf(first);
    const release = before.find(one => daysOf(quarterNamed(one.quarter)).until.equals(from));
    const detail = release?.more?.details.find(one => isSame(one, scale));
    if (!release || !detail || detail.mean !== null || detail.carried !== null) break;
    first = quarterNamed(release.quarter);
    untold.push(first);
  }
  return untold;
}

/**
 * The untold cases of earlier quarters, put together. A quarter in which nobody has both answers adds nobody, so it is left out: else those
 * who ended in it would hide how few of the others are missing, from everybody but who knows that nobody there has both.
 * @param facts of a quarter that went before
 */
export function carriedOf(
  scale: Scale,
  quarters: readonly Quarter[],
  facts: ReadonlyMap<string, { readonly ended: number; readonly changes: readonly ChangeFact[] }>,
): Carried | null {
  const those = quarters.flatMap(quarter => {
    const of = facts.get(codeOf(quarter));
    const pairs = of?.changes.find(one => isSame(one, scale))?.pairs ?? [];
    return of && pairs.length > 0 ? [{ quarter, ended: of.ended, pairs }] : [];
  });
  const first = those.at(-1);
  if (!first) return null;
  return {
    instrument: scale.instrument,
    version: scale.version,
    scale: scale.scale,
    since: codeOf(first.quarter),
    ended: those.reduce((sum, one) => sum + one.ended, 0),
    pairs: those.flatMap(one => one.pairs),
  };
}

const isSame = (one: Scale, other: Scale): boolean =>
  one.instrument === other.instrument && one.version === other.version && one.scale === other.scale;

/**
 * Whether the change of cases of several quarters may be told: of eight or more, and only where one to seven without both stay possible whatever
 * is known of how many ended. How many they are is never told: it would narrow the small numbers of single quarters.
 */
export const mayTellTogether = (pairs: number, ended: number): boolean =>
  pairs >= FEWEST && (!isSmall(ended - pairs) || ended >= 2 * FEWEST - 1);
