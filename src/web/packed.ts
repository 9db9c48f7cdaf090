import { gzipSync } from 'node:zlib';
import type { Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';

/** Shorter answers fit into one packet anyway. */
const SMALLEST = 1024;
const takesGzip = /\bgzip\b(?!\s*;\s*q\s*=\s*0(?:\.0*)?\s*(?:,|$))/i;

/**
 * A page or another text, packed where the browser takes it. Packed whole: it is there whole, and passing it through a
 * stream of compression costs several times as much.
 * @param type its content type
 */
export function packed(
  c: Context,
  text: string | Uint8Array<ArrayBuffer>,
  status: ContentfulStatusCode,
  type = 'text/html; charset=UTF-8',
): Response {
  c.header('vary', 'Accept-Encoding');
  c.header('content-type', type);
  if (text.length < SMALLEST || !takesGzip.test(c.req.header('accept-encoding') ?? ''))
    return c.body(text, status);
  c.header('content-encoding', 'gzip');
  return c.body(gzipSync(text), status);
}
