import { z } from 'zod';

/** A value of JSON, or one that is not said and leaves no trace. */
type Given = string | number | boolean | null | undefined | readonly object[] | object;

/** A record without what is not said: null and empty text never occur in what is published. */
export function said(record: Readonly<Record<string, Given>>): Record<string, Given> {
  return Object.fromEntries(
    Object.entries(record).filter(([, value]) =>
      typeof value === 'string' ? value.trim() !== '' : value !== null && value !== undefined,
    ),
  );
}

/** The first text that says something. */
export function firstSaid(...texts: readonly (string | null | undefined)[]): string | null {
  return texts.find(text => text?.trim()) ?? null;
}

/** A URI as RFC 3986 writes it, or null where the text is none; what may not stand in one is escaped. */
export function uriOf(text: string | null): string | null {
  if (text === null || !URL.canParse(text.trim())) return null;
  const escaped = new URL(text.trim()).href.replace(/[[\]\\^`{|}]/g, encodeURIComponent);
  return /^https?:\/\/(?:%[0-9a-f]{2}|[\w.~:/?@!$&'()*+,;=-])+(?:#(?:%[0-9a-f]{2}|[\w.~:/?@!$&'()*+,;=-])*)?$/i.test(
    escaped,
  )
    ? escaped
    : null;
}

const email = z.email();

/** An e-mail address, or null where the text is none. */
export function emailOf(text: string | null): string | null {
  const found = email.safeParse(text?.trim());
  return found.success ? found.data : null;
}

/** 'HH:MM' of 'HH:MM:SS'. Without an offset: a weekly hour has another one in summer than in winter. */
export function clockTime(text: string | null): string | null {
  return text?.slice(0, 5) ?? null;
}
