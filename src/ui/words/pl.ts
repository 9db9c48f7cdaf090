import type { Translated } from './translated.ts';

/** Polish, of all that somebody else than staff reads. */
export const pl: Translated = {};
