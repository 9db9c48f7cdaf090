import type { Answers, Instrument, Scale } from './instruments/index.ts';
import { score } from './scoring.ts';

/** `higher` and `lower` only where neither way is better. */
export type Direction = 'better' | 'worse' | 'same' | 'higher' | 'lower';

/** One scale of one person at two times. */
export type ScaleChange = {
  readonly scale: string;
  readonly before: number | null;
  readonly after: number | null;
  /** After less before; null unless both are there. Rounded to two decimals. */
  readonly difference: number | null;
  readonly direction: Direction | null;
  /** At least the published reliable change, either way; null where none is published or a score is missing. */
  readonly reliable: boolean | null;
  readonly missing: 'none' | 'before' | 'after' | 'both';
};

function directionOf(scale: Scale, difference: number): Direction {
  if (difference === 0) return 'same';
  const way = difference > 0 ? 'higher' : 'lower';
  if (scale.better === null) return way;
  return way === scale.better ? 'better' : 'worse';
}

function scaleChange(scale: Scale, before: number | null, after: number | null): ScaleChange {
  if (before === null || after === null) {
    const missing = before === null ? (after === null ? 'both' : 'before') : 'after';
    return { scale: scale.id, before, after, difference: null, direction: null, reliable: null, missing };
  }
  const difference = Math.round((after - before) * 100) / 100;
  return {
    scale: scale.id,
    before,
    after,
    difference,
    direction: directionOf(scale, difference),
    reliable: scale.reliableChange === null ? null : Math.abs(difference) >= scale.reliableChange,
    missing: 'none',
  };
}

/**
 * Change of one person between two filled-in questionnaires of the same version, scale by scale. Where one of them
 * was not filled in pass null: the scale is kept and says what is missing.
 */
export function change(
  instrument: Instrument,
  baseline: Answers | null,
  end: Answers | null,
): readonly ScaleChange[] {
  const before = score(instrument, baseline ?? {}).scores;
  const after = score(instrument, end ?? {}).scores;
  return instrument.scales.map(scale =>
    scaleChange(scale, before[scale.id] ?? null, after[scale.id] ?? null),
  );
}
