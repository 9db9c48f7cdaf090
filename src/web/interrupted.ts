import type { Context } from 'hono';
import { keepForm } from '../identity/index.ts';
import type { View } from '../ui/index.ts';
import { setKeptForm } from './cookies.ts';
import type { WebDeps } from './deps.ts';

/**
 * Somebody without a sign-in came to a staff page. What a form brought is kept, sealed, until they have signed in
 * again; then they see it and decide to send it.
 */
export async function interrupted(
  deps: WebDeps,
  c: Context,
  view: View,
  programmeId: string | undefined,
): Promise<Response> {
  const wanted = c.req.method === 'GET' ? view.path : '/today';
  if (c.req.method !== 'POST' || !programmeId || !(await deps.programmes.byId(programmeId))) {
    return c.redirect(`/sign-in?to=${encodeURIComponent(wanted)}`, 303);
  }
  const data = await c.req.formData();
  const fields = [...data].filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string' && entry[0] !== '_csrf',
  );
  const token = await keepForm(deps.database, programmeId, { path: new URL(c.req.url).pathname, fields });
  setKeptForm(c, `${programmeId}.${token}`, { secure: deps.secureCookies });
  return c.redirect('/sign-in?expired=1', 303);
}
