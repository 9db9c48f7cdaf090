import { readJson } from '../../platform/fetching/index.ts';
import type { Piece } from '../reading/apart/order.ts';
import { isBag } from '../reading/fields.ts';
import { unzipped } from '../reading/unzip.ts';
import { detailAddress } from './api-addresses.ts';
import { askPatiently } from './ask-patiently.ts';
import { type Dataset, datasetIn } from './dataset-page.ts';
import type { FeedKind } from './feed.ts';
import { type FeedDeps, RunBroken } from './feed-deps.ts';
import { nameOf } from './fetch-file.ts';
import { rpdePageOf } from './rpde-page.ts';
import { apiPageOf, idsOf, isShortForm } from './walk-pages.ts';

/** What stands at one address, with so much of it as is shown before it is added. */
export type Found = {
  readonly kind: FeedKind;
  readonly address: string;
  readonly licence: string | null;
  readonly piece: Piece;
  /** What stood at the root, when that was the address; undefined otherwise. */
  readonly root?: unknown;
};

/** A page that leads to feeds instead. */
export type Leads = { readonly dataset: Dataset };

type Deps = Omit<FeedDeps, 'database'>;
const itemsShown = 200;

/**
 * Looks at one address; at the root of an API, at the list of its services below.
 * @param shown how many services
 * @param below whether this is below a root already: a server that has roots everywhere has no list
 * @throws RunBroken when there is nothing we can use
 */
export async function lookAtOne(
  deps: Deps,
  asked: string,
  shown: number,
  below = false,
): Promise<Found | Leads> {
  const got = await fetched(deps, asked, /^/);
  const json = readJson(got.bytes);
  if (json.state === 'failed') {
    if (json.fault === 'too_deep') throw new RunBroken('too_deep');
    if (!/^(text\/html|application\/xhtml)/.test(got.type)) return fileAt(got);
    const dataset = datasetIn(new TextDecoder().decode(got.bytes), got.address);
    if (!dataset) throw new RunBroken('wrong_type', got.type);
    return { dataset };
  }
  const { value } = json;
  const rpde = rpdePageOf(value, got.address);
  if (rpde) {
    const items = rpde.changes.filter(one => one.data !== null).map(({ key, data }) => ({ key, data }));
    const piece = { items: items.slice(0, itemsShown) };
    return { kind: 'rpde', address: asked, licence: rpde.licence, piece };
  }
  if (isBag(value) && 'distribution' in value) {
    const dataset = datasetIn(JSON.stringify(value), got.address);
    if (dataset) return { dataset };
  }
  if (isBag(value) && 'version' in value && !apiPageOf(value)) {
    if (below) throw new RunBroken('not_a_feed');
    const list = await lookAtOne(deps, `${asked.replace(/(?<!\/)\/+$/, '')}/services`, shown, true);
    return 'dataset' in list ? list : { ...list, root: value };
  }
  const page = apiPageOf(value);
  const paged = ['total_pages', 'totalPages', 'page_number'];
  if (!page || !isBag(value) || !paged.some(name => name in value)) return fileAt(got);
  return apiAt(deps, asked, value, page.services, shown);
}

async function fetched(deps: Deps, address: string, types: RegExp) {
  const got = await askPatiently(deps, address, { types });
  if (got.state === 'unchanged') throw new RunBroken('bad_status', '304');
  if (got.state === 'failed') throw new RunBroken(got.fault, got.detail);
  return got;
}

async function fileAt(got: { readonly address: string; readonly bytes: Uint8Array }): Promise<Found> {
  const files = await unzipped([{ name: nameOf(got.address), bytes: got.bytes }]);
  if ('reason' in files) throw new RunBroken(files.reason, files.detail);
  return { kind: 'file', address: got.address, licence: null, piece: { files } };
}

async function apiAt(
  deps: Deps,
  asked: string,
  page: Readonly<Record<string, unknown>>,
  services: readonly unknown[],
  shown: number,
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
      const got = await fetched(deps, detailAddress(asked, key), /^(?!text\/html)/).catch(() => null);
      return got === null ? [] : [{ part: 'detail' as const, number, key, body: got.bytes }];
    }),
  );
  const piece = { bodies: [...bodies, ...details.flat()] };
  return { kind: 'hsds_api', address: asked, licence: null, piece };
}
