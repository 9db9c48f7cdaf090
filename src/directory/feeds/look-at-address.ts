import type { Fetcher } from '../../platform/fetching/index.ts';
import { checkOrukDetails } from '../oruk/check.ts';
import { type OrukVerdict, verdictOf } from '../oruk/verdict.ts';
import type { Piece, ReadOrder } from '../reading/apart/order.ts';
import { readApart } from '../reading/apart/read-apart.ts';
import { type Columns, columnsOf } from '../reading/columns.ts';
import type { ServiceRecord } from '../record.ts';
import type { Dataset } from './dataset-page.ts';
import type { FeedKind } from './feed.ts';
import { RunBroken } from './feed-deps.ts';
import { type Found, lookAtOne } from './look-at-one.ts';

/** What stands at an address: its kind, and its first services as they would come in. */
export type Look = {
  readonly kind: FeedKind;
  readonly addresses: readonly string[];
  /** The page that led to these addresses, where one did. */
  readonly dataset: Dataset | null;
  readonly licence: string | null;
  readonly services: readonly ServiceRecord[];
  readonly problems: number;
  /** Columns of a single table, which people tell us how to read; null for everything else. */
  readonly columns: Columns | null;
  /** Why nothing could be read of a table until its columns are told; null when it could. */
  readonly unread: string | null;
  /** How an API stands against Open Referral UK 3.0, as far as we looked; null for everything else. */
  readonly oruk: OrukVerdict | null;
};

const shown = 10;
/** Addresses that one feed may have. */
const mostAddresses = 6;
const limits = { total: 20_000, span: 8_000 };
type Source = Pick<ReadOrder, 'region' | 'mapping' | 'organization' | 'fallbackKinds'>;

/** Looks at one or more addresses of a feed. @throws RunBroken with the reason when there is nothing we can use */
export async function lookAtAddresses(
  fetcher: Fetcher,
  addresses: readonly string[],
  source: Source,
  now: Temporal.Instant,
): Promise<Look> {
  const deps = { fetcher, pause: 200, fetchLimits: limits };
  const { found, dataset } = await foundAt(deps, addresses);
  const [first] = found;
  if (!first) throw new RunBroken('bad_address');
  if (found.length > 1 && found.some(one => one.kind !== 'rpde')) throw new RunBroken('not_a_feed');
  const zone = source.region === 'ie' ? 'Europe/Dublin' : 'Europe/London';
  const today = now.toZonedDateTimeISO(zone).toPlainDate().toString();
  const orders: Record<FeedKind, ReadOrder> = {
    file: { ...source, kind: 'files' },
    hsds_api: { ...source, kind: 'api', complete: false, short: false, oddities: [] },
    rpde: { ...source, kind: 'items', today, zone },
  };
  const pieces = found.map(one => one.piece);
  const read = await readApart(orders[first.kind], pieces, { milliseconds: 20_000, megabytes: 500 });
  const unread = 'reason' in read ? read.reason : null;
  if ('reason' in read && read.reason !== 'no_name_column') throw new RunBroken(read.reason, read.detail);
  const single = unread !== null || ('format' in read && read.format === 'csv');
  return {
    kind: first.kind,
    addresses: found.map(one => one.address),
    dataset,
    licence: found.find(one => one.licence !== null)?.licence ?? dataset?.licence ?? null,
    services: 'reason' in read ? [] : read.services.slice(0, shown).map(({ record }) => record),
    problems: 'reason' in read ? 0 : read.problems.length,
    columns: single ? columnsIn(first.piece) : null,
    unread,
    oruk: 'oruk' in read && read.oruk ? withRoot(read.oruk, first.root) : null,
  };
}

async function foundAt(
  deps: Parameters<typeof lookAtOne>[0],
  addresses: readonly string[],
): Promise<{ readonly found: readonly Found[]; readonly dataset: Dataset | null }> {
  const found: Found[] = [];
  let dataset: Dataset | null = null;
  for (const address of addresses) {
    const one = await lookAtOne(deps, address, shown);
    if (!('dataset' in one)) found.push(one);
    else if (addresses.length > 1) throw new RunBroken('not_a_feed');
    else dataset = one.dataset;
  }
  for (const address of dataset?.addresses.slice(0, mostAddresses) ?? []) {
    const one = await lookAtOne(deps, address, shown);
    // A page that leads to a page leads nowhere.
    if ('dataset' in one) throw new RunBroken('in_circles', address);
    found.push(one);
  }
  return { found, dataset };
}

function columnsIn(piece: Piece): Columns | null {
  return 'files' in piece ? columnsOf(piece.files) : null;
}

// The root comes before what stands below it.
function withRoot(verdict: OrukVerdict, root: unknown): OrukVerdict {
  if (root === undefined) return verdict;
  const own = verdictOf([{ where: '/', faults: checkOrukDetails(root) }]);
  return {
    faults: own.faults + verdict.faults,
    first: [...own.first, ...verdict.first].slice(0, Math.max(own.first.length, verdict.first.length)),
  };
}
