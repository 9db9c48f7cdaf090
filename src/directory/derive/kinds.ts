import { type AssetKind, assetKinds } from '../../programmes/index.ts';
import map from './kind-words.json' with { type: 'json' };
import { foldText, wordMatch } from './word-match.ts';

const matchers = assetKinds.codes.map(kind => ({ kind, says: wordMatch(map.kinds[kind]) }));

/** What the kinds are read from: its names first, what it says of itself only where the names tell nothing. */
export type KindText = {
  readonly names: readonly (string | null)[];
  readonly terms: readonly string[];
  readonly description: string | null;
};

/** Most kinds a service is put under; beyond that a long keyword list would make it everything. */
const most = 6;

/**
 * Kinds of a service by the reviewed word map (`kind-words.json`). Words of name and taxonomy terms decide; the
 * description is asked only when those say nothing.
 */
export function kindsOf(text: KindText): AssetKind[] {
  const named = matched([...text.names, ...text.terms].filter(part => part !== null).join(' · '));
  const found = named.length > 0 ? named : matched(text.description ?? '');
  return found.slice(0, most);
}

function matched(text: string): AssetKind[] {
  const folded = foldText(text);
  return text === '' ? [] : matchers.filter(({ says }) => says(folded)).map(({ kind }) => kind);
}
