import type { Context } from 'hono';

/** What may stand in a problem beside its title. */
export type ProblemMore = { readonly detail?: string; readonly [member: string]: unknown };

const titles: Readonly<Record<number, string>> = {
  401: 'Sign in first',
  403: 'Not allowed',
  404: 'Not found',
  409: 'Not possible as things stand',
  413: 'Too large',
  422: 'The request does not fit',
  429: 'Too many requests',
  500: 'Something went wrong here',
  503: 'Not just now',
};

/** Whether a program asks, not a person: what goes wrong is told as a problem and not as a page. */
export function isForPrograms(path: string): boolean {
  return path.startsWith('/api/');
}

/**
 * An error for a program, as in RFC 9457.
 * @example return problem(c, 404, { detail: 'Nothing is published at this address.' });
 */
export function problem(c: Context, status: number, more: ProblemMore = {}): Response {
  const body = { type: 'about:blank', title: titles[status] ?? 'Error', status, ...more };
  // It may tell a key that was sent: escaped as JSON allows, so that no reader takes it for mark-up.
  return c.body(JSON.stringify(body).replaceAll('<', '\\u003c'), status as 500, {
    'cache-control': 'no-store',
    'content-type': 'application/problem+json; charset=utf-8',
  });
}
