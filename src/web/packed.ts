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
  return c.body(gzipSync(typeof text === 'string' ? written(text) : text), status);
}

/**
 * The letters of a page, in the one place where each is packed: what did the packing is let go only at the next great
 * collection, and would keep every page until then.
 */
function written(text: string): Uint8Array {
  if (text.length * MOST_BYTES > place.length) return Buffer.from(text);
  return place.subarray(0, place.write(text));
}

/** Of one unit of a text in UTF-8. */
const MOST_BYTES = 3;
const place = Buffer.allocUnsafeSlow(512 * 1024);
