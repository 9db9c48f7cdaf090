import { createRequire } from 'node:module';

// Loaded by the first value with markup in it: most processes never read one, and it takes fourteen megabytes.
let sanitizer: typeof import('sanitize-html') | null = null;

/** Words by which files say "nothing here". */
const nothing = /^(n\/?a|null|nil|undefined|tbc|tba|not known|unknown|[-–—.?]+)$/i;
const entities: Readonly<Record<string, string>> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"' };
// Line break and tab stay; every other control character, and the marks that turn text around, go.
const control = /(?![\n\t])[\p{Cc}\u202a-\u202e\u2066-\u2069\ufeff]/gu;

// Printable ASCII in single blanks, without markup: tidy as it stands, and nearly every value is.
const tidyAlready = /^[!-%'-;=-~]+(?: [!-%'-;=-~]+)*$/;

/**
 * One value of a file as plain text: markup gone (scripts with their content), entities resolved, control characters
 * removed, blanks folded; null when nothing is left or the words say that nothing is meant ("N/A").
 */
export function cleanText(raw: string): string | null {
  if (tidyAlready.test(raw)) return nothing.test(raw) ? null : raw;
  const plain = /[<&]/.test(raw) ? withoutMarkup(raw) : raw;
  const tidy = plain
    .toWellFormed()
    .replace(control, '')
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
  return tidy === '' || nothing.test(tidy) ? null : tidy;
}

function withoutMarkup(raw: string): string {
  const broken = raw.replace(/<\/(p|div|li|h[1-6]|tr)>|<br\s*\/?>/gi, '\n$&');
  sanitizer ??= createRequire(import.meta.url)('sanitize-html') as typeof import('sanitize-html');
  return sanitizer(broken, { allowedTags: [], allowedAttributes: {} }).replace(
    /&(amp|lt|gt|quot);/g,
    found => entities[found] ?? found,
  );
}

const deepest = 8;

/** Any JSON value with sorted keys, without characters PostgreSQL cannot keep, cut where it goes too deep or too far. */
export function cleanJson(value: unknown, depth = 0): unknown {
  if (typeof value === 'string') return jsonText(value).slice(0, 5000).toWellFormed();
  if (typeof value !== 'object' || value === null) return value;
  if (depth >= deepest) return null;
  if (Array.isArray(value)) return value.slice(0, 200).map(item => cleanJson(item, depth + 1));
  const entries = Object.entries(value)
    .slice(0, 200)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, item]) => [jsonText(key), cleanJson(item, depth + 1)]));
}

function jsonText(text: string): string {
  return text.toWellFormed().replaceAll('\u0000', '');
}
