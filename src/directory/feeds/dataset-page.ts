import { allowedAddress } from '../../platform/fetching/index.ts';
import { isBag } from '../reading/fields.ts';
import { type Bag, bagsIn, endOf, textIn, typeOf } from '../reading/openactive/item.ts';

/** What an OpenActive dataset page leads to. */
export type Dataset = {
  /** The feeds it names, the most useful first. */
  readonly addresses: readonly string[];
  readonly title: string | null;
  readonly publisher: string | null;
  readonly licence: string | null;
};

/** Kinds of feed in the order of their worth: what takes place and when, then what can be hired. */
const worth = [
  ['SessionSeries'],
  ['ScheduledSession'],
  ['Event', 'OnDemandEvent'],
  ['CourseInstance', 'Course'],
  ['FacilityUse', 'IndividualFacilityUse'],
  ['Slot', 'FacilityUse/Slot', 'IndividualFacilityUse/Slot'],
];
/** No page that names its data puts it further down than this, in characters. */
const longest = 3_000_000;
const mostNested = 6;

/**
 * The dataset that a page for people describes to machines (schema.org `Dataset` as JSON-LD), or that is itself such a
 * description; null when there is none with a feed.
 * @param address where the text was found: addresses in it may be relative
 */
export function datasetIn(text: string, address: string): Dataset | null {
  for (const one of descriptionsIn(text.slice(0, longest))) {
    for (const bag of nodesOf(one, 0)) {
      if (typeOf(bag) !== 'Dataset') continue;
      const dataset = datasetOf(bag, address);
      if (dataset.addresses.length > 0) return dataset;
    }
  }
  return null;
}

function descriptionsIn(text: string): unknown[] {
  if (/^\s*[[{]/.test(text)) return parsed(text);
  const found: unknown[] = [];
  for (let at = text.indexOf('<script'); at >= 0; ) {
    const open = text.indexOf('>', at);
    const close = text.indexOf('</script', at);
    if (open < 0 || close < 0) break;
    if (text.slice(at, open).includes('ld+json')) found.push(...parsed(text.slice(open + 1, close)));
    // A script has no script inside; a page of nothing but beginnings would be read through for each of them.
    at = text.indexOf('<script', close);
  }
  return found;
}

function parsed(text: string): unknown[] {
  try {
    return [JSON.parse(text)];
  } catch {
    return [];
  }
}

function nodesOf(value: unknown, depth: number): Bag[] {
  if (depth > mostNested) return [];
  if (Array.isArray(value)) return value.flatMap(one => nodesOf(one, depth + 1));
  if (!isBag(value)) return [];
  return [value, ...nodesOf(value['@graph'], depth + 1), ...nodesOf(value['mainEntity'], depth + 1)];
}

function datasetOf(bag: Bag, address: string): Dataset {
  const feeds = bagsIn(bag['distribution']).flatMap(one => {
    const format = textIn(one['encodingFormat']) ?? textIn(one['fileFormat']) ?? '';
    const stated = textIn(one['contentUrl']);
    const url = stated === null ? null : allowedAddress(stated, address);
    const rank = rankOf(one);
    return url && (rank !== null || /rpde/i.test(format))
      ? [{ href: url.href, rank: rank ?? worth.length }]
      : [];
  });
  const [publisher] = bagsIn(bag['publisher'] ?? bag['creator']);
  return {
    addresses: [...new Set(feeds.toSorted((a, b) => a.rank - b.rank).map(one => one.href))],
    title: textIn(bag['name']),
    publisher: publisher ? textIn(publisher['name']) : null,
    licence: textIn(bag['license']),
  };
}

/** Where a distribution stands in order of worth, by its type or name; null when neither names a kind of feed. */
function rankOf(distribution: Bag): number | null {
  const named = [distribution['additionalType'], distribution['name'], distribution['identifier']];
  for (const name of named.map(textIn)) {
    const rank =
      name === null ? -1 : worth.findIndex(kinds => kinds.includes(name) || kinds.includes(endOf(name)));
    if (rank >= 0) return rank;
  }
  return null;
}
