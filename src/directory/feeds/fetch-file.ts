import { createHash } from 'node:crypto';
import type { ReadOrder } from '../reading/apart/order.ts';
import { unzipped } from '../reading/unzip.ts';
import { askPatiently } from './ask-patiently.ts';
import { type Feed, noMemory } from './feed.ts';
import { type FeedDeps, RunBroken } from './feed-deps.ts';
import type { Gathered, Tell } from './gathered.ts';

const notForPeople = /^(?!text\/html|application\/xhtml)/;

/** Fetches the file of a feed, unless its server or its bytes say that it is the one of the last time, to be read as then. */
export async function fetchFile(
  deps: FeedDeps,
  feed: Feed,
  order: ReadOrder,
  tell: Tell,
  signal: AbortSignal,
): Promise<Gathered> {
  await tell({ phase: 'fetching' });
  const readAs = markOf(order);
  const memory = feed.memory.readAs === readAs ? feed.memory : { ...noMemory, readAs };
  const address = feed.addresses[0] ?? '';
  const { etag, lastModified } = memory;
  const got = await askPatiently(deps, address, { etag, lastModified, types: notForPeople, signal });
  if (got.state === 'failed') throw new RunBroken(got.fault, got.detail);
  if (got.state === 'unchanged') return { memory, files: [], toRead: null };
  const hash = createHash('sha256').update(got.bytes).digest('hex');
  const kept = { ...memory, etag: got.etag, lastModified: got.lastModified, hash };
  if (memory.hash === hash) return { memory: kept, files: [], toRead: null };
  const files = await unzipped([{ name: nameOf(got.address), bytes: got.bytes }]);
  if ('reason' in files) throw new RunBroken(files.reason, files.detail);
  await tell({ phase: 'reading', pages: 1 });
  return { memory: kept, files: files.map(one => one.name), toRead: { order, pieces: [{ files }] } };
}

/** What a file is called in the report: the end of its address. */
export function nameOf(address: string): string {
  return new URL(address).pathname.split('/').at(-1)?.slice(0, 200) || 'file';
}

function markOf({ mapping, organization, fallbackKinds }: ReadOrder): string {
  const told = JSON.stringify([mapping, organization, fallbackKinds]);
  return createHash('sha256').update(told).digest('base64url').slice(0, 22);
}
