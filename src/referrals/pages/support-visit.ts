import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import type { Ask } from '../../web/index.ts';
import { readCode } from '../draft.ts';

type PublicAsk = Ask<unknown, unknown, unknown>;

const cookie = 'hedgerow_form';

function options(ask: PublicAsk) {
  const path = `/${ask.programme.slug}`;
  return {
    path,
    httpOnly: true,
    sameSite: 'Lax',
    secure: ask.secureCookies,
    maxAge: 28 * 24 * 3600,
  } as const;
}

/** The code of the form that this browser is filling in, or null. */
export function codeOf(ask: PublicAsk): string | null {
  return readCode(getCookie(ask.c, cookie) ?? '');
}

export function keepCode(ask: PublicAsk, code: string): void {
  setCookie(ask.c, cookie, code, options(ask));
}

export function forgetCode(ask: PublicAsk): void {
  deleteCookie(ask.c, cookie, options(ask));
}
