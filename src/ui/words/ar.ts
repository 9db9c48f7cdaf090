import type { Translated } from './translated.ts';

/** Arabic, of all that somebody else than staff reads. */
export const ar: Translated = {};
