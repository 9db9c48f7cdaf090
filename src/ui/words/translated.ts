import type { en } from './catalogues.ts';

/**
 * The catalogue of a language that only the public, people and providers read: of each room no more than the keys in
 * audience.ts. `audience.test.ts` checks that none is missing.
 */
export type Translated = { readonly [Room in keyof typeof en]?: Readonly<Record<string, string>> };
