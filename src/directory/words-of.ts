/**
 * The distinct words of texts as people may type them: lower case, without accents, letters only, four letters or more.
 * They are what a misspelt word is read as.
 */
export function wordsOf(texts: Iterable<string | null>): Set<string> {
  const found = new Set<string>();
  for (const text of texts) {
    if (text === null) continue;
    for (const [word] of foldWord(text).matchAll(/\p{L}{4,30}/gu)) found.add(word);
  }
  return found;
}

/** A word as it is compared: lower case and without accents. */
export function foldWord(text: string): string {
  // Most texts have no accents at all.
  if (/^[\0-\x7f]*$/.test(text)) return text.toLowerCase();
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}
