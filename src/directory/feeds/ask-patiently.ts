import { setTimeout as wait } from 'node:timers/promises';
import { type Failed, type Fetched, type GetOptions, readJson } from '../../platform/fetching/index.ts';
import { type FeedDeps, RunBroken, RunPaused } from './feed-deps.ts';

const passing: ReadonlySet<string> = new Set(['unreachable', 'too_slow', 'truncated']);
const tries = 3;
const longestWait = 60;

/** Asks an address, and once or twice again after what may pass: a busy server, a broken line. */
export async function askPatiently(
  deps: Omit<FeedDeps, 'database'>,
  address: string,
  options: GetOptions = {},
): Promise<Fetched> {
  const pause = deps.pause ?? 500;
  for (let time = 1; ; time++) {
    const got = await deps.fetcher.get(address, { limits: deps.fetchLimits ?? {}, ...options });
    if (got.state !== 'failed') return got;
    if (options.signal?.aborted) throw new RunPaused();
    if (time >= tries || !mayPass(got)) return got;
    const seconds = Math.min(got.retryAfter ?? 0, longestWait);
    await wait(seconds > 0 ? seconds * 1000 : pause * 4 ** time, undefined, { signal: options.signal }).catch(
      () => undefined,
    );
  }
}

function mayPass({ fault, detail }: Failed): boolean {
  return passing.has(fault) || (fault === 'bad_status' && /^(429|5\d\d)$/.test(detail ?? ''));
}

const json = /json|text\/plain|octet-stream/;

/** Asks for JSON. @throws RunBroken with the fault */
export async function askJson(
  deps: Omit<FeedDeps, 'database'>,
  address: string,
  signal: AbortSignal,
): Promise<{ readonly value: unknown; readonly bytes: Uint8Array; readonly address: string }> {
  const got = await askPatiently(deps, address, { accept: 'application/json', types: json, signal });
  if (got.state === 'unchanged') throw new RunBroken('bad_status', '304');
  if (got.state === 'failed') throw new RunBroken(got.fault, got.detail);
  const read = readJson(got.bytes);
  if (read.state === 'failed') throw new RunBroken(read.fault, read.detail);
  return { value: read.value, bytes: got.bytes, address: got.address };
}
