import type { View } from '../../ui/index.ts';

type Words = Pick<View, 't' | 'say'>;

/** The code list of what stands under a name inside a value. */
const lists: Readonly<Record<string, string>> = {
  needs: 'needs',
  ways: 'channels',
  barriers: 'barriers',
  code: 'barriers',
  purpose: 'consent_purposes',
  consent_how: 'consent_ways',
  role: 'referrer_roles',
  relation: 'relations',
  reason: 'closing_reasons',
};

/** What tells rows apart and says nothing to the person whose they are. */
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const CODE = /^[a-z][a-z0-9_]*$/;
const DATE = /^\d{4}-\d{2}-\d{2}$/;

/** What was kept as a whole (a form as it was sent, a plan, a letter’s facts) is of names with values; true for such. */
export function isNested(value: unknown): value is object {
  return (
    value !== null &&
    typeof value === 'object' &&
    (Array.isArray(value) || Object.getPrototypeOf(value) === Object.prototype)
  );
}

/**
 * A value of names with values as somebody reads it: a line for each, names and codes in words, days written out, each of
 * several with a bullet. What is empty, and ids, are left out.
 */
export function nestedWords(words: Words, value: object): string {
  return linesOf(words, '', value).join('\n');
}

function linesOf(words: Words, name: string, value: object): readonly string[] {
  if (Array.isArray(value))
    return value.flatMap(one => {
      if (!isNested(one)) return [`• ${plainWords(words, name, one)}`];
      const [head, ...rest] = linesOf(words, name, one);
      return head === undefined ? [] : [`• ${head}`, ...rest.map(line => `  ${line}`)];
    });
  return Object.entries(value).flatMap(([key, inner]): readonly string[] => {
    const slug = slugOf(key);
    if (isEmpty(inner) || (typeof inner === 'string' && UUID.test(inner))) return [];
    const label = nameOf(words, slug);
    if (isWords(inner)) return [`${label}: ${inner.text}`];
    if (!isNested(inner)) return [`${label}: ${plainWords(words, slug, inner)}`];
    if (Array.isArray(inner) && inner.every(one => !isNested(one)))
      return [`${label}: ${inner.map(one => plainWords(words, slug, one)).join('; ')}`];
    const lines = linesOf(words, slug, inner);
    return lines.length === 0 ? [] : [`${label}:`, ...lines.map(line => `  ${line}`)];
  });
}

/** Somebody’s own words beside the language they are in. */
function isWords(value: unknown): value is { readonly text: string } {
  return isNested(value) && 'text' in value && 'lang' in value && typeof value.text === 'string';
}

const isEmpty = (value: unknown): boolean =>
  value === null ||
  value === undefined ||
  value === '' ||
  (isNested(value) && Object.values(value).every(isEmpty));

const slugOf = (key: string): string => key.replaceAll(/[A-Z]/g, letter => `_${letter.toLowerCase()}`);

function nameOf({ t }: Words, slug: string): string {
  const key = `records.part.${slug}`;
  return t.has(key) ? t.of(key) : slug.replaceAll('_', ' ');
}

function plainWords({ t, say }: Words, name: string, value: unknown): string {
  if (typeof value === 'boolean') return t(value ? 'ui.form.yes' : 'ui.form.no');
  if (typeof value !== 'string') return String(value);
  if (DATE.test(value)) return say.date(Temporal.PlainDate.from(value));
  if (!CODE.test(value)) return value;
  const key = [`codes.${lists[name]}.${value}`, `records.code.${value}`].find(one => t.has(one));
  return key ? t.of(key) : value.replaceAll('_', ' ');
}
