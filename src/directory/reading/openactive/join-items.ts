import { isBag } from '../fields.ts';
import { derivedKey } from '../keys.ts';
import { type Bag, bagsIn, iriOf, type OpenItem, textIn, typeOf } from './item.ts';

/** An activity with its own sessions or slots, and what it takes over from the series above it. */
export type Joined = {
  readonly key: string;
  readonly data: Bag;
  readonly sessions: readonly Bag[];
};

export type JoinedItems = {
  readonly activities: readonly Joined[];
  /** Items that are no objects. */
  readonly unread: readonly OpenItem[];
  /** Keys of sessions whose series the feed does not hold. */
  readonly alone: readonly string[];
  /** Whether sessions come as items of their own: then a series without any is over. */
  readonly split: boolean;
};

/** What a part takes from what it belongs to, where it does not say it itself. */
const inherited = [
  'name',
  'description',
  'activity',
  'facilityType',
  'organizer',
  'provider',
  'location',
  'url',
  'offers',
  'ageRange',
  'genderRestriction',
  'level',
  'category',
  'isAccessibleForFree',
  'accessibilitySupport',
  'accessibilityInformation',
  'eventAttendanceMode',
];

const parts: ReadonlySet<string> = new Set(['ScheduledSession', 'Slot']);

/**
 * Joins series with their sessions and facilities with their slots, which come as items of their own in any order, by
 * reference or with the series inside. The answer does not depend on the order of the items.
 */
export function joinItems(items: readonly OpenItem[]): JoinedItems {
  const known = [...items].sort((a, b) => (a.key < b.key ? -1 : 1));
  const whole = new Map<string, { key: string; data: Bag; sessions: Bag[] }>();
  const byName = new Map<string, string>();
  const children: { readonly key: string; readonly data: Bag }[] = [];
  const unread: OpenItem[] = [];
  const add = (key: string, data: Bag): void => {
    if (whole.has(key)) return;
    whole.set(key, { key, data, sessions: [] });
    const names = [iriOf(data), textIn(data['identifier']), key.slice(key.indexOf('/') + 1)];
    for (const name of names) if (name !== null && !byName.has(name)) byName.set(name, key);
    for (const one of bagsIn(data['individualFacilityUse'])) {
      const iri = iriOf(one);
      if (iri !== null) byName.set(iri, key);
    }
  };
  for (const item of known) {
    const { data } = item;
    if (!isBag(data)) unread.push(item);
    else if (parts.has(typeOf(data) || kindIn(item.key))) children.push({ key: item.key, data });
    else add(item.key, data);
  }
  const alone: string[] = [];
  for (const { key, data } of children) {
    const above = data['superEvent'] ?? data['facilityUse'];
    if (isBag(above)) add(keyOfInner(above), above);
    const name = isBag(above) ? (iriOf(above) ?? keyOfInner(above)) : textIn(above);
    const root = name === null ? undefined : (whole.get(byName.get(name) ?? name) ?? undefined);
    if (root) root.sessions.push(data);
    else alone.push(key);
  }
  return {
    activities: [...whole.values()].map(one => ({
      ...one,
      data: filledFrom(one.data, above(one.data)),
      sessions: [...one.sessions, ...bagsIn(one.data['subEvent'])],
    })),
    unread,
    alone,
    split: children.length > 0,
  };

  function above(data: Bag): Bag | null {
    const named = data['superEvent'] ?? data['aggregateFacilityUse'];
    if (isBag(named)) return named;
    const name = textIn(named);
    return name === null ? null : (whole.get(byName.get(name) ?? '')?.data ?? null);
  }
}

function kindIn(key: string): string {
  const kind = key.slice(0, key.indexOf('/'));
  return kind.endsWith('Slot') ? 'Slot' : kind;
}

function keyOfInner(data: Bag): string {
  const name = iriOf(data) ?? textIn(data['identifier']) ?? derivedKey(textIn(data['name']));
  return `${typeOf(data) || 'SessionSeries'}/${name}`;
}

function filledFrom(data: Bag, from: Bag | null): Bag {
  if (!from) return data;
  const taken = inherited.filter(name => data[name] === undefined && from[name] !== undefined);
  return { ...Object.fromEntries(taken.map(name => [name, from[name]])), ...data };
}
