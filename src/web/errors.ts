import type { Context } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { Forbidden, NotFound, type ReasonValues, Refused, Stale } from '../core/index.ts';
import { errorPage, type View } from '../ui/index.ts';
import type { WebDeps } from './deps.ts';
import { packed } from './packed.ts';
import { crisisFor } from './pages/crisis.tsx';
import { isForPrograms, problem } from './problem.ts';

/** SQLSTATEs after which nothing can be saved for now: disk full, shutting down, no connection to be had, a copy that only reads. */
const busyStates = new Set([
  '25006',
  '53100',
  '53200',
  '53300',
  '57P01',
  '57P02',
  '57P03',
  '08006',
  '08001',
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
]);

/**
 * Turns what a handler threw into a page, or into a problem for a program. Unexpected errors are logged by kind and place,
 * never with values.
 * @param view null when not even that could be made
 */
export function answerError(deps: WebDeps, error: Error, c: Context, view: View | null): Response {
  const { status, reason, expected } = told(error, view);
  if (!expected) deps.log.error({ error, route: c.req.routePath }, 'unexpected error');
  if (isForPrograms(c.req.path)) return problem(c, status, reason ? { detail: reason } : {});
  if (!view) return c.text('Hedgerow cannot answer just now. Please try again in a minute.', 503);
  if (error instanceof Stale) {
    const stale = { yours: error.yours, theirs: error.theirs, href: c.req.path };
    return packed(c, errorPage(view, 409, { stale }), 409);
  }
  return packed(c, errorPage(view, status, { reason, crisis: crisisFor(view) }), status);
}

/** What the driver says, without a code, when a connection was cut or none came about. */
const cut =
  /^Connection terminated|^timeout exceeded when trying to connect|connection error and is not queryable/;

type Told = {
  readonly status: 403 | 404 | 409 | 413 | 422 | 500 | 503;
  /** Why, in the reader's words. */
  readonly reason?: string;
  readonly expected: boolean;
};

function told(error: Error, view: View | null): Told {
  const say = (key: string, values: ReasonValues = {}) => view?.t.of(key, values) ?? '';
  const expected = true;
  if (error instanceof NotFound) return { status: 404, expected };
  if (error instanceof Forbidden) return { status: 403, reason: say(error.reasonKey), expected };
  if (error instanceof Refused) return { status: 409, reason: say(error.reasonKey, error.values), expected };
  if (error instanceof Stale) return { status: 409, expected };
  if (error instanceof HTTPException && error.status < 500) {
    if (error.status === 422) return { status: 422, expected };
    if (error.status === 413) return { status: 413, reason: say('web.error.tooLarge'), expected };
    return { status: 403, reason: say('web.error.csrf'), expected };
  }
  const code = 'code' in error ? String(error.code) : '';
  const unmet = 'syscall' in error && error.syscall === 'connect';
  const away = busyStates.has(code) || unmet || cut.test(error.message);
  return { status: away || !view ? 503 : 500, expected: false };
}
