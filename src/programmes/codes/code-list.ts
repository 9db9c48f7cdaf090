import { z } from 'zod';

/**
 * A list of codes that forms offer, rows store and reports count. A code is never reused and never removed: one that
 * is no longer offered is retired, and its words stay.
 */
export type CodeList<L extends string, C extends string> = {
  /** Part of the words key. */
  readonly id: L;
  /** Year and month of the last change. */
  readonly version: string;
  /** Every code there ever was, in the order of the list. */
  readonly entries: readonly { readonly code: C; readonly order: number; readonly retired: boolean }[];
  /** What a form offers, in order. */
  readonly codes: readonly C[];
  /** Accepts what a form offers; refuses the rest with the words key `ui.errors.choice`. */
  readonly schema: z.ZodType<C, C>;
  /** True for every code there ever was; for reading what is stored. */
  readonly has: (text: string) => text is C;
  /** The words key of a code: `needs.word('lonely')` is `'codes.needs.lonely'`. */
  readonly word: <K extends C>(code: K) => `codes.${L}.${K}`;
};

/** The codes of a list as a type: `CodeOf<typeof needs>`. */
export type CodeOf<T> = T extends CodeList<string, infer C> ? C : never;

/** Makes a list from its id, version and codes in order; `retired` names those no longer offered. */
export function codeList<const L extends string, const C extends string>(
  id: L,
  version: string,
  codes: readonly C[],
  retired: readonly C[] = [],
): CodeList<L, C> {
  const current = codes.filter(code => !retired.includes(code));
  const known: ReadonlySet<string> = new Set(codes);
  return {
    id,
    version,
    entries: codes.map((code, order) => ({ code, order, retired: retired.includes(code) })),
    codes: current,
    schema: z.custom<C>(
      value => typeof value === 'string' && current.some(code => code === value),
      'ui.errors.choice',
    ),
    has: (text): text is C => known.has(text),
    word: code => `codes.${id}.${code}`,
  };
}
