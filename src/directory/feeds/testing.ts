import { createServer, type ServerResponse } from 'node:http';

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
