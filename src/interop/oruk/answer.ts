import { createHash } from 'node:crypto';
import { NotFound } from '../../core/index.ts';
import type { Ask } from '../../web/index.ts';

type AnyAsk = Ask<unknown, unknown, unknown>;

/** A parameter that cannot be used, and what it should be. */
export type Fault = { readonly parameter: string; readonly detail: string };

/** A request that cannot be answered as asked; becomes 400 with every fault. */
export class WrongRequest extends Error {
  override readonly name = 'WrongRequest';
  readonly faults: readonly Fault[];
  constructor(faults: readonly Fault[]) {
    super(faults.map(fault => fault.detail).join(' '));
    this.faults = faults;
  }
}

/** What is asked for was merged into another entry, which stands at this address. */
export class Elsewhere extends Error {
  override readonly name = 'Elsewhere';
  readonly to: string;
  constructor(to: string) {
    super('merged');
    this.to = to;
  }
}

/** Everybody may read what is published, from any page of the web; a copy counts as fresh for a minute. */
const open = {
  'access-control-allow-origin': '*',
  'access-control-expose-headers': 'ETag, Last-Modified, Location',
  'cache-control': 'public, max-age=60',
};

/**
 * Answers with published bytes: 200, or 304 when the asker holds them already. The tag is weak, because the bytes may
 * be compressed on the way; where it is sent back it decides alone, as RFC 9110 asks. A date is told only when nothing has
 * changed within its second: another change in the same second would be hidden by it.
 * @param changedAt when what is told last changed; null when nobody knows
 */
export function publish(
  ask: AnyAsk,
  body: string | Uint8Array,
  type: string,
  changedAt: Temporal.Instant | null = null,
): Response {
  const tag = `W/"${createHash('sha256').update(body).digest('base64url').slice(0, 27)}"`;
  const second = changedAt === null ? null : Math.floor(changedAt.epochMilliseconds / 1000);
  const settled = second !== null && second < Math.floor(ask.now.epochMilliseconds / 1000) ? second : null;
  const dated = settled === null ? {} : { 'last-modified': new Date(settled * 1000).toUTCString() };
  const headers = { ...open, etag: tag, ...dated };
  const given = ask.c.req.header('if-none-match');
  const same =
    given === undefined ? since(ask.c.req.header('if-modified-since'), settled) : holds(given, tag);
  if (same) return ask.c.body(null, 304, headers);
  return ask.c.body(body as string | Uint8Array<ArrayBuffer>, 200, { ...headers, 'content-type': type });
}

// A date that is none is passed over.
function since(header: string | undefined, second: number | null): boolean {
  if (header === undefined || second === null) return false;
  const asked = Date.parse(header);
  return !Number.isNaN(asked) && Math.floor(asked / 1000) >= second;
}

function holds(header: string, tag: string): boolean {
  const bare = tag.replace('W/', '');
  return header.trim() === '*' || header.split(',').some(one => one.trim().replace(/^W\//, '') === bare);
}

/** A body and when what it tells last changed. */
export type Dated = { readonly body: object; readonly changedAt: Temporal.Instant | null };

/** A handler whose answer is JSON, and whose errors are problems as in RFC 9457 and not pages. */
export function json(answer: (ask: AnyAsk) => Promise<Dated>): (ask: AnyAsk) => Promise<Response> {
  return guarded(async ask => {
    const { body, changedAt } = await answer(ask);
    return publish(ask, JSON.stringify(body), 'application/json; charset=utf-8', changedAt);
  });
}

/** A handler of any type of content with the same errors. */
export function guarded(answer: (ask: AnyAsk) => Promise<Response>): (ask: AnyAsk) => Promise<Response> {
  return async ask => {
    try {
      return await answer(ask);
    } catch (error) {
      if (error instanceof WrongRequest) return problem(ask, 400, error.message, error.faults);
      if (error instanceof Elsewhere) return moved(ask, error.to);
      if (error instanceof NotFound) return problem(ask, 404, 'Nothing is published at this address.');
      throw error;
    }
  };
}

// For good, as far as anybody knows; a merge may be taken back, so nobody keeps it longer than any other answer.
function moved(ask: AnyAsk, to: string): Response {
  return ask.c.body(null, 301, { ...open, location: to });
}

function problem(ask: AnyAsk, status: 400 | 404, detail: string, errors: readonly Fault[] = []): Response {
  const title = status === 400 ? 'The request cannot be answered as asked' : 'Not found';
  const body = { type: 'about:blank', title, status, detail, ...(errors.length > 0 ? { errors } : {}) };
  return ask.c.body(JSON.stringify(body), status, {
    ...open,
    'cache-control': 'no-store',
    'content-type': 'application/problem+json; charset=utf-8',
  });
}
