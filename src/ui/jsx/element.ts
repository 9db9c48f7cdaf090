import { type Child, escaped, Html, textOf } from './html.ts';

type Props = { readonly [name: string]: unknown };
type Component = (props: never) => Child;

/**
 * One element, made into text at once. The compiler writes calls of it for every tag of a .tsx file.
 * @param tag name of an element, or a component, which is called here and now
 * @throws TypeError when a name or a value cannot be part of a page
 */
export function jsx(tag: string | Component, props: Props): Html {
  if (typeof tag === 'function') return pieceOf(tag(props as never));
  const { open, shut } = tagOf(tag);
  let attributes = '';
  for (const name of Object.keys(props)) {
    const value = props[name];
    if (value === null || value === undefined || name === 'children') continue;
    attributes += attribute(name, value);
  }
  const inner = props['children'];
  if (shut === '') return Html.of(`${open}${attributes}/>`);
  return Html.of(`${open}${attributes}>${inner === undefined ? '' : textOf(inner as Child)}${shut}`);
}

/** Several children without an element around them: `<>…</>`. */
export function Fragment({ children }: { readonly children?: Child }): Html {
  return pieceOf(children);
}

function pieceOf(child: Child): Html {
  return child instanceof Html ? child : Html.of(textOf(child));
}

/** Elements that have no end; nothing can stand in them. */
const VOID: ReadonlySet<string> = new Set(
  'area base br col embed hr img input link meta source track wbr'.split(' '),
);

type Tag = { readonly open: string; readonly shut: string };
const tags = new Map<string, Tag>();

function tagOf(name: string): Tag {
  const known = tags.get(name);
  if (known) return known;
  if (!/^[a-zA-Z][\w-]*$/.test(name)) throw new TypeError(`no element is called '${name}'`);
  const made = { open: `<${name}`, shut: VOID.has(name) ? '' : `</${name}>` };
  tags.set(name, made);
  return made;
}

/** Attributes that are there or not there, whatever their value. */
const BOOLEAN: ReadonlySet<string> = new Set(
  `allowfullscreen async autofocus autoplay checked controls default defer disabled download formnovalidate hidden inert
  ismap itemscope loop multiple muted nomodule novalidate open playsinline readonly required reversed selected`.split(
    /\s+/,
  ),
);
/** The content policy refuses style and handlers; `srcdoc` and inner HTML would be pages inside the page. */
const REFUSED = /^(style|srcdoc|dangerouslysetinnerhtml|on.*)$/i;

type Name = { readonly before: string; readonly boolean: boolean };
const names = new Map<string, Name>();

function nameOf(name: string): Name {
  const known = names.get(name);
  if (known) return known;
  if (!/^[a-zA-Z][\w:-]*$/.test(name) || REFUSED.test(name))
    throw new TypeError(`'${name}' cannot be an attribute`);
  const made = { before: ` ${name}="`, boolean: BOOLEAN.has(name) };
  names.set(name, made);
  return made;
}

function attribute(name: string, value: unknown): string {
  const { before, boolean } = nameOf(name);
  if (typeof value === 'string') return `${before}${escaped(value)}"`;
  if (typeof value === 'number') return `${before}${value}"`;
  if (typeof value !== 'boolean') throw new TypeError(`the value of '${name}' is no text`);
  if (!boolean) return `${before}${value}"`;
  return value ? `${before}"` : '';
}
