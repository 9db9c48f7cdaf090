import { isBag } from '../fields.ts';

export type Bag = Readonly<Record<string, unknown>>;

/** One item of an OpenActive feed as it is kept: `key` is 'kind/id' of the feed's envelope. */
export type OpenItem = { readonly key: string; readonly data: unknown };

/** '@id' or 'id': feeds of both generations of the standard are met. */
export function iriOf(data: Bag): string | null {
  return textIn(data['@id'] ?? data['id']);
}

/** '@type' or 'type', the first one where there are several, without prefix: 'SessionSeries'. */
export function typeOf(data: Bag): string {
  const stated = data['@type'] ?? data['type'];
  const first = Array.isArray(stated) ? stated[0] : stated;
  return (textIn(first) ?? '').replace(/^.*[/:#]/, '');
}

/** A text or number as text, null when it is empty or anything else. */
export function textIn(value: unknown): string | null {
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : null;
}

/** A list of objects; a single one counts as a list of one. */
export function bagsIn(value: unknown): Bag[] {
  return (Array.isArray(value) ? value : [value]).filter(isBag);
}

/** A list of texts; a single one counts as a list of one. */
export function textsIn(value: unknown): string[] {
  return (Array.isArray(value) ? value : [value]).map(textIn).filter(text => text !== null);
}

/** The last part of an IRI: 'https://schema.org/Tuesday' → 'Tuesday'. */
export function endOf(text: string): string {
  return text.replace(/^.*[/#:]/, '');
}
