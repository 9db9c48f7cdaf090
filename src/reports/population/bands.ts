import type { RegionProfile } from '../../programmes/index.ts';

/** An index of deprivation. */
export type DeprivationScheme = RegionProfile['deprivation']['index'];

/** Bands of each index; 1 is the most deprived. */
export const bandsOf: Readonly<Record<DeprivationScheme, number>> = { uk_imd: 10, pobal_hp: 8 };

/**
 * The band of a score. Pobal’s HP index has eight, ten points each around 0, from “extremely disadvantaged” (below −30) to “extremely
 * affluent” (30 and more); a score on an edge belongs to the better band. Source: Haase and Pratschke, Pobal HP Deprivation Index.
 * The composite UK index publishes tenths, not scores to make them from.
 * @returns null where the index has no scores to read, or the score cannot be one
 */
export function bandOfScore(scheme: DeprivationScheme, score: number): number | null {
  if (scheme !== 'pobal_hp' || !Number.isFinite(score) || Math.abs(score) > 100) return null;
  return Math.min(8, Math.max(1, Math.floor(score / 10) + 5));
}

/** How reports group the bands: tenths by two, so that a fifth of the country stands in each; Pobal’s eight as they are. */
export function groupOf(scheme: DeprivationScheme, band: number): string {
  return scheme === 'uk_imd' ? `uk_imd_${Math.ceil(band / 2)}` : `pobal_hp_${band}`;
}

/** The groups of an index in their order, the most deprived first. */
export function groupsOf(scheme: DeprivationScheme): readonly string[] {
  const bands = Array.from({ length: bandsOf[scheme] }, (_, at) => groupOf(scheme, at + 1));
  return [...new Set(bands)];
}
