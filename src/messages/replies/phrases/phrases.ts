/** What a piece of a text says. `cancel` asks to call off; `regret` and `filler` say nothing by themselves. */
export const pieces = ['yes', 'ok', 'cannot', 'cancel', 'call', 'stop', 'start', 'regret', 'filler'] as const;
export type Piece = (typeof pieces)[number];

/**
 * The phrases of a language. One a line or between `;`; `{a|b|}` stands for a, b or nothing. Whatever is not here is not understood.
 */
export type Phrases = Readonly<Record<Piece, string>>;

/**
 * All phrases that a pattern stands for.
 *
 * @example expand('ring {me|} now') // ['ring me now', 'ring now']
 */
export function expand(pattern: string): readonly string[] {
  const inner = /\{([^{}]*)\}/.exec(pattern);
  if (!inner) return [pattern.replace(/\s+/g, ' ').trim()];
  return (inner[1] ?? '')
    .split('|')
    .flatMap(one =>
      expand(pattern.slice(0, inner.index) + one + pattern.slice(inner.index + inner[0].length)),
    );
}

/** The patterns of one entry, as staff read them in the handbook. */
export function patterns(written: string): readonly string[] {
  return written
    .split(/[\n;]/)
    .map(one => one.trim())
    .filter(one => one !== '');
}
