import { allowedAddress } from '../../platform/fetching/index.ts';
import { isBag } from '../reading/fields.ts';
import { textIn } from '../reading/openactive/item.ts';

/** A change of one item: what it is now, or that it is gone (`data` null). */
export type ItemChange = {
  readonly key: string;
  /** Digits only; null when the feed's mark is no number: then the later one counts. */
  readonly modified: string | null;
  readonly data: Readonly<Record<string, unknown>> | string | null;
};

export type RpdePage = {
  readonly changes: readonly ItemChange[];
  /** Entries that are no change of anything. */
  readonly unread: number;
  readonly next: string | null;
  readonly licence: string | null;
};

/**
 * Reads one page of an OpenActive RPDE feed; null when it is none. Of several changes of one item on a page the newest
 * counts; with equal marks the last.
 * @param address where the page was found: `next` may be relative to it
 */
export function rpdePageOf(value: unknown, address: string): RpdePage | null {
  if (!isBag(value) || !Array.isArray(value['items']) || !('next' in value)) return null;
  const changes = new Map<string, ItemChange>();
  let unread = 0;
  for (const item of value['items']) {
    const change = changeOf(item);
    if (!change) {
      unread++;
      continue;
    }
    const before = changes.get(change.key);
    if (!before || !isOlder(change.modified, before.modified)) changes.set(change.key, change);
  }
  const next = textIn(value['next']);
  return {
    changes: [...changes.values()],
    unread,
    next: next === null ? null : (allowedAddress(next, address)?.href ?? null),
    licence: textIn(value['license']),
  };
}

function changeOf(item: unknown): ItemChange | null {
  if (!isBag(item)) return null;
  const id = textIn(item['id']);
  const state = item['state'];
  if (id === null || id.length > 1000 || (state !== 'updated' && state !== 'deleted')) return null;
  const modified = textIn(item['modified']);
  const data = item['data'];
  return {
    key: `${textIn(item['kind']) ?? ''}/${id}`,
    modified: modified !== null && /^\d{1,30}$/.test(modified) ? modified : null,
    data: state === 'deleted' ? null : isBag(data) ? data : String(data ?? ''),
  };
}

function isOlder(one: string | null, other: string | null): boolean {
  return one !== null && other !== null && BigInt(one) < BigInt(other);
}
