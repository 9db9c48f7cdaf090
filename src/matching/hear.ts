import { guessLanguage } from './language.ts';
import {
  type Lexicon,
  type LexiconLanguage,
  lexiconLanguages,
  stemWord,
  type Term,
  termKey,
} from './lexicon/index.ts';
import { type HeardLimit, limitOf, mustSentences } from './limits.ts';
import { isRefused } from './refusal.ts';
import { readSpelling } from './spelling.ts';
import { type Token, tokensOf } from './statement.ts';

/** A concept that was heard, with the person's words that raised it, in the order they were said. */
export type HeardConcept = { readonly id: string; readonly words: readonly string[] };

export type Heard = {
  readonly language: LexiconLanguage | null;
  readonly concepts: readonly HeardConcept[];
  readonly limits: readonly HeardLimit[];
  readonly readAs: readonly { readonly typed: string; readonly read: string }[];
  /** Words that were refused: "I don't like bingo". */
  readonly unwanted: readonly HeardConcept[];
  /** Folded words that no concept caught, for full text. */
  readonly rest: readonly string[];
};

type Hit = { readonly term: Term; readonly at: number; readonly words: string };

/** What a reader has put right about how a statement is read. */
export type Reading = {
  /** The language it is in; guessed where the reader has not said. */
  readonly language?: LexiconLanguage | undefined;
  /** Words, folded, that are meant as they were typed and are not misspelt. */
  readonly asTyped?: readonly string[] | undefined;
};

/**
 * What a statement says, by the lexicon: the longest phrase wins, light misspelling is read, refusals are kept apart.
 * Pure and deterministic. Terms of its language and English are looked for; where that finds nothing, of all.
 */
export function hear(statement: string, lexicon: Lexicon, reading: Reading = {}): Heard {
  const tokens = tokensOf(statement);
  const language = reading.language ?? guessLanguage(tokens);
  const asTyped = new Set(reading.asTyped);
  const first = listen(statement, tokens, lexicon, language === null ? ['en'] : [language, 'en'], asTyped);
  const { hits, readAs, caught } =
    first.hits.length > 0 ? first : listen(statement, tokens, lexicon, lexiconLanguages, asTyped);
  const musts = mustSentences(tokens);
  const concepts = new Map<string, string[]>();
  const unwanted = new Map<string, string[]>();
  const limits = new Map<string, HeardLimit>();
  for (const { term, at, words } of hits) {
    const kind = lexicon.concepts.get(term.concept)?.kind ?? 'need';
    const into = isRefused(tokens, at, kind) ? unwanted : concepts;
    into.set(term.concept, [...new Set([...(into.get(term.concept) ?? []), words])]);
    const code = limitOf(term.concept);
    if (code === null || into === unwanted) continue;
    const must = musts.has(tokens[at]?.sentence ?? 0) || limits.get(code)?.must === true;
    limits.set(code, { code, words: limits.get(code)?.words ?? words, must });
  }
  return {
    language,
    concepts: listed(concepts),
    limits: [...limits.values()],
    readAs,
    unwanted: listed(unwanted).filter(({ id }) => !concepts.has(id)),
    rest: tokens.filter((token, at) => !caught.has(at) && isContent(token)).map(({ folded }) => folded),
  };
}

function listed(found: ReadonlyMap<string, readonly string[]>): HeardConcept[] {
  return [...found].map(([id, words]) => ({ id, words: words.slice(0, 4) }));
}

const empty = new Set(
  `since would could should have been being with that this what when where which there their them then than some
  just like love want wish need miss used really very much many more most dont doesnt didnt cant wont into from about
  after before again only also even ever never always still back over down around myself your yours mine they
  because thing things something anything everything nothing please help time times feel feels feeling going gone
  good nice well know think days week weeks year years every each other others will were hate interested suit
  called named name jestem lubie chce bardzo люблю дуже хочу gosto muito quero`.split(/\s+/),
);

// A word with a capital inside a sentence is mostly a name, of a person or a place: it must not decide anything.
function isContent({ text, folded, first }: Token): boolean {
  return folded.length >= 4 && !empty.has(folded) && (first || !/^\p{Lu}/u.test(text));
}

function listen(
  statement: string,
  tokens: readonly Token[],
  lexicon: Lexicon,
  languages: readonly LexiconLanguage[],
  asTyped: ReadonlySet<string>,
) {
  const hits: Hit[] = [];
  const readAs = new Map<string, string>();
  const caught = new Set<number>();
  const forms = tokens.map(({ folded }) => languages.map(language => stemWord(folded, language)));
  for (let at = 0; at < tokens.length; ) {
    let term = longestAt(tokens, forms, at, lexicon, languages);
    if (!term && languages.includes('en') && !asTyped.has(tokens[at]?.folded ?? '')) {
      const form = forms[at]?.[languages.indexOf('en')] ?? '';
      const read = readSpelling(form, lexicon);
      if (read !== null) {
        term = lexicon.terms
          .get(termKey(read))
          ?.find(({ words: [word, more] }) => !more && word?.text === read);
        readAs.set(tokens[at]?.text ?? '', read);
      }
    }
    if (!term) {
      at += 1;
      continue;
    }
    const end = at + term.words.length - 1;
    hits.push({ term, at, words: statement.slice(tokens[at]?.from, tokens[end]?.to) });
    for (let i = at; i <= end; i += 1) caught.add(i);
    at = end + 1;
  }
  return { hits, readAs: [...readAs].map(([typed, read]) => ({ typed, read })), caught };
}

function longestAt(
  tokens: readonly Token[],
  forms: readonly (readonly string[])[],
  at: number,
  lexicon: Lexicon,
  languages: readonly LexiconLanguage[],
): Term | undefined {
  const keys = new Set((forms[at] ?? []).map(termKey));
  const fitting = [...keys].flatMap(
    key => lexicon.terms.get(key)?.find(term => fits(term, tokens, forms, at, languages)) ?? [],
  );
  return fitting.toSorted((a, b) => b.words.length - a.words.length)[0];
}

function fits(
  { language, words }: Term,
  tokens: readonly Token[],
  forms: readonly (readonly string[])[],
  at: number,
  languages: readonly LexiconLanguage[],
): boolean {
  const form = languages.indexOf(language);
  if (form < 0) return false;
  const sentence = tokens[at]?.sentence;
  return words.every(({ text, open }, i) => {
    if (tokens[at + i]?.sentence !== sentence) return false;
    const said = forms[at + i]?.[form] ?? '';
    return open ? said.startsWith(text) || (tokens[at + i]?.folded ?? '').startsWith(text) : said === text;
  });
}
