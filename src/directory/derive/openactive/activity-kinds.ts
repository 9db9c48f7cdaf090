import { type AssetKind, assetKinds } from '../../../programmes/index.ts';
import map from './activity-kinds.json' with { type: 'json' };

const activities: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries(map.activities).map(([id, { kinds }]) => [id, kinds]),
);
const isKind = (code: string): code is AssetKind => assetKinds.codes.some(known => known === code);

/**
 * Kinds of an activity of the OpenActive activity list, by its IRI, from the reviewed map beside this file; none for any
 * other term.
 * @example activityKinds('https://openactive.io/activity-list#5e78bcbe-36db-425a-9064-bf96d09cc351')
 */
export function activityKinds(iri: string): readonly AssetKind[] {
  const id = /^https?:\/\/(?:www\.)?openactive\.io\/activity-list\/?#([0-9a-f-]{36})$/.exec(iri)?.[1];
  return (activities.get(id ?? '') ?? []).filter(isKind);
}
