import type { Translated } from './translated.ts';

/** European Portuguese, of all that somebody else than staff reads. */
export const pt: Translated = {};
