import { type Child, Html, textOf } from './jsx/html.ts';
import type { View } from './view.ts';

/** Most characters that are kept in all; beyond it the oldest are drawn anew. */
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
  const made = Html.of(Buffer.from(textOf(draw())).toString());
  drawn.set(key, made);
  kept += String(made).length;
  for (const [oldest, piece] of drawn) {
    if (kept <= MOST || oldest === key) break;
    drawn.delete(oldest);
    kept -= String(piece).length;
  }
  return made;
}

/**
 * A part of a page that is the same for everybody: it depends on the language, the programme, the day and its key, and on
 * nothing else. An empty form is one. The view it is drawn with has no request and nobody signed in: reading those throws,
 * so that no part that knows them can be kept by mistake.
 */
export function drawnForAll(view: View, key: string, draw: (view: View) => Child): Html {
  return drawnOnce(keyOf(view, key), () => draw(without(view, OF_REQUEST)));
}

/** Stand around the name of a value that each request has of its own. No text can hold them: Unicode gives them to nobody. */
const OPENS = '\u{FDD0}';
const SHUTS = '\u{FDD1}';
const HOLE = new RegExp(`${OPENS}(\\w+)${SHUTS}`);

/** Pages as they go out, between the names of the values that are set in. */
const pages = new Map<string, { readonly between: readonly Buffer[]; readonly names: readonly string[] }>();
const MOST_PAGES = 200;

/**
 * A whole public page that is the same for everybody but for some values, such as the key of its form: drawn once for each
 * language, programme, day and path, and then only the values are set in. Kept as bytes: to write them anew would cost more
 * than everything else about such a page.
 *
 * @param view nobody is signed in, and the path has no query, which anybody can make longer
 * @param values by name; set in as text
 * @param draw `own` gives what holds the place of a value
 * @example return pageForAll(view, 'ask', { once: newId() }, (bare, own) => document(<Form view={bare} once={own('once')} />));
 */
export function pageForAll<Name extends string>(
  view: View,
  key: string,
  values: Readonly<Record<Name, string>>,
  draw: (view: View, own: (name: Name) => string) => string,
): string | Buffer<ArrayBuffer> {
  if (view.me || view.path.includes('?')) return draw(view, name => values[name]);
  const whole = `${keyOf(view, key)} ${view.path}`;
  const page =
    pages.get(whole) ??
    keepPage(
      whole,
      draw(without(view, ['now', 'me']), name => OPENS + name + SHUTS),
    );
  const { between, names } = page;
  return Buffer.concat(
    between.flatMap((bytes, at) => {
      const name = names[at];
      return name === undefined ? bytes : [bytes, Buffer.from(textOf(values[name as Name]))];
    }),
  );
}

function keepPage(key: string, text: string) {
  // Text of the page and names of values take turns.
  const parts = text.split(HOLE);
  const page = {
    between: parts.filter((_, at) => at % 2 === 0).map(part => Buffer.from(part)),
    names: parts.filter((_, at) => at % 2 === 1),
  };
  for (const oldest of pages.size < MOST_PAGES ? [] : pages.keys().take(1)) pages.delete(oldest);
  pages.set(key, page);
  return page;
}

function keyOf(view: View, key: string): string {
  return `${key} ${keyOfView(view)}`;
}

const keys = new WeakMap<View, string>();

/** What of a view parts for everybody depend on; put together once for each page, which may have hundreds of them. */
function keyOfView(view: View): string {
  const known = keys.get(view);
  if (known !== undefined) return known;
  const words = numberOf(view.t);
  const programme = view.programme ? numberOf(view.programme) : 0;
  const made = `${words} ${programme} ${view.dir} ${view.say.today}`;
  keys.set(view, made);
  return made;
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

const OF_REQUEST = ['now', 'path', 'csrf', 'nonce', 'me'] as const satisfies readonly (keyof View)[];

function without(view: View, names: readonly (keyof View)[]): View {
  const bare: View = Object.defineProperties({}, Object.getOwnPropertyDescriptors(view)) as View;
  for (const name of names) {
    Object.defineProperty(bare, name, {
      enumerable: true,
      get() {
        throw new TypeError(`a part drawn for everybody reads '${name}' of one request`);
      },
    });
  }
  return bare;
}
