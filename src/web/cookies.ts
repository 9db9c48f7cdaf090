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

type Options = { readonly secure: boolean };

const base = ({ secure }: Options) => ({ httpOnly: true, sameSite: 'Lax', path: '/', secure }) as const;

/** The sign-in's cookie: for the browser's session only; the row in the database decides how long it lasts. */
export const signInCookie = 'hedgerow_session';
const keptFormCookie = 'hedgerow_kept';
const flashCookie = 'hedgerow_flash';
const languageCookie = 'hedgerow_lang';

export function setFlash(c: Context, flash: FlashWords, options: Options): void {
  const value = Buffer.from(JSON.stringify(flash)).toString('base64url');
  setCookie(c, flashCookie, value, { ...base(options), maxAge: 60 });
}

/** Reads the sentence left by the page before and forgets it. What does not parse is ignored. */
export function takeFlash(c: Context, options: Options): FlashWords | null {
  const value = getCookie(c, flashCookie);
  if (!value) return null;
  deleteCookie(c, flashCookie, base(options));
  try {
    const parsed = flashShape.safeParse(JSON.parse(Buffer.from(value, 'base64url').toString('utf8')));
    return parsed.success ? (parsed.data as FlashWords) : null;
  } catch {
    return null;
  }
}

export function setSignIn(c: Context, value: string, options: Options): void {
  setCookie(c, signInCookie, value, base(options));
}

export function clearSignIn(c: Context, options: Options): void {
  deleteCookie(c, signInCookie, base(options));
}

export function setKeptForm(c: Context, value: string, options: Options): void {
  setCookie(c, keptFormCookie, value, { ...base(options), maxAge: 12 * 3600 });
}

/** The token of a form kept for this programme, if any. */
export function keptToken(c: Context, programmeId: string): string | undefined {
  const [of, token] = getCookie(c, keptFormCookie)?.split('.') ?? [];
  return of === programmeId ? token : undefined;
}

export function clearKeptForm(c: Context, options: Options): void {
  deleteCookie(c, keptFormCookie, base(options));
}

/** The reader's chosen language, kept for a year. */
export function setLanguage(c: Context, locale: string, options: Options): void {
  setCookie(c, languageCookie, locale, { ...base(options), maxAge: 365 * 24 * 3600 });
}

export function languageOf(c: Context): string | undefined {
  return getCookie(c, languageCookie);
}
