import { raw } from 'hono/html';
import type { Child } from 'hono/jsx';

const MOST = 2_000;
const drawn = new Map<string, ReturnType<typeof raw>>();

/**
 * A piece of page that is the same whenever its key is the same, rendered once and kept. For small drawings that a list
 * repeats in every row: an svg costs a renderer more than the words beside it. The key must hold everything the
 * piece depends on, and nothing about a person.
 */
export function drawnOnce(key: string, draw: () => Child): ReturnType<typeof raw> {
  const known = drawn.get(key);
  if (known !== undefined) return known;
  if (drawn.size >= MOST) drawn.clear();
  const made = raw(String(draw()));
  drawn.set(key, made);
  return made;
}
