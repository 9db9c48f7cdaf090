/** Texts, in lower case, that are rightly the same in English and Irish: names, abbreviations, shared words, values alone. */
export const SAME_IN_BOTH: ReadonlySet<string> = new Set(['hedgerow', 'post', '{name}', '{service}']);
