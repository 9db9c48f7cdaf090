import { allowedAddress } from './allowed-address.ts';
import { type Failed, type Fetched, failed, type GetOptions, usualLimits } from './fetched.ts';
import { oneExchange } from './one-exchange.ts';
import { readBody } from './read-body.ts';

/** Gets what stands at public addresses, within bounds. */
export type Fetcher = {
  get(address: string, options?: GetOptions): Promise<Fetched>;
};

export type FetcherSetup = {
  /** Hosts of a network of one's own that may be asked although they are private: 'host' or 'host:port'. */
  readonly allow: readonly string[];
  /** Who asks, for those who run the server: 'Hedgerow (+https://hedgerow.example.ie)'. */
  readonly agent: string;
};

const redirects: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);

/**
 * Makes the only door by which Hedgerow asks addresses that people typed. Every way an address can fail comes back as a
 * coded fault; nothing here throws.
 * @example const got = await fetcher.get('https://example.org/services', { types: /json/ });
 */
export function makeFetcher({ allow, agent }: FetcherSetup): Fetcher {
  return {
    async get(address, options = {}) {
      const limits = { ...usualLimits, ...options.limits };
      const over = new AbortController();
      const timer = setTimeout(() => over.abort('total'), limits.total);
      const signal = options.signal ? AbortSignal.any([over.signal, options.signal]) : over.signal;
      try {
        let url = allowedAddress(address);
        if (!url) return failed('bad_address');
        for (let hops = 0; hops <= limits.redirects; hops++) {
          if (signal.aborted) return failed(over.signal.aborted ? 'too_slow' : 'cancelled');
          const headers = headersOf(agent, options);
          const answer = await oneExchange({ url, headers, allow, signal, patience: limits.span });
          if ('fault' in answer) return answer;
          const status = answer.statusCode ?? 0;
          if (!redirects.has(status)) return await finish(answer, url, status);
          answer.destroy();
          const to = answer.headers.location;
          const next: URL | null = to === undefined ? null : allowedAddress(to, url.href);
          if (!next) return failed('bad_redirect');
          url = next;
        }
        return failed('too_many_redirects');
      } finally {
        clearTimeout(timer);
      }

      async function finish(
        answer: Exclude<Awaited<ReturnType<typeof oneExchange>>, Failed>,
        url: URL,
        status: number,
      ): Promise<Fetched> {
        const { headers } = answer;
        const type = (headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
        const refuse = (fault: Failed): Failed => {
          answer.destroy();
          return fault;
        };
        if (status === 304 && (options.etag || options.lastModified)) {
          answer.destroy();
          return { state: 'unchanged' };
        }
        if (status !== 200)
          return refuse(failed('bad_status', String(status), seconds(headers['retry-after'])));
        if (options.types && type !== '' && !options.types.test(type))
          return refuse(failed('wrong_type', type));
        const body = await readBody(answer, limits, signal);
        if ('fault' in body) return body;
        return {
          state: 'got',
          address: url.href,
          type,
          etag: short(headers.etag),
          lastModified: short(headers['last-modified']),
          bytes: body,
        };
      }
    },
  };
}

function headersOf(agent: string, options: GetOptions): Record<string, string> {
  return {
    'user-agent': agent,
    accept: options.accept ?? '*/*',
    'accept-encoding': 'gzip, deflate, br',
    ...(options.etag ? { 'if-none-match': options.etag } : {}),
    ...(options.lastModified ? { 'if-modified-since': options.lastModified } : {}),
  };
}

const short = (value: string | undefined): string | null =>
  value !== undefined && value.length <= 200 ? value : null;

function seconds(value: string | undefined): number | null {
  return value !== undefined && /^\d{1,6}$/.test(value) ? Number(value) : null;
}
