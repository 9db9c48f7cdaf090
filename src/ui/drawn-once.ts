import { type Child, Html, textOf } from './jsx/html.ts';
import type { View } from './view.ts';

/** Most characters that are kept in all; beyond it everything is drawn anew. */
const MOST = 3_000_000;
const drawn = new Map<string, Html>();
let kept = 0;

/**
 * A piece of page that is the same whenever its key is the same, rendered once and kept. For small drawings that a list
 * repeats in every row: an svg costs a renderer more than the words beside it. The key must hold everything the
 * piece depends on, and nothing about a person.
 */
export function drawnOnce(key: string, draw: () => Child): Html {
  const known = drawn.get(key);
  if (known !== undefined) return known;
  // Through bytes and back: joined texts are kept by V8 as a tree of their parts, which each page would walk again.
  const text = Buffer.from(textOf(draw())).toString();
  if (kept + text.length > MOST) {
    drawn.clear();
    kept = 0;
  }
  kept += text.length;
  const made = Html.of(text);
  drawn.set(key, made);
  return made;
}

/**
 * A part of a page that is the same for everybody: it depends on the language, the programme, the day and its key, and on
 * nothing else. An empty form is one. The view it is drawn with has no request and nobody signed in: reading those throws,
 * so that no part that knows them can be kept by mistake.
 */
export function drawnForAll(view: View, key: string, draw: (view: View) => Child): Html {
  const words = numberOf(view.t);
  const programme = view.programme ? numberOf(view.programme) : 0;
  return drawnOnce(`${key} ${words} ${programme} ${view.dir} ${view.say.today}`, () =>
    draw(withoutRequest(view)),
  );
}

const numbers = new WeakMap<object, number>();
let last = 0;

function numberOf(object: object): number {
  const known = numbers.get(object);
  if (known !== undefined) return known;
  last += 1;
  numbers.set(object, last);
  return last;
}

const OF_REQUEST = ['now', 'path', 'csrf', 'me'] as const satisfies readonly (keyof View)[];

function withoutRequest(view: View): View {
  const bare = { ...view };
  for (const name of OF_REQUEST) {
    Object.defineProperty(bare, name, {
      enumerable: true,
      get() {
        throw new TypeError(`a part drawn for everybody reads '${name}' of one request`);
      },
    });
  }
  return bare;
}
