import barriers from './barriers.json' with { type: 'json' };
import { compileLexicon, type Lexicon } from './compile.ts';
import { lexiconFile } from './concept.ts';
import interests from './interests.json' with { type: 'json' };
import needs from './needs.json' with { type: 'json' };
import who from './who.json' with { type: 'json' };

export { compileLexicon, type Lexicon, type Term, termKey, termWords } from './compile.ts';
export {
  type Concept,
  type ConceptKind,
  conceptKinds,
  type LexiconFile,
  type LexiconLanguage,
  lexiconFile,
  lexiconLanguages,
} from './concept.ts';
export { foldWord, stemWord } from './fold.ts';

/** The files as they are shipped, checked. */
export const lexiconFiles = [needs, interests, who, barriers].map(file => lexiconFile.parse(file));

/** The lexicon that matching uses; compiled once when the room is opened. */
export const lexicon: Lexicon = compileLexicon(lexiconFiles);
