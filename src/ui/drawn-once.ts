import { type Child, Html, textOf } from './jsx/html.ts';

const MOST = 2_000;
const drawn = new Map<string, Html>();

/**
 * A piece of page that is the same whenever its key is the same, rendered once and kept. For small drawings that a list
 * repeats in every row: an svg costs a renderer more than the words beside it. The key must hold everything the
 * piece depends on, and nothing about a person.
 */
export function drawnOnce(key: string, draw: () => Child): Html {
  const known = drawn.get(key);
  if (known !== undefined) return known;
  if (drawn.size >= MOST) drawn.clear();
  const made = Html.of(textOf(draw()));
  drawn.set(key, made);
  return made;
}
