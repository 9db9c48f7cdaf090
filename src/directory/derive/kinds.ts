import map from './kind-words.json' with { type: 'json' };
import { wordMatch } from './word-match.ts';

/** The house codes of asset kinds, in the order they are offered. */
export const assetKinds = [
  'befriending',
  'walking_exercise',
  'sport',
  'arts_music_drama',
  'reading_library',
  'gardening_nature',
  'cooking_nutrition',
  'sheds',
  'peer_support',
  'self_help_course',
  'carers',
  'bereavement',
  'advice_money_housing_legal',
  'employment_education',
  'volunteering',
  'digital_skills',
  'transport',
  'food',
  'faith_cultural',
  'lgbtq',
  'migrant_traveller',
  'older_adults',
  'parents',
  'addiction_recovery',
  'domestic_abuse_specialist',
  'health_programme',
] as const;
export type AssetKind = (typeof assetKinds)[number];

const matchers = assetKinds.map(kind => ({ kind, says: wordMatch(map.kinds[kind]) }));

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
  return text === '' ? [] : matchers.filter(({ says }) => says(text)).map(({ kind }) => kind);
}
