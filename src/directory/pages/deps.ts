import type { Scope } from '../../platform/database/index.ts';
import type { Fetcher } from '../../platform/fetching/index.ts';
import type { Child, View } from '../../ui/index.ts';
import type { MapTiles } from '../map/map-figure.tsx';
import type { Found } from '../search-queries.ts';

/** A person one looks for something for. */
export type CaseInHand = {
  readonly referralId: string;
  /** What they like to be called. */
  readonly name: string;
  /** Their postcode, to look near; null when not known. */
  readonly postcode: string | null;
  /** Why the actor, who may read the case, may not act for this person: a words key. Null when they may. */
  readonly refusal?: string | null;
};

/** The page on which a sentence is asked, as the room that answers sentences needs it. */
export type WordsAsked = {
  readonly view: View;
  readonly region: 'ie' | 'uk';
  readonly near: { readonly lat: number; readonly lon: number; readonly label: string } | null;
  readonly hand: CaseInHand | null;
  readonly path: string;
  /** Everything that stands in the address. */
  readonly params: Readonly<Record<string, string>>;
  href(serviceId: string): string;
  /** What can be done with a service, beside it. */
  readonly act?: (found: Found) => Child;
};

/** What the pages of the directory need from rooms further up; main puts it in. */
export type DirectoryDeps = {
  /** Asks addresses that people type. */
  readonly fetcher: Fetcher;
  /** The case of an address `?for=`, its read audited; null when the actor may not see it. */
  caseInHand(scope: Scope, referralId: string): Promise<CaseInHand | null>;
  /** The box for a sentence with its answer, and what of the address the other form must keep. */
  inTheirWords(
    scope: Scope,
    asked: WordsAsked,
  ): Promise<{
    readonly panel: Child;
    readonly kept: Readonly<Record<string, string>>;
    /** What the plain search is called when an answer stands above it; it is then folded away. */
    readonly folds?: string | null;
  }>;
  /** What became of the people introduced to a service, for its page; the room of introductions knows. */
  conversion?(scope: Scope, view: View, serviceId: string): Promise<Child>;
  /** Pictures under the map; without them it is the coast alone, which asks nobody. */
  readonly mapTiles?: MapTiles | null;
  /** Services that people were introduced to in the last year or still go to. */
  usedServices?(scope: Scope): Promise<readonly string[]>;
  /** Words that nobody's concept caught, and where they are looked at. */
  unheardWords?(scope: Scope): Promise<{ readonly count: number; readonly href: string } | null>;
  /** What addresses of our own begin with where they are passed on; without it, the address that was asked. */
  readonly publicUrl?: string;
  /** The crisis panel of the public pages. */
  crisis(view: View): Child;
};
