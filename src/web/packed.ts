import { gzipSync } from 'node:zlib';
import type { Context } from 'hono';

/** Shorter pages fit into one packet anyway. */
const SMALLEST = 1024;
const takesGzip = /\bgzip\b(?!\s*;\s*q\s*=\s*0(?:\.0*)?\s*(?:,|$))/i;

/**
 * A page, packed where the browser takes it. Packed whole: a page is there whole, and passing it through a stream of
 * compression costs several times as much.
 */
export function packed(c: Context, html: string, status: 200 | 404 | 409 | 410 | 422): Response {
  c.header('vary', 'Accept-Encoding');
  if (html.length < SMALLEST || !takesGzip.test(c.req.header('accept-encoding') ?? ''))
    return c.html(html, status);
  c.header('content-encoding', 'gzip');
  c.header('content-type', 'text/html; charset=UTF-8');
  return c.body(gzipSync(html), status);
}
