import { drawnOnce } from '../drawn-once.ts';
import type { IconName } from './icons.ts';

export type IconProps = {
  readonly name: IconName;
  /** Read out instead of the drawing. Without it the icon is silent, and a word must stand beside it. */
  readonly label?: string | undefined;
  /** 'way' points along the reading direction, 'back' against it; both turn over in Arabic. */
  readonly turn?: 'way' | 'back' | undefined;
};

/**
 * An icon, drawn by reference; `document` puts the drawings that a page uses into it.
 *
 * @example <Icon name="phone" /> Call
 */
export function Icon({ name, label, turn }: IconProps) {
  const names = turn ? `icon icon--${turn}` : 'icon';
  if (label === undefined) {
    return drawnOnce(`icon ${name} ${names}`, () => (
      <svg class={names} aria-hidden="true" focusable="false">
        <use href={`#i-${name}`} />
      </svg>
    ));
  }
  return (
    <svg class={names} role="img" aria-label={label} focusable="false">
      <use href={`#i-${name}`} />
    </svg>
  );
}
