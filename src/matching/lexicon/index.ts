import barriers from './barriers.json' with { type: 'json' };
import { changedConcept, type LexiconChanges } from './changes.ts';
import { compileConcepts, compileLexicon, conceptsOf, type Lexicon } from './compile.ts';
import { type Concept, lexiconFile } from './concept.ts';
import interests from './interests.json' with { type: 'json' };
import needs from './needs.json' with { type: 'json' };
import who from './who.json' with { type: 'json' };

export {
  type ConceptChange,
  changedConcept,
  conceptChange,
  differenceOf,
  type LexiconChanges,
  lexiconChanges,
} from './changes.ts';
export { compileConcepts, compileLexicon, type Lexicon, type Term, termKey, termWords } from './compile.ts';
export {
  type Concept,
  type ConceptKind,
  conceptId,
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

/** The concepts of the files, by id. */
export const shippedConcepts: ReadonlyMap<string, Concept> = new Map(
  conceptsOf(lexiconFiles).map(concept => [concept.id, concept]),
);

/** The shipped list with a programme's changes on top; `number` is that of their version. */
export function changedLexicon(changes: LexiconChanges, number: number): Lexicon {
  const ids = new Set([...shippedConcepts.keys(), ...Object.keys(changes)]);
  const concepts = [...ids].flatMap(id => changedConcept(id, shippedConcepts.get(id), changes[id]) ?? []);
  return compileConcepts(concepts, number === 0 ? lexicon.version : `${lexicon.version}/${number}`);
}
