import { type Interval, shareOf } from '../statistics/interval.ts';

/** One introduction that was sent to a group, without names. */
export type ThereFact = {
  readonly referralId: string;
  readonly serviceId: string;
  readonly serviceName: string;
  readonly attended: boolean;
  readonly going: boolean;
  /** Whether it is still under way: the group has not answered, or the first time is yet to come. */
  readonly waiting: boolean;
  /** Why it stopped, as a code of the barriers; null while it goes on or where no reason fits. */
  readonly barrier: string | null;
  /** The group said no. */
  readonly declined: boolean;
  /** Of the person. */
  readonly route: string;
  readonly area: string | null;
  readonly ageBand: string;
};

/** How many went of those who were introduced, with the span the share may lie in. */
export type Went = {
  readonly introduced: number;
  readonly attended: number;
  readonly going: number;
  readonly waiting: number;
  /** Of those whose introduction is no longer under way; null where there is none. */
  readonly share: Interval | null;
};

/** Introductions counted together. */
export type WentCounts = Omit<Went, 'share'>;

/** Counts introductions, since somebody may be introduced to two groups and go to one. */
export function wentOf(facts: readonly ThereFact[]): Went {
  return withShare({
    introduced: facts.length,
    attended: facts.filter(fact => fact.attended).length,
    going: facts.filter(fact => fact.going).length,
    waiting: facts.filter(fact => fact.waiting && !fact.attended).length,
  });
}

/** With the share of those whose introduction is no longer under way. */
export function withShare(counts: WentCounts): Went {
  const { introduced, attended, going, waiting } = counts;
  return { introduced, attended, going, waiting, share: shareOf(attended, introduced - waiting) };
}

/** Why people did not go or did not go on, the most frequent first; equal ones in the order of their codes. */
export function barriersOf(
  facts: readonly ThereFact[],
): readonly { readonly code: string; readonly count: number }[] {
  const codes = Map.groupBy(
    facts.filter(fact => fact.barrier !== null),
    fact => fact.barrier ?? '',
  );
  return mostFirst([...codes].map(([code, those]) => ({ code, count: those.length })));
}

/** The most frequent first; equal ones in the order of their codes. */
export function mostFirst(
  barriers: readonly { readonly code: string; readonly count: number }[],
): readonly { readonly code: string; readonly count: number }[] {
  return barriers.toSorted((a, b) => b.count - a.count || a.code.localeCompare(b.code, 'en'));
}

/** By what people may be told apart, to see whether it is the same for everyone. */
export const cuts = ['route', 'ageBand', 'area'] as const;
export type Cut = (typeof cuts)[number];

/** A part of the people; null: not recorded. */
export type PartWent = Went & { readonly part: string | null };

/** The same for each part of the people, in the order of the parts’ codes; what is not recorded is a part of its own, last. */
export function byCut(facts: readonly ThereFact[], cut: Cut): readonly PartWent[] {
  const parts = Map.groupBy(facts, fact => fact[cut] || null);
  return inOrder([...parts].map(([part, those]) => ({ part, ...wentOf(those) })));
}

const byNumber = new Intl.Collator('en', { numeric: true });

/** In the order of the parts’ codes, what is not recorded last. */
export function inOrder(parts: readonly PartWent[]): readonly PartWent[] {
  return parts.toSorted((a, b) =>
    a.part === null ? 1 : b.part === null ? -1 : byNumber.compare(a.part, b.part),
  );
}

/** One group beside all: whether its share lies where chance would put it. */
export type PlaceWent = Went & {
  readonly serviceId: string;
  readonly name: string;
  /** `above` or `below`: further from the share of all groups than chance would bring one group of its size in 500 (funnel plot). */
  readonly beside: 'above' | 'below' | null;
};

/** Fewer ended introductions say nothing of a group. */
export const FEWEST_OF_A_PLACE = 5;
/** Most groups that are shown beside each other. */
export const MOST_PLACES = 40;
/** Of a funnel plot’s outer limits (Spiegelhalter 2005). */
const OUTER = 0.998;

/** A group with what came of all that were introduced to it. */
export type Place = Went & { readonly serviceId: string; readonly name: string };

/** The groups with enough introductions that have ended, beside the share of all; the most introduced first. */
export function placesOf(facts: readonly ThereFact[]): readonly PlaceWent[] {
  const places = [...Map.groupBy(facts, fact => fact.serviceId)].map(([serviceId, those]) => ({
    serviceId,
    name: those[0]?.serviceName ?? '',
    ...wentOf(those),
  }));
  return besideEachOther(places, wentOf(facts));
}

/** The most introduced of those with enough introductions that have ended, each beside the share of all. */
export function besideEachOther(places: readonly Place[], all: Went): readonly PlaceWent[] {
  const overall = all.share?.value ?? 0;
  return places
    .filter(one => one.introduced - one.waiting >= FEWEST_OF_A_PLACE)
    .map(one => ({ ...one, beside: besideAll(one, overall) }))
    .toSorted(
      (a, b) =>
        b.introduced - a.introduced ||
        a.name.localeCompare(b.name, 'en') ||
        (a.serviceId < b.serviceId ? -1 : 1),
    )
    .slice(0, MOST_PLACES);
}

/** Outside where the span of its own share, as wide as the outer limits, does not hold the share of all. */
function besideAll({ attended, introduced, waiting }: Went, overall: number): PlaceWent['beside'] {
  const own = shareOf(attended, introduced - waiting, OUTER);
  if (!own) return null;
  if (own.low > overall) return 'above';
  return own.high < overall ? 'below' : null;
}

/** The answer to whether people get there. */
export type ThereFigures = {
  readonly went: Went;
  /** Introductions to which the group said no. */
  readonly declined: number;
  readonly barriers: readonly { readonly code: string; readonly count: number }[];
  readonly parts: Readonly<Record<Cut, readonly PartWent[]>>;
  readonly places: readonly PlaceWent[];
};

/** The answer from each introduction. */
export function thereFigures(facts: readonly ThereFact[]): ThereFigures {
  return {
    went: wentOf(facts),
    declined: facts.filter(fact => fact.declined).length,
    barriers: barriersOf(facts),
    parts: {
      route: byCut(facts, 'route'),
      ageBand: byCut(facts, 'ageBand'),
      area: byCut(facts, 'area'),
    },
    places: placesOf(facts),
  };
}
