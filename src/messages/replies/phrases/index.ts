import { ar } from './ar.ts';
import { en } from './en.ts';
import { ga } from './ga.ts';
import type { Phrases } from './phrases.ts';
import { pl } from './pl.ts';
import { pt } from './pt.ts';
import { uk } from './uk.ts';

export { expand, type Phrases, type Piece, patterns, pieces } from './phrases.ts';

/** The languages in which replies are understood. A text may mix them. */
export const phrases = { en, ga, pl, uk, ar, pt } as const satisfies Readonly<Record<string, Phrases>>;
