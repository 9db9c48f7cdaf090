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
    const detail = release?.more?.details.find(
      one =>
        one.instrument === scale.instrument && one.version === scale.version && one.scale === scale.scale,
    );
    if (!release || !detail || detail.mean !== null || detail.carried !== null) break;
    first = quarterNamed(release.quarter);
    untold.push(first);
  }
  return untold;
}

/** The untold cases of earlier quarters, put together. @param facts of a quarter that went before */
export function carriedOf(
  scale: Scale,
  quarters: readonly Quarter[],
  facts: ReadonlyMap<string, { readonly ended: number; readonly changes: readonly ChangeFact[] }>,
): Carried | null {
  const last = quarters.at(-1);
  if (!last) return null;
  const those = quarters.flatMap(quarter => facts.get(codeOf(quarter)) ?? []);
  return {
    instrument: scale.instrument,
    version: scale.version,
    scale: scale.scale,
    since: codeOf(last),
    ended: those.reduce((sum, one) => sum + one.ended, 0),
    pairs: those.flatMap(
      one =>
        one.changes.find(
          each =>
            each.instrument === scale.instrument &&
            each.version === scale.version &&
            each.scale === scale.scale,
        )?.pairs ?? [],
    ),
  };
}

/**
 * Whether the change of cases of several quarters may be told: of eight or more, and only where one to seven without both stay possible whatever
 * is known of how many ended. How many they are is never told: it would narrow the small numbers of single quarters.
 */
export const mayTellTogether = (pairs: number, ended: number): boolean =>
  pairs >= FEWEST && (!isSmall(ended - pairs) || ended >= 2 * FEWEST - 1);
