import type { Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { z } from 'zod';
import type { FlashWords } from './ask.ts';

const flashShape = z.object({
  key: z.string().regex(/^[\w.]+$/),
  values: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
  tone: z.enum(['done', 'problem']).optional(),
  undo: z
    .object({ action: z.string().startsWith('/'), fields: z.record(z.string(), z.string()).optional() })
    .optional(),
});

/** Whether the site is served over https. */
export type Options = { readonly secure: boolean };

const base = ({ secure }: Options) => ({ httpOnly: true, sameSite: 'Lax', path: '/', secure }) as const;

/**
 * The name of a cookie. Over https a browser takes one that is named so only from this very host, for all of it and over https: no
 * neighbour in the domain can set one in its place. Every cookie of the house is named by this.
 */
export const named = (name: string, { secure }: Options): string => (secure ? `__Host-${name}` : name);
/** The sign-in's cookie: for the browser's session only; the row in the database decides how long it lasts. */
const signInCookie = 'hedgerow_session';
/** A sign-in that waits for its second step. */
const signingInCookie = 'hedgerow_signing_in';
/** By which a browser is known again that somebody has signed in with. */
const deviceCookie = 'hedgerow_device';
/** What a trip to a provider of sign-ins began with, sealed. */
const tripCookie = 'hedgerow_trip';
/** For which address this browser asked for a new password, sealed. */
const askedCookie = 'hedgerow_asked';
const keptFormCookie = 'hedgerow_kept';
/** Most interrupted forms that one browser holds the keys of. */
const MOST_KEPT = 12;
const flashCookie = 'hedgerow_flash';
const languageCookie = 'hedgerow_lang';

export function setFlash(c: Context, flash: FlashWords, options: Options): void {
  const value = Buffer.from(JSON.stringify(flash)).toString('base64url');
  setCookie(c, named(flashCookie, options), value, { ...base(options), maxAge: 60 });
}

/** Reads the sentence left by the page before and forgets it. What does not parse is ignored. */
export function takeFlash(c: Context, options: Options): FlashWords | null {
  const value = getCookie(c, named(flashCookie, options));
  if (!value) return null;
  deleteCookie(c, named(flashCookie, options), base(options));
  try {
    const parsed = flashShape.safeParse(JSON.parse(Buffer.from(value, 'base64url').toString('utf8')));
    return parsed.success ? (parsed.data as FlashWords) : null;
  } catch {
    return null;
  }
}

export function setSignIn(c: Context, value: string, options: Options): void {
  setCookie(c, named(signInCookie, options), value, base(options));
}

/** The value of the sign-in's cookie, if the browser brought one. */
export function signInOf(c: Context, options: Options): string | undefined {
  return getCookie(c, named(signInCookie, options));
}

export function clearSignIn(c: Context, options: Options): void {
  deleteCookie(c, named(signInCookie, options), base(options));
}

/** The tokens of the forms kept for this programme, the oldest first: each window may have been interrupted. */
export function keptTokens(c: Context, programmeId: string, options: Options): readonly string[] {
  const [of, ...tokens] = getCookie(c, named(keptFormCookie, options))?.split('.') ?? [];
  return of === programmeId ? tokens : [];
}

/** Remembers the tokens of kept forms; none forgets them all. */
export function setKeptTokens(
  c: Context,
  programmeId: string,
  tokens: readonly string[],
  options: Options,
): void {
  const name = named(keptFormCookie, options);
  if (tokens.length === 0) deleteCookie(c, name, base(options));
  else {
    const value = [programmeId, ...tokens.slice(-MOST_KEPT)].join('.');
    setCookie(c, name, value, { ...base(options), maxAge: 12 * 3600 });
  }
}

/** The reader's chosen language, kept for a year. */
export function setLanguage(c: Context, locale: string, options: Options): void {
  setCookie(c, named(languageCookie, options), locale, { ...base(options), maxAge: 365 * 24 * 3600 });
}

/** The language that somebody wished for elsewhere, for as long as the browser is open: the telephone may be shared. */
export function readInLanguage(c: Context, locale: string, options: Options): void {
  setCookie(c, named(languageCookie, options), locale, base(options));
}

export function languageOf(c: Context, options: Options): string | undefined {
  return getCookie(c, named(languageCookie, options));
}

/** The cookies of signing in, each read, set and forgotten in the same way. */
const ofSignIn = {
  signingIn: { name: signingInCookie, seconds: 15 * 60 },
  device: { name: deviceCookie, seconds: 365 * 24 * 3600 },
  trip: { name: tripCookie, seconds: 10 * 60 },
  asked: { name: askedCookie, seconds: 60 * 60 },
} as const;
export type SignInCookie = keyof typeof ofSignIn;

export function signInCookieOf(c: Context, which: SignInCookie, options: Options): string | undefined {
  return getCookie(c, named(ofSignIn[which].name, options));
}

/** Sets it, or forgets it with an empty value. */
export function setSignInCookie(c: Context, which: SignInCookie, value: string, options: Options): void {
  const { name, seconds } = ofSignIn[which];
  if (value === '') deleteCookie(c, named(name, options), base(options));
  else setCookie(c, named(name, options), value, { ...base(options), maxAge: seconds });
}
