import type { Translated } from './translated.ts';

/** Ukrainian, of all that somebody else than staff reads. */
export const uk: Translated = {};
