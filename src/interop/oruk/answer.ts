import { createHash } from 'node:crypto';
import { NotFound } from '../../core/index.ts';
import type { Ask } from '../../web/index.ts';
import { lastModifiedOf } from './last-modified.ts';

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

/** Everybody may read what is published, from any page of the web; a copy counts as fresh for a minute. */
const open = {
  'access-control-allow-origin': '*',
  'access-control-expose-headers': 'ETag, Last-Modified',
  'cache-control': 'public, max-age=60',
};

/**
 * Answers with published bytes: 200, or 304 when the asker holds them already. The tag is weak, because the bytes may
 * be compressed on the way.
 */
export function publish(
  ask: AnyAsk,
  body: string | Uint8Array,
  type: string,
  modified: string | null = null,
): Response {
  const tag = `W/"${createHash('sha256').update(body).digest('base64url').slice(0, 27)}"`;
  const headers = { ...open, etag: tag, ...(modified === null ? {} : { 'last-modified': modified }) };
  if (holds(ask.c.req.header('if-none-match'), tag)) return ask.c.body(null, 304, headers);
  return ask.c.body(body as string | Uint8Array<ArrayBuffer>, 200, { ...headers, 'content-type': type });
}

function holds(header: string | undefined, tag: string): boolean {
  if (header === undefined) return false;
  const bare = tag.replace('W/', '');
  return header.trim() === '*' || header.split(',').some(one => one.trim().replace(/^W\//, '') === bare);
}

/** A handler whose answer is JSON, and whose errors are problems as in RFC 9457 and not pages. */
export function json(answer: (ask: AnyAsk) => Promise<object>): (ask: AnyAsk) => Promise<Response> {
  return guarded(async ask => {
    const body = await answer(ask);
    const type = 'application/json; charset=utf-8';
    return publish(ask, JSON.stringify(body), type, lastModifiedOf(body));
  });
}

/** A handler of any type of content with the same errors. */
export function guarded(answer: (ask: AnyAsk) => Promise<Response>): (ask: AnyAsk) => Promise<Response> {
  return async ask => {
    try {
      return await answer(ask);
    } catch (error) {
      if (error instanceof WrongRequest) return problem(ask, 400, error.message, error.faults);
      if (error instanceof NotFound) return problem(ask, 404, 'Nothing is published at this address.');
      throw error;
    }
  };
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
