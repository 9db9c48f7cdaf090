import { isBag } from '../reading/fields.ts';

type Bag = Readonly<Record<string, unknown>>;

/** What one page of an API says. `services` keeps what is no object too: the reader reports it. */
export type ApiPage = {
  readonly services: readonly unknown[];
  readonly totalItems: number | null;
  readonly totalPages: number | null;
  readonly last: boolean;
};

/** Reads a page's envelope, whatever its dialect (ORUK 3, HSDS 3, the older `content`); null when there is no list in it. */
export function apiPageOf(value: unknown): ApiPage | null {
  if (Array.isArray(value)) return { services: value, totalItems: null, totalPages: 1, last: true };
  if (!isBag(value)) return null;
  const list = ['contents', 'content', 'items', 'services'].map(name => value[name]).find(Array.isArray);
  if (!Array.isArray(list)) return null;
  return {
    services: list,
    totalItems: countIn(value, 'total_items', 'totalElements', 'totalItems', 'total'),
    totalPages: countIn(value, 'total_pages', 'totalPages'),
    last: value['last_page'] === true || value['last'] === true,
  };
}

function countIn(value: Bag, ...names: string[]): number | null {
  for (const name of names) {
    const count = Number(value[name]);
    if (value[name] !== null && value[name] !== '' && Number.isInteger(count) && count >= 0) return count;
  }
  return null;
}

/**
 * How far a walk through pages has come. Grows by `afterPage` only, so that one broken off can be taken up again; a walk is
 * used up by the next, which takes over its set of ids.
 */
export type Walk = {
  /** The page to ask next; null: the walk is over. */
  readonly next: number | null;
  readonly seen: Set<string>;
  readonly expected: number | null;
  readonly found: number;
  readonly empty: number;
  /** What the server did that a good one does not, each told once. */
  readonly oddities: readonly Oddity[];
};
export type Oddity = 'repeated_page' | 'wrong_total' | 'duplicate' | 'too_many';

export type WalkLimits = { readonly services: number; readonly pages: number };
export const usualWalk: WalkLimits = { services: 100_000, pages: 20_000 };

/** A walk before its first page. */
export function beginWalk(): Walk {
  return { next: 1, seen: new Set(), expected: null, found: 0, empty: 0, oddities: [] };
}

/** Pages without a service that are passed over before the walk ends. */
const mostEmpty = 2;

/**
 * The walk after one more page. It goes on past the number of pages told while new services come and fewer were found than
 * told, and ends, with the reason, at a page that holds nothing new, at a third empty page and at the limits.
 */
export function afterPage(walk: Walk, page: ApiPage, limits: WalkLimits = usualWalk): Walk {
  const number = walk.next ?? 1;
  const ids = page.services.map(idIn);
  const { seen } = walk;
  let known = 0;
  for (const id of ids) {
    if (id !== null && seen.has(id)) known++;
    else if (id !== null) seen.add(id);
  }
  const fresh = ids.length - known;
  const found = walk.found + fresh;
  const expected = page.totalItems ?? walk.expected;
  const empty = ids.length === 0 ? walk.empty + 1 : 0;
  const repeated = ids.length > 0 && fresh === 0;
  const tooMany = found > limits.services || number >= limits.pages;
  const told = page.last || (page.totalPages !== null && number >= page.totalPages);
  const missing = expected !== null && found < expected;
  const over = repeated || tooMany || empty > mostEmpty || (told && !missing) || (told && empty > 0);
  const oddities = new Set(walk.oddities);
  if (repeated) oddities.add('repeated_page');
  else if (known > 0) oddities.add('duplicate');
  if (tooMany) oddities.add('too_many');
  if (over && expected !== null && found !== expected) oddities.add('wrong_total');
  return { next: over ? null : number + 1, seen, expected, found, empty, oddities: [...oddities] };
}

/** The id of a service in a list; null when it has none that could be asked for. */
export function idIn(service: unknown): string | null {
  if (!isBag(service)) return null;
  const id = service['id'];
  if (typeof id === 'number') return String(id);
  return typeof id === 'string' && id !== '' && id.length <= 300 ? id : null;
}

/** Whether a list gives services in short form, so that each must be asked for by itself. */
export function isShortForm(services: readonly unknown[]): boolean {
  const nested = [
    'service_at_locations',
    'schedules',
    'locations',
    'contacts',
    'phones',
    'regular_schedules',
  ];
  const records = services.filter(isBag);
  return records.length > 0 && records.every(service => !nested.some(name => name in service));
}

/** Ids of a list's services, where they have any. */
export function idsOf(services: readonly unknown[]): string[] {
  return services.map(idIn).filter(id => id !== null);
}
