import type { Context } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { Forbidden, NotFound, Refused, Stale } from '../core/index.ts';
import { errorPage, type View } from '../ui/index.ts';
import type { WebDeps } from './deps.ts';

/** SQLSTATEs after which nothing can be saved for now: disk full, shutting down, no connection to be had. */
const busyStates = new Set([
  '53100',
  '53200',
  '53300',
  '57P01',
  '57P02',
  '57P03',
  '08006',
  '08001',
  'ECONNREFUSED',
]);

/** Turns what a handler threw into a page. Unexpected errors are logged by kind and place, never with values. */
export function answerError(deps: WebDeps, error: Error, c: Context, view: View | null): Response {
  if (!view) return c.text('Hedgerow cannot answer just now. Please try again in a minute.', 503);
  const { t } = view;
  if (error instanceof NotFound) return c.html(errorPage(view, 404), 404);
  if (error instanceof Forbidden) {
    return c.html(errorPage(view, 403, { reason: t.of(error.reasonKey) }), 403);
  }
  if (error instanceof Refused) {
    return c.html(errorPage(view, 409, { reason: t.of(error.reasonKey, error.values) }), 409);
  }
  if (error instanceof Stale) {
    return c.html(
      errorPage(view, 409, { stale: { yours: error.yours, theirs: error.theirs, href: c.req.path } }),
      409,
    );
  }
  if (error instanceof HTTPException && error.status < 500) {
    if (error.status === 422) return c.html(errorPage(view, 422), 422);
    const status = error.status === 413 ? 413 : 403;
    const reason = status === 413 ? t('web.error.tooLarge') : t('web.error.csrf');
    return c.html(errorPage(view, status, { reason }), status);
  }
  const code = 'code' in error ? String(error.code) : '';
  deps.log.error({ error, route: c.req.routePath }, 'unexpected error');
  const status = busyStates.has(code) ? 503 : 500;
  return c.html(errorPage(view, status), status);
}
