import type { Child } from 'hono/jsx';
import type { Scope } from '../../platform/database/index.ts';
import type { View } from '../../ui/index.ts';

/** A person one looks for something for. */
export type CaseInHand = {
  readonly referralId: string;
  /** What they like to be called. */
  readonly name: string;
  /** Their postcode, to look near; null when not known. */
  readonly postcode: string | null;
};

/** What the pages of the directory need from rooms further up; main puts it in. */
export type DirectoryDeps = {
  /** The case of an address `?for=`, its read audited; null when the actor may not see it. */
  caseInHand(scope: Scope, referralId: string): Promise<CaseInHand | null>;
  /** The crisis panel of the public pages. */
  crisis(view: View): Child;
};
