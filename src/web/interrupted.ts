import type { Context } from 'hono';
import { getCookie } from 'hono/cookie';
import { keepForm, whoseSession } from '../identity/index.ts';
import type { View } from '../ui/index.ts';
import { setKeptForm, signInCookie } from './cookies.ts';
import type { WebDeps } from './deps.ts';
import { readBody } from './read-request.ts';

/**
 * Somebody without a sign-in came to a staff page. What a form brought is kept, sealed, until they have signed in
 * again; then they see it and decide to send it.
 */
export async function interrupted(deps: WebDeps, c: Context, view: View): Promise<Response> {
  const wanted = c.req.method === 'GET' ? view.path : '/today';
  // Only of somebody who was signed in: a stranger cannot fill the table.
  const who = c.req.method === 'POST' && (await whoseSession(deps.database, getCookie(c, signInCookie)));
  if (!who) {
    return c.redirect(`/sign-in?to=${encodeURIComponent(wanted)}`, 303);
  }
  const data = await readBody(c);
  const { programmeId, staffId } = who;
  const fields = [...data].filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string' && entry[0] !== '_csrf',
  );
  const token = await keepForm(deps.database, programmeId, { staffId, path: c.req.path, fields });
  setKeptForm(c, `${programmeId}.${token}`, { secure: deps.secureCookies });
  return c.redirect('/sign-in?expired=1', 303);
}
