import { drawnOnce } from '../drawn-once.ts';
import type { View } from '../view.ts';

export type PipsProps = { readonly view: View; readonly held: number; readonly total: number };

const STEP = 16.4;
const EDGE = 8;

/**
 * The stepping stones at the size of a word, for lists.
 *
 * @example <Pips view={view} held={4} total={8} />
 */
export function Pips({ view, held, total }: PipsProps) {
  const label = view.t('ui.pips', { held, total });
  return drawnOnce(`pips ${view.dir} ${held} ${total} ${label}`, () => (
    <Drawing label={label} held={held} total={total} backwards={view.dir === 'rtl'} />
  ));
}

type DrawingProps = {
  readonly label: string;
  readonly held: number;
  readonly total: number;
  readonly backwards: boolean;
};

function Drawing({ label, held, total, backwards }: DrawingProps) {
  const width = 2 * EDGE + STEP * (Math.max(total, 1) - 1);
  const places = Array.from({ length: total }, (_, index) => {
    const x = EDGE + STEP * index;
    return backwards ? width - x : x;
  });
  return (
    <svg class="pips" viewBox={`0 0 ${width.toFixed(1)} 16`} role="img" aria-label={label}>
      {places.map((x, index) => (
        <ellipse
          class={index < held ? 'held' : index === held ? 'next' : 'to-come'}
          cx={x.toFixed(1)}
          cy="8"
          rx="5.8"
          ry="5.2"
        />
      ))}
    </svg>
  );
}
