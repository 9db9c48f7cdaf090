import { type Concept, type LexiconFile, type LexiconLanguage, lexiconLanguages } from './concept.ts';
import { foldWord, stemWord } from './fold.ts';

/** One way of saying a concept, ready to be compared word by word. */
export type Term = {
  readonly concept: string;
  readonly language: LexiconLanguage;
  readonly words: readonly { readonly text: string; readonly open: boolean }[];
};

/** The lexicon as matching uses it; made once. */
export type Lexicon = {
  readonly version: string;
  readonly concepts: ReadonlyMap<string, Concept>;
  /** Terms by the first letters of their first word. */
  readonly terms: ReadonlyMap<string, readonly Term[]>;
  /** Single English words of five letters or more, that a misspelt word may have been meant as. */
  readonly spellings: ReadonlySet<string>;
  /** Every English word that occurs in a term: these are never read as something else. */
  readonly known: ReadonlySet<string>;
};

/** Under which key of `Lexicon.terms` a word is looked up. */
export function termKey(word: string): string {
  return word.slice(0, 3);
}

/** The concepts of the files, in their order. */
export function conceptsOf(files: readonly LexiconFile[]): Concept[] {
  return files.flatMap(({ kind, concepts }) =>
    concepts.map(({ id, assets, finds, terms }) => ({ id, kind, assets, finds, terms })),
  );
}

/** Brings the files of the lexicon into one. */
export function compileLexicon(files: readonly LexiconFile[]): Lexicon {
  return compileConcepts(conceptsOf(files), [...new Set(files.map(({ version }) => version))].join('+'));
}

/** Makes concepts ready to be heard, longest terms first. */
export function compileConcepts(list: readonly Concept[], version: string): Lexicon {
  const concepts = new Map<string, Concept>();
  const terms = new Map<string, Term[]>();
  const spellings = new Set<string>();
  const known = new Set<string>();
  for (const concept of list) {
    concepts.set(concept.id, concept);
    for (const language of lexiconLanguages) {
      for (const said of concept.terms[language]) {
        const term = { concept: concept.id, language, words: termWords(said, language) };
        const [first] = term.words;
        if (!first) continue;
        const key = termKey(first.text);
        const under = terms.get(key);
        if (under) under.push(term);
        else terms.set(key, [term]);
        if (language !== 'en') continue;
        for (const { text } of term.words) known.add(text);
        if (term.words.length === 1 && !first.open && first.text.length >= 5) spellings.add(first.text);
      }
    }
  }
  for (const under of terms.values()) under.sort((a, b) => b.words.length - a.words.length);
  return { version, concepts, terms, spellings, known };
}

/** The words of a term as they are compared. */
export function termWords(said: string, language: LexiconLanguage): Term['words'] {
  return [...said.matchAll(/[\p{L}\p{M}\p{N}'’‘ʼ`´]+\*?/gu)].map(([word]) => {
    const open = word.endsWith('*');
    const folded = foldWord(word.replace('*', ''));
    return { text: open ? folded : stemWord(folded, language), open };
  });
}
