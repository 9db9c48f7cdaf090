/** One thing of a form that has a name. A group of radio buttons or tick boxes is one field. */
export type Field = {
  readonly name: string;
  readonly kind: 'hidden' | 'line' | 'lines' | 'one' | 'many' | 'file';
  /** The type of an input: text, tel, email … */
  readonly type: string;
  /** What it holds as the page comes: typed, ticked, chosen. */
  readonly value: string;
  /** What may be chosen. */
  readonly options: readonly string[];
};

/** A button that sends a form: its own name and value, and where it sends to when that is somewhere else. */
export type Press = {
  readonly name: string | null;
  readonly value: string;
  readonly action: string | null;
};

export type PageForm = {
  readonly action: string;
  readonly method: 'get' | 'post';
  readonly multipart: boolean;
  readonly fields: readonly Field[];
  readonly presses: readonly Press[];
};

type Tag = { readonly name: string; readonly has: ReadonlyMap<string, string>; readonly text: string };

const TAG = /<(\w+)((?:\s+[\w:-]+(?:="[^"]*")?)*)\s*\/?>/g;
const ATTRIBUTE = /([\w:-]+)(?:="([^"]*)")?/g;
const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };

/** Text as it was before it was escaped. */
export function unescaped(text: string): string {
  return text.replace(/&(amp|lt|gt|quot|#39);/g, (_, name: string) => NAMED[name] ?? '');
}

/** Text as one of our pages holds it. */
export function escapedAs(text: string): string {
  const entities: Readonly<Record<string, string>> = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&quot;',
    "'": '&#39;',
  };
  return text.replace(/[&<>"']/g, sign => entities[sign] ?? sign);
}

/** The tags of one of our own pages, whose attributes stand in quotation marks. `text` is what follows up to the next tag. */
function tagsOf(html: string): readonly Tag[] {
  return [...html.matchAll(TAG)].map(found => {
    const [whole, name = '', attributes = ''] = found;
    const has = new Map<string, string>();
    for (const [, key = '', value = ''] of attributes.matchAll(ATTRIBUTE)) has.set(key, unescaped(value));
    const from = found.index + whole.length;
    return { name, has, text: html.slice(from, html.indexOf('<', from)) };
  });
}

/** Every address that a page leads to, as it stands there. */
export function linksOf(html: string): readonly string[] {
  return tagsOf(html)
    .filter(({ name }) => name === 'a')
    .map(({ has }) => has.get('href') ?? '')
    .filter(href => href.startsWith('/'));
}

/** Every form of a page, with all its fields and all its buttons. */
export function formsOf(html: string): readonly PageForm[] {
  return [...html.matchAll(/<form\b([^>]*)>([\s\S]*?)<\/form>/g)].map(([whole, , inside = '']) => {
    const [form] = tagsOf(whole);
    // Where a draft is kept while one writes is sent to as well.
    const draft = form?.has.get('data-autosave');
    const kept = draft === undefined ? [] : [{ name: null, value: '', action: draft }];
    return {
      action: form?.has.get('action') ?? '',
      method: form?.has.get('method') === 'get' ? 'get' : 'post',
      multipart: form?.has.get('enctype') === 'multipart/form-data',
      fields: fieldsIn(tagsOf(inside)),
      presses: tagsOf(inside)
        .filter(({ name, has }) => name === 'button' && has.get('type') !== 'button')
        .map(({ has }) => ({
          name: has.get('name') ?? null,
          value: has.get('value') ?? '',
          action: has.get('formaction') ?? null,
        }))
        .concat(kept),
    };
  });
}

function fieldsIn(tags: readonly Tag[]): readonly Field[] {
  const fields = new Map<string, { -readonly [K in keyof Field]: Field[K] } & { options: string[] }>();
  let open: string | null = null;
  for (const { name: tag, has, text } of tags) {
    if (tag === 'option' && open !== null) {
      const field = fields.get(open);
      const value = has.get('value') ?? unescaped(text).trim();
      field?.options.push(value);
      if (field && has.has('selected')) field.value = value;
      continue;
    }
    if (!['input', 'select', 'textarea'].includes(tag)) continue;
    const name = has.get('name') ?? '';
    open = tag === 'select' ? name : null;
    if (name === '') continue;
    // A number that is good for once is never given back, as a password.
    const once = has.get('autocomplete') === 'one-time-code';
    const type = once ? 'password' : (has.get('type') ?? 'text');
    const kind = kindOf(tag, type);
    const value = kind === 'lines' ? unescaped(text) : (has.get('value') ?? '');
    const group = kind === 'one' || kind === 'many';
    const there = fields.get(name);
    if (there) {
      there.options.push(value);
      if (has.has('checked')) there.value = value;
      continue;
    }
    const chosen = group ? (has.has('checked') ? value : '') : value;
    fields.set(name, { name, kind, type, value: chosen, options: group && tag === 'input' ? [value] : [] });
  }
  return [...fields.values()];
}

function kindOf(tag: string, type: string): Field['kind'] {
  if (tag === 'textarea') return 'lines';
  if (tag === 'select' || type === 'radio') return 'one';
  if (type === 'checkbox') return 'many';
  if (type === 'hidden' || type === 'file') return type;
  return 'line';
}
