import { type Fetcher, readJson } from '../../platform/fetching/index.ts';
import { checkOrukDetails } from '../oruk/check.ts';
import { type OrukVerdict, verdictOf } from '../oruk/verdict.ts';
import type { Piece, ReadOrder } from '../reading/apart/order.ts';
import { readApart } from '../reading/apart/read-apart.ts';
import { isBag } from '../reading/fields.ts';
import { unzipped } from '../reading/unzip.ts';
import type { ServiceRecord } from '../record.ts';
import { detailAddress } from './api-addresses.ts';
import { askPatiently } from './ask-patiently.ts';
import type { FeedKind } from './feed.ts';
import { type FeedDeps, RunBroken } from './feed-deps.ts';
import { nameOf } from './fetch-file.ts';
import { rpdePageOf } from './rpde-page.ts';
import { apiPageOf, idsOf, isShortForm } from './walk-pages.ts';

/** What stands at an address: its kind, and its first services as they would come in. */
export type Look = {
  readonly kind: FeedKind;
  readonly addresses: readonly string[];
  readonly licence: string | null;
  readonly services: readonly ServiceRecord[];
  readonly problems: number;
  /** How an API stands against Open Referral UK 3.0, as far as we looked; null for everything else. */
  readonly oruk: OrukVerdict | null;
};

const shown = 10;
const limits = { total: 20_000, span: 8_000 };
type Source = Pick<ReadOrder, 'region' | 'mapping' | 'organization' | 'fallbackKinds'>;
type Found = {
  readonly kind: FeedKind;
  readonly address: string;
  readonly licence: string | null;
  readonly piece: Piece;
  /** What stood at the root, when that was the address; undefined otherwise. */
  readonly root?: unknown;
};

/** Looks at one or more addresses of a feed. @throws RunBroken with the reason when there is nothing we can use */
export async function lookAtAddresses(
  fetcher: Fetcher,
  addresses: readonly string[],
  source: Source,
  now: Temporal.Instant,
): Promise<Look> {
  const deps = { fetcher, pause: 200, fetchLimits: limits };
  const found: Found[] = [];
  for (const address of addresses) found.push(await lookAtOne(deps, address));
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
  if ('reason' in read) throw new RunBroken(read.reason, read.detail);
  return {
    kind: first.kind,
    addresses: found.map(one => one.address),
    licence: found.find(one => one.licence !== null)?.licence ?? null,
    services: read.services.slice(0, shown).map(({ record }) => record),
    problems: read.problems.length,
    oruk: read.oruk ? withRoot(read.oruk, first.root) : null,
  };
}

type Deps = Omit<FeedDeps, 'database'>;

async function lookAtOne(deps: Deps, asked: string): Promise<Found> {
  const got = await fetched(deps, asked);
  const json = readJson(got.bytes);
  if (json.state === 'failed') {
    if (json.fault === 'too_deep') throw new RunBroken('too_deep');
    return fileAt(got);
  }
  const { value } = json;
  const rpde = rpdePageOf(value, got.address);
  if (rpde) {
    const items = rpde.changes.filter(one => one.data !== null).map(({ key, data }) => ({ key, data }));
    return { kind: 'rpde', address: asked, licence: rpde.licence, piece: { items: items.slice(0, 200) } };
  }
  if (isBag(value) && 'version' in value && !apiPageOf(value)) {
    return { ...(await lookAtOne(deps, `${asked.replace(/\/+$/, '')}/services`)), root: value };
  }
  const page = apiPageOf(value);
  const paged = ['total_pages', 'totalPages', 'page_number'];
  if (!page || !isBag(value) || !paged.some(name => name in value)) return fileAt(got);
  return apiAt(deps, asked, value, page.services);
}

async function fetched(deps: Deps, address: string) {
  const got = await askPatiently(deps, address, { types: /^(?!text\/html|application\/xhtml)/ });
  if (got.state === 'unchanged') throw new RunBroken('bad_status', '304');
  if (got.state === 'failed') throw new RunBroken(got.fault, got.detail);
  return got;
}

async function fileAt(got: { readonly address: string; readonly bytes: Uint8Array }): Promise<Found> {
  const files = await unzipped([{ name: nameOf(got.address), bytes: got.bytes }]);
  if ('reason' in files) throw new RunBroken(files.reason, files.detail);
  return { kind: 'file', address: got.address, licence: null, piece: { files } };
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

async function apiAt(
  deps: Deps,
  asked: string,
  page: Readonly<Record<string, unknown>>,
  services: readonly unknown[],
): Promise<Found> {
  const first = services.slice(0, shown);
  // The envelope stays as it came, so that it can be held against the profile.
  const list = Object.fromEntries(
    Object.entries(page).map(([name, value]) => [name, value === services ? first : value]),
  );
  const bodies = [{ part: 'list' as const, number: 1, key: null, body: Buffer.from(JSON.stringify(list)) }];
  const ids = isShortForm(services) ? idsOf(first) : [];
  const details = await Promise.all(
    ids.map(async (key, number) => {
      const got = await fetched(deps, detailAddress(asked, key)).catch(() => null);
      return got === null ? [] : [{ part: 'detail' as const, number, key, body: got.bytes }];
    }),
  );
  return {
    kind: 'hsds_api',
    address: asked,
    licence: null,
    piece: { bodies: [...bodies, ...details.flat()] },
  };
}
