/** Why an address gave nothing usable. Words for each stand with the room that fetches. */
export const fetchFaults = [
  'bad_address',
  'refused_address',
  'unreachable',
  'not_secure',
  'too_slow',
  'too_large',
  'too_many_redirects',
  'bad_redirect',
  'bad_status',
  'wrong_type',
  'bad_encoding',
  'truncated',
  'not_json',
  'too_deep',
  'cancelled',
] as const;
export type FetchFault = (typeof fetchFaults)[number];

/** What an address answered: its bytes after decompression, nothing new since the last time, or a fault. */
export type Fetched =
  | {
      readonly state: 'got';
      /** Where it was found in the end, after redirects. */
      readonly address: string;
      /** Media type without parameters, lower case; '' when none was told. */
      readonly type: string;
      readonly etag: string | null;
      readonly lastModified: string | null;
      readonly bytes: Uint8Array;
    }
  | { readonly state: 'unchanged' }
  | Failed;

export type Failed = {
  readonly state: 'failed';
  readonly fault: FetchFault;
  /** A short fact for the report, such as the status or the limit; never a body. */
  readonly detail: string | null;
  /** Seconds the server asked to wait before trying again. */
  readonly retryAfter: number | null;
};

/** Bounds of one fetch. Times in milliseconds, sizes in bytes after decompression. */
export type FetchLimits = {
  readonly bytes: number;
  /** From the first connection to the last byte, redirects included. */
  readonly total: number;
  /** In each such span at least `leastPerSpan` bytes must come: silence and a byte a second end alike. */
  readonly span: number;
  readonly leastPerSpan: number;
  readonly redirects: number;
  /** How deep JSON may nest. */
  readonly depth: number;
};

export const usualLimits: FetchLimits = {
  bytes: 25 * 1024 * 1024,
  total: 120_000,
  span: 15_000,
  leastPerSpan: 1024,
  redirects: 5,
  depth: 60,
};

export type GetOptions = {
  readonly etag?: string | null;
  readonly lastModified?: string | null;
  /** Media types that are taken; anything else is `wrong_type` and its body is not read. */
  readonly types?: RegExp;
  readonly accept?: string;
  readonly limits?: Partial<FetchLimits>;
  readonly signal?: AbortSignal;
};

/** @example failed('bad_status', '503') */
export function failed(
  fault: FetchFault,
  detail: string | null = null,
  retryAfter: number | null = null,
): Failed {
  return { state: 'failed', fault, detail: detail?.slice(0, 200) ?? null, retryAfter };
}
