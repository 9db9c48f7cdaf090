import type { HeardConcept } from './hear.ts';
import type { Concept, Lexicon } from './lexicon/index.ts';
import { kindWeight, type Ranked } from './rank.ts';

/** Services for one thing that matters. */
export type Group = { readonly concepts: readonly HeardConcept[]; readonly services: readonly Ranked[] };

export type Groups = {
  readonly groups: readonly Group[];
  /** Things that matter for which nothing was found, those together that one service would answer. */
  readonly nothingFor: readonly (readonly HeardConcept[])[];
};

/** Most services of a group: more would be a list again. */
const most = 5;
/** Below this a service has too little to do with the thing itself: it is of a kind among many others, no more. */
export const floor = 0.4;
/**
 * Kinds that say in which form or for whom, and not what for: a service that shares only such a kind with a need is no
 * answer to it. Of 67 that were shown for that alone to the tuned statements 4 fitted; "nothing found" is truer.
 */
export const broad: ReadonlySet<string> = new Set([
  'advice_money_housing_legal',
  'employment_education',
  'health_programme',
  'older_adults',
  'peer_support',
  'self_help_course',
  'sport',
]);
/** What counts as near home, in metres. */
const local = 10_000;

/**
 * Puts what was ranked under what matters, in the order it was said: up to five each, every service once, with one near
 * home and one by phone or online in each group where there is any, and one of which nothing was learned yet. What stands in the way makes no group of its own,
 * unless there are services against just that.
 */
export function groupByWhatMatters(
  ranked: readonly Ranked[],
  concepts: readonly HeardConcept[],
  lexicon: Lexicon,
): Groups {
  const themes = themesOf(concepts, lexicon);
  const candidates = themes.map(theme => fitting(ranked, theme, lexicon));
  const used = new Set<string>();
  const groups = themes.map((theme, at): Group => {
    const free = (candidates[at] ?? []).filter(({ record }) => !used.has(record.serviceId));
    const services = withReach(free);
    for (const { record } of services) used.add(record.serviceId);
    return { concepts: theme, services };
  });
  return {
    groups: groups.filter(({ services }) => services.length > 0),
    nothingFor: themes.filter((_, at) => candidates[at]?.length === 0),
  };
}

/** The services that answer something that matters, best first. */
export function answersTo(
  ranked: readonly Ranked[],
  concepts: readonly HeardConcept[],
  lexicon: Lexicon,
): Ranked[] {
  return fitting(ranked, themesOf(concepts, lexicon).flat(), lexicon);
}

function fitting(ranked: readonly Ranked[], theme: readonly HeardConcept[], lexicon: Lexicon): Ranked[] {
  // That a barrier weighs little in the order of the list says nothing of how well a lift answers having no car.
  const weight = (id: string) => (lexicon.concepts.get(id)?.kind === 'barrier' ? kindWeight.barrier : 1);
  const ids = new Set(theme.map(({ id }) => id));
  return ranked
    .flatMap(one => {
      const own = one.reasons.filter(
        ({ concept, by, said }) => ids.has(concept) && !(by === 'kind' && broad.has(said)),
      );
      // What was learned moves a service up or down; whether it is shown at all is never decided by it.
      const bare = Math.max(
        0,
        ...own.map(({ concept, fit, learned }) => fit / weight(concept) / (learned ?? 1)),
      );
      const fit = Math.max(0, ...own.map(({ fit }) => fit));
      return bare >= floor + 1e-9 ? [{ one, value: one.score * (0.5 + fit) }] : [];
    })
    .toSorted((a, b) => b.value - a.value)
    .map(({ one }) => one);
}

/** Needs that the same kind of service answers are one theme: company, and living alone. */
function themesOf(concepts: readonly HeardConcept[], lexicon: Lexicon): HeardConcept[][] {
  const themes = new Map<string, HeardConcept[]>();
  for (const one of concepts) {
    const concept = lexicon.concepts.get(one.id);
    if (!concept || !makesGroup(concept)) continue;
    const key =
      concept.kind === 'need' || concept.kind === 'barrier' ? (concept.assets[0] ?? one.id) : one.id;
    themes.set(key, [...(themes.get(key) ?? []), one]);
  }
  return [...themes.values()];
}

function makesGroup({ kind, assets }: Concept): boolean {
  return (
    kind !== 'barrier' || assets.some(asset => asset === 'transport' || asset === 'employment_education')
  );
}

function withReach(services: readonly Ranked[]): Ranked[] {
  const chosen = services.slice(0, most);
  const others = services.slice(most);
  const isNew = ({ reasons }: Ranked) => reasons.every(({ learned }) => learned === undefined);
  const wanted = [
    ({ record }: Ranked) => record.online,
    ({ record }: Ranked) => record.metres !== null && record.metres <= local,
    // Where experience orders the list, one place is kept for a service nobody has any experience with.
    ...(services.some(one => !isNew(one)) ? [isNew] : []),
  ];
  for (const [place, fits] of wanted.entries()) {
    const found = chosen.some(fits) ? undefined : others.find(fits);
    if (found) chosen.splice(chosen.length - 1 - place, 1, found);
  }
  return chosen;
}
