import { createHash } from 'node:crypto';
import {
  type Concept,
  type ConceptChange,
  conceptKinds,
  differenceOf,
  type LexiconLanguage,
  lexiconLanguages,
  shippedConcepts,
  termWords,
} from '../lexicon/index.ts';
import type { Fault, ListedConcept } from './read-list.ts';
import { changeOf, linesOf } from './save-concept.ts';
import { conceptFor, type EditorState } from './state.ts';

/** One concept that a list would change. */
export type Difference = {
  readonly id: string;
  readonly change: ConceptChange;
  /** The draft it would be written over; 0 when there is none. */
  readonly over: number;
  /** What is added and removed, a line each. */
  readonly lines: readonly string[];
};

/** A word that two concepts would claim in one language: only one of them would be heard. */
export type Claim = {
  readonly word: string;
  readonly language: LexiconLanguage;
  readonly by: readonly string[];
};

export type Differences = {
  readonly changed: readonly Difference[];
  /** Concepts of the file that are as they are here. */
  readonly same: number;
  /** Concepts here that the file does not name: they stay. */
  readonly left: number;
  readonly claims: readonly Claim[];
  readonly faults: readonly Fault[];
};

/** What a list would change of the one here, with the drafts. */
export function differencesOf(listed: readonly ListedConcept[], state: EditorState): Differences {
  const after = new Map(state.drafted.concepts);
  const faults: Fault[] = [];
  const changed = listed.flatMap((one): Difference[] => {
    const known = state.changes[one.id];
    const before = conceptFor(state, one.id);
    const names = one.names ?? known?.own?.names;
    if (!before && !names) faults.push({ where: one.id, why: 'no_name' });
    const kind = conceptKinds.find(start => one.id.startsWith(`${start}.`)) ?? 'need';
    const own = shippedConcepts.has(one.id) || !names ? null : { kind, names };
    const retired = one.retired ?? known?.retired ?? false;
    const whole = wholeOf(one, before);
    if (retired) after.delete(one.id);
    else after.set(one.id, { ...whole, id: one.id, kind });
    const lines = [
      ...(own && JSON.stringify(own.names) !== JSON.stringify(known?.own?.names)
        ? [`+ ${own.names.en} (${kind})`]
        : []),
      ...(retired === (known?.retired ?? false) ? [] : [retired ? '×' : '+']),
      ...lexiconLanguages.flatMap(language =>
        linesOf(language, differenceOf(before?.terms[language] ?? [], whole.terms[language])),
      ),
      ...linesOf('→', differenceOf(before?.finds ?? [], whole.finds)),
      ...linesOf('⌂', differenceOf(before?.assets ?? [], whole.assets)),
    ];
    if (lines.length === 0) return [];
    const over = state.drafts.find(({ conceptId }) => conceptId === one.id)?.version ?? 0;
    const typed = { ...whole, id: one.id, own, retired, reviewed: known?.reviewed ?? {}, over };
    return [{ id: one.id, change: changeOf(typed), over, lines }];
  });
  const named = new Set(listed.map(({ id }) => id));
  return {
    changed,
    same: listed.length - changed.length,
    left: [...state.drafted.concepts.keys()].filter(id => !named.has(id)).length,
    claims: claimsOf(after, new Set(changed.map(({ id }) => id))),
    faults,
  };
}

/** The same for the same list here; another as soon as anybody drafts or publishes. */
export function markOf({ inUse, drafts }: EditorState): string {
  const hash = createHash('sha256').update(inUse.version);
  for (const { conceptId, version } of drafts) hash.update(`\n${conceptId} ${version}`);
  return hash.digest('hex').slice(0, 32);
}

function wholeOf(one: ListedConcept, before: Concept | null): Pick<Concept, 'assets' | 'finds' | 'terms'> {
  const spoken = (language: LexiconLanguage) => [
    ...new Set(one.terms[language] ?? before?.terms[language] ?? []),
  ];
  return {
    assets: one.assets ?? before?.assets ?? [],
    finds: one.finds ?? before?.finds ?? [],
    terms: {
      en: spoken('en'),
      ga: spoken('ga'),
      pl: spoken('pl'),
      uk: spoken('uk'),
      ar: spoken('ar'),
      pt: spoken('pt'),
    },
  };
}

function claimsOf(concepts: ReadonlyMap<string, Concept>, changed: ReadonlySet<string>): Claim[] {
  const claims = new Map<string, { word: string; language: LexiconLanguage; by: Set<string> }>();
  for (const { id, terms } of concepts.values()) {
    for (const language of lexiconLanguages) {
      for (const word of terms[language]) {
        const said = termWords(word, language).map(({ text, open }) => (open ? `${text}*` : text));
        const key = `${language} ${said.join(' ')}`;
        const claim = claims.get(key) ?? { word, language, by: new Set() };
        claim.by.add(id);
        claims.set(key, claim);
      }
    }
  }
  return [...claims.values()]
    .filter(({ by }) => by.size > 1 && [...by].some(id => changed.has(id)))
    .map(claim => ({ ...claim, by: [...claim.by] }));
}
