import type { Context } from 'hono';
import { type SignedIn, signInsOf, whoseSession } from '../identity/index.ts';
import type { View } from '../ui/index.ts';
import { signInOf } from './cookies.ts';
import type { WebDeps } from './deps.ts';
import { keepWhatCame } from './kept-forms.ts';
import { problem } from './problem.ts';

/**
 * Somebody without a sign-in came to a staff page. What a form brought is kept, sealed, until they have signed in
 * again; then they see it and decide to send it.
 */
export async function interrupted(deps: WebDeps, c: Context, view: View): Promise<Response> {
  const wanted = c.req.method === 'GET' ? view.path : '/today';
  // Only of somebody who was signed in: a stranger cannot fill the table.
  const cookie = signInOf(c, { secure: deps.secureCookies });
  const who = c.req.method === 'POST' && (await whoseSession(deps.database, cookie));
  if (!who) {
    return c.redirect(`/sign-in?to=${encodeURIComponent(wanted)}`, 303);
  }
  const kept = await keepWhatCame(deps, c, who);
  return c.redirect(`/sign-in?expired=1${kept ? '' : '&to=/account'}`, 303);
}

/** What needs more than a sign-in was asked for: first show once more who you are, then it goes on from here. */
export function stepUpFirst(c: Context, route: { readonly json?: boolean }, view: View): Response {
  if (route.json) return problem(c, 401, { error: 'step_up', detail: view.t('identity.stepUp.needed') });
  return c.redirect(`/step-up?to=${encodeURIComponent(view.path)}`, 303);
}

/**
 * A form that does not carry the token of this sign-in, but of an earlier one of the same person: another window was open
 * when they signed in again. It is kept and shown to be sent, like one that was interrupted.
 * @param madeToken the form token of a sign-in, by the hash of its own
 * @returns null when it is none of theirs
 */
export async function fromEarlierSignIn(
  deps: WebDeps,
  c: Context,
  mine: SignedIn,
  isTokenOf: (tokenHash: Buffer) => boolean,
): Promise<Response | null> {
  if (!(await signInsOf(deps.database, mine)).some(isTokenOf)) return null;
  return c.redirect((await keepWhatCame(deps, c, mine)) ? '/resume' : '/account', 303);
}
