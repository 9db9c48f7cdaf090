import { foldWord } from './lexicon/index.ts';

/** Saturation and length weight of BM25, as usual. */
const k1 = 1.2;
const b = 0.75;

/** The words of a text as BM25 counts them: folded, three letters or more, without the commonest endings. */
export function countedWords(text: string): string[] {
  return [...text.matchAll(/[\p{L}\p{M}'’]{3,}/gu)].map(([word]) => root(foldWord(word)));
}

function root(word: string): string {
  return word.length > 5 ? word.replace(/(ings?|ers?|es|s|ed)$/, '') : word.replace(/(?<![isu])s$/, '');
}

/**
 * BM25 of every text for a query (Robertson and Zaragoza 2009), in the order of the texts; 0 where no word is shared.
 * Numbers of documents and lengths are those of the texts given.
 */
export function bm25(texts: readonly string[], query: readonly string[]): number[] {
  return bm25OfParts(
    texts.map(text => [[text]]),
    query,
  );
}

/**
 * The same for texts that are already taken apart: of each, lists of pieces which hold whole words. Each different piece
 * is read once, however often it occurs.
 */
export function bm25OfParts(
  texts: readonly (readonly (readonly string[])[])[],
  query: readonly string[],
): number[] {
  const asked = [...new Set(query.map(root))];
  if (asked.length === 0) return texts.map(() => 0);
  const wanted = new Set(asked);
  const wordsOf = pieceReader(wanted);
  const documents = texts.map(parts => {
    let length = 0;
    const counts = new Map<string, number>();
    for (const pieces of parts) {
      for (const piece of pieces) {
        const words = wordsOf(piece);
        length += words.length;
        for (const word of words.wanted) counts.set(word, (counts.get(word) ?? 0) + 1);
      }
    }
    return { length, counts };
  });
  const mean = documents.reduce((sum, { length }) => sum + length, 0) / Math.max(1, documents.length) || 1;
  const weights = new Map(
    asked.map(word => {
      const having = documents.filter(({ counts }) => counts.has(word)).length;
      return [word, Math.log(1 + (documents.length - having + 0.5) / (having + 0.5))];
    }),
  );
  return documents.map(({ length, counts }) => {
    let score = 0;
    for (const [word, count] of counts) {
      score += ((weights.get(word) ?? 0) * count * (k1 + 1)) / (count + k1 * (1 - b + (b * length) / mean));
    }
    return score;
  });
}

type Piece = { readonly length: number; readonly wanted: readonly string[] };

function pieceReader(wanted: ReadonlySet<string>): (piece: string) => Piece {
  const known = new Map<string, Piece>();
  return piece => {
    const found = known.get(piece);
    if (found) return found;
    const words = countedWords(piece);
    const read = { length: words.length, wanted: words.filter(word => wanted.has(word)) };
    known.set(piece, read);
    return read;
  };
}
