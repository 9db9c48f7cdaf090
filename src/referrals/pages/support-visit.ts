import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { type Ask, cookieName } from '../../web/index.ts';
import { readCode } from '../draft.ts';

type PublicAsk = Ask<unknown, unknown, unknown>;

const DAY = 24 * 3600;

/** One for each programme: somebody may fill in a form of two. */
const cookieOf = ({ programme, secureCookies: secure }: PublicAsk): string =>
  cookieName(`hedgerow_form_${programme.slug}`, { secure });
const options = ({ secureCookies: secure }: PublicAsk) =>
  ({ path: '/', httpOnly: true, sameSite: 'Lax', secure, maxAge: 28 * DAY }) as const;

/** The code of the form that this browser is filling in, or null. */
export function codeOf(ask: PublicAsk): string | null {
  return readCode(getCookie(ask.c, cookieOf(ask)) ?? '');
}

export function keepCode(ask: PublicAsk, code: string): void {
  setCookie(ask.c, cookieOf(ask), code, options(ask));
}

export function forgetCode(ask: PublicAsk): void {
  deleteCookie(ask.c, cookieOf(ask), options(ask));
}
