/**
 * A finished piece of page. Only an instance passes into another page as it is; everything else is text and is escaped.
 * What counts is the private field, which nothing that came as data can have.
 */
export class Html {
  readonly #text: string;

  private constructor(text: string) {
    this.#text = text;
  }

  /** Takes a text for HTML. For `raw` and the elements alone. */
  static of(text: string): Html {
    return new Html(text);
  }

  /** The text of a piece of page, or undefined for anything else. */
  static textOf(value: object): string | undefined {
    return #text in value ? value.#text : undefined;
  }

  toString(): string {
    return this.#text;
  }
}

/** What may stand inside an element. Null, undefined and booleans vanish; lists are laid out one after the other. */
export type Child = Html | string | number | boolean | null | undefined | readonly Child[];

/**
 * Takes a text for HTML, unescaped. Only for drawings and other constant texts of the source, never for anything
 * that came from outside.
 */
export function raw(text: string): Html {
  return Html.of(text);
}

/**
 * The HTML of a child.
 * @throws TypeError for an object that is no piece of page, such as a date or a promise
 */
export function textOf(child: Child): string {
  if (typeof child === 'string') return escaped(child);
  if (child === null || child === undefined || typeof child === 'boolean') return '';
  if (typeof child === 'number') return String(child);
  if (typeof child === 'object') {
    const text = Html.textOf(child);
    if (text !== undefined) return text;
    if (Array.isArray(child)) return listed(child);
  }
  throw new TypeError(`${Object.prototype.toString.call(child)} cannot stand in a page`);
}

function listed(children: readonly Child[]): string {
  let text = '';
  for (const child of children) text += textOf(child);
  return text;
}

const SPECIAL = /[&<>"']/;
const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** A text with what HTML would read as its own written as entities; safe between tags and in quoted values. */
export function escaped(text: string): string {
  if (!SPECIAL.test(text)) return text;
  return text.replace(/[&<>"']/g, sign => ENTITIES[sign] ?? sign);
}
