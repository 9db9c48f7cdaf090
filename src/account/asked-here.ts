import { makeTicket, type OpenLink, readTicket } from '../identity/index.ts';
import { setSignInCookie, signInCookieOf } from '../web/index.ts';
import { type AccountDeps, type AnyAsk, secureOf } from './entrance.ts';

const PURPOSE = 'asked for a new password';
/** A letter may take a while to arrive; a ticket by itself is good for ten minutes. */
const LONGER_MS = 50 * 60_000;

type Asked = { readonly programmeId: string; readonly email: string };

/**
 * Remembers in this browser, sealed, for which address it asked for a new password; known or not, so that it tells nothing. Without it
 * the link in the letter opens nothing: who only reads somebody's mail, or is sent the link, comes no further.
 */
export function rememberAsked(deps: AccountDeps, ask: AnyAsk, { programmeId, email }: Asked): void {
  const asked: Asked = { programmeId, email: email.toLowerCase() };
  const ticket = makeTicket(deps.secret, PURPOSE, asked, Date.now() + LONGER_MS);
  setSignInCookie(ask.c, 'asked', ticket, secureOf(deps));
}

/** Whether a link may be opened in this browser: an invitation anywhere, a new password where it was asked for. */
export function isForThisBrowser(deps: AccountDeps, ask: AnyAsk, link: OpenLink): boolean {
  if (link.purpose !== 'reset') return true;
  const ticket = signInCookieOf(ask.c, 'asked', secureOf(deps));
  const asked = ticket ? (readTicket(deps.secret, PURPOSE, ticket) as Asked | null) : null;
  return asked?.programmeId === link.programmeId && asked.email === link.email.toLowerCase();
}

/** It was used: it is not needed any more. */
export function forgetAsked(deps: AccountDeps, ask: AnyAsk): void {
  setSignInCookie(ask.c, 'asked', '', secureOf(deps));
}
