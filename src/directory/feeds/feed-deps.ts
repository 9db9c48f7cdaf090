import type { Database } from '../../platform/database/index.ts';
import type { Fetcher, FetchLimits } from '../../platform/fetching/index.ts';
import type { WalkLimits } from './walk-pages.ts';

/** What runs of feeds need from outside. */
export type FeedDeps = {
  readonly database: Database;
  readonly fetcher: Fetcher;
  /** Milliseconds of politeness between two pages, and before a second try; 500 unless said. */
  readonly pause?: number;
  readonly fetchLimits?: Partial<FetchLimits>;
  readonly walkLimits?: Partial<WalkLimits>;
};

/** A run cannot go on; nothing of it is taken over. `reason` is a key of the words `directory.broken`. */
export class RunBroken extends Error {
  override readonly name = 'RunBroken';
  readonly reason: string;
  readonly detail: string | null;

  constructor(reason: string, detail: string | null = null) {
    super(reason);
    this.reason = reason;
    this.detail = detail;
  }
}

/** Somebody called the run off. */
export class RunCancelled extends Error {
  override readonly name = 'RunCancelled';
}

/** Hedgerow is stopping: the run is taken up again by the next process, from where it stands. */
export class RunPaused extends Error {
  override readonly name = 'RunPaused';
}
