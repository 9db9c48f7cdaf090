import assert from 'node:assert/strict';
import { createServer, type ServerResponse } from 'node:http';
import { makeFetcher } from '../../platform/fetching/index.ts';
import type { TestApp } from '../../web/testing.ts';
import { addFeed } from './add-feed.ts';
import { carryOutRun } from './carry-out-run.ts';
import { runFeed } from './change-feed.ts';
import type { FeedKind } from './feed.ts';
import type { FeedDeps } from './feed-deps.ts';

/** A server on this machine whose answers a test changes as it goes. */
export type FeedServer = {
  readonly base: string;
  readonly host: string;
  /** Addresses that were asked, in order. */
  readonly asked: string[];
  answer: (url: URL, response: ServerResponse) => void;
  close(): Promise<void>;
};

/** Starts a server for feeds that behave in every way feeds do. */
export async function feedServer(): Promise<FeedServer> {
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://feed.example');
    feed.asked.push(url.pathname + url.search);
    feed.answer(url, response);
  });
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  const host = `127.0.0.1:${typeof address === 'object' ? address?.port : 0}`;
  const feed: FeedServer = {
    base: `http://${host}`,
    host,
    asked: [],
    answer: (_, response) => response.writeHead(404).end(),
    async close() {
      server.closeAllConnections();
      await new Promise<void>(done => server.close(() => done()));
    },
  };
  return feed;
}

export function sendJson(response: ServerResponse, value: unknown): void {
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(value));
}

export type Change = {
  readonly id: string;
  readonly modified: number;
  readonly data: object | null;
};

/**
 * A page of an RPDE feed by the book: ordered by mark and id, each item once with its last change, beginning after the
 * cursor; the last page is empty and leads to itself.
 */
export function rpdePage(base: string, changes: readonly Change[], url: URL, size = 2): object {
  const latest = new Map<string, Change>();
  for (const change of changes) latest.set(change.id, change);
  const after = Number(url.searchParams.get('afterTimestamp') ?? -1);
  const afterId = url.searchParams.get('afterId') ?? '';
  const items = [...latest.values()]
    .filter(one => one.modified > after || (one.modified === after && one.id > afterId))
    .sort((a, b) => a.modified - b.modified || (a.id < b.id ? -1 : 1))
    .slice(0, size);
  const last = items.at(-1);
  const query = last ? `?afterTimestamp=${last.modified}&afterId=${encodeURIComponent(last.id)}` : url.search;
  return {
    next: `${base}${url.pathname}${query}`,
    items: items.map(({ id, modified, data }) => ({
      state: data === null ? 'deleted' : 'updated',
      kind: 'SessionSeries',
      id,
      modified,
      ...(data === null ? {} : { data }),
    })),
    license: 'https://creativecommons.org/licenses/by/4.0/',
  };
}

/** Pages of an API by the book. `modified_after` is kept to where services have a `last_modified`. */
export function apiOf(services: readonly Partial<ApiService>[], size = 3): FeedServer['answer'] {
  return (url, response) => {
    const after = url.searchParams.get('modified_after');
    const asked = services.filter(one => after === null || !one.last_modified || one.last_modified >= after);
    const page = Number(url.searchParams.get('page') ?? 1);
    const pages = Math.max(1, Math.ceil(asked.length / size));
    const contents = asked.slice((page - 1) * size, page * size);
    sendJson(response, {
      total_items: asked.length,
      total_pages: pages,
      page_number: page,
      size: contents.length,
      first_page: page === 1,
      last_page: page >= pages,
      empty: contents.length === 0,
      contents,
    });
  };
}

export type ApiService = {
  readonly id: string;
  readonly name: string;
  readonly status: string;
  readonly last_modified?: string | undefined;
};

/** A service as an API gives it in full. */
export const apiService = (at: number, more: object = {}): ApiService => ({
  id: `s${at}`,
  name: `Service ${at}`,
  status: 'active',
  ...{ description: `What ${at} does`, service_at_locations: [] },
  ...more,
});

/** What a test asks of a run. */
export type SeenRun = {
  readonly id: string;
  readonly state: string;
  readonly broken_reason: string | null;
  readonly held_reason: string | null;
  readonly asked_since: Date | null;
  readonly added: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly vanished: number;
  readonly left_out: number;
};

/** How many services a run added, changed, left as they were and marked as gone. */
export const countsOf = (run: SeenRun) => [run.added, run.changed, run.unchanged, run.vanished];

/** Feeds of a test's own server, added, run and looked at by the co-ordinator of Trafford. */
export function feedBench(app: TestApp, server: FeedServer) {
  let number = 0;
  const actor = () => app.trafford.coordinator.actor;
  const deps = (more: Partial<FeedDeps> = {}): FeedDeps => ({
    database: app.database,
    fetcher: makeFetcher({ allow: [server.host], agent: 'Hedgerow' }),
    pause: 0,
    fetchLimits: { total: 60_000, span: 20_000, leastPerSpan: 50, bytes: 500_000 },
    walkLimits: { pages: 60, services: 500 },
    ...more,
  });
  const carryOut = async (
    runId: string,
    more: Partial<FeedDeps> = {},
    stopping?: AbortSignal,
  ): Promise<SeenRun> => {
    await carryOutRun(deps(more), { programmeId: actor().programmeId, runId }, stopping);
    const [run] = await app.sql<SeenRun>('select * from directory.import_run where id = $1', [runId]);
    assert.ok(run);
    return run;
  };
  return {
    actor,
    deps,
    carryOut,
    /** Adds a feed. @returns its id and that of its first run, which waits */
    add: (kind: FeedKind, ...paths: string[]) =>
      app.database.within(actor(), scope =>
        addFeed(scope, {
          kind,
          every: 'day',
          addresses: paths.map(path => server.base + path),
          source: {
            key: `feed-${++number}`,
            title: `Feed ${number}`,
            region: 'uk',
            licence: 'CC BY 4.0',
            licenceUrl: null,
            attribution: null,
            url: null,
            correctAsOf: null,
            settings: { mapping: null, organization: null, fallbackKinds: [] },
          },
        }),
      ),
    /** Asks for a feed once more and carries it out. */
    async again(feedId: string, forced = false, more: Partial<FeedDeps> = {}): Promise<SeenRun> {
      const of = { region: 'uk', feedId } as const;
      return carryOut(await app.database.within(actor(), scope => runFeed(scope, of, forced)), more);
    },
    /** Names of the services of a feed that are offered. */
    async listed(feedId: string): Promise<string[]> {
      const rows = await app.sql<{ name: string }>(
        `select s.name from directory.service s join directory.feed f on f.source_id = s.source_id
          where f.id = $1 and s.missing_since is null and s.status = 'active' order by 1`,
        [feedId],
      );
      return rows.map(row => row.name);
    },
    /** All rows of the directory, to see that nothing was written. */
    written: (): Promise<unknown> =>
      app.sql(`select id, content_hash, changed_at, missing_since from directory.service order by 1`),
  };
}
