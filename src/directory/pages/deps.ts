import type { Scope } from '../../platform/database/index.ts';
import type { Child, View } from '../../ui/index.ts';
import type { Found } from '../search-queries.ts';

/** A person one looks for something for. */
export type CaseInHand = {
  readonly referralId: string;
  /** What they like to be called. */
  readonly name: string;
  /** Their postcode, to look near; null when not known. */
  readonly postcode: string | null;
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
  /** The case of an address `?for=`, its read audited; null when the actor may not see it. */
  caseInHand(scope: Scope, referralId: string): Promise<CaseInHand | null>;
  /** The box for a sentence with its answer, and what of the address the other form must keep. */
  inTheirWords(
    scope: Scope,
    asked: WordsAsked,
  ): Promise<{ readonly panel: Child; readonly kept: Readonly<Record<string, string>> }>;
  /** The crisis panel of the public pages. */
  crisis(view: View): Child;
};
