import type { Piece, ReadOrder } from '../reading/apart/order.ts';
import type { FeedMemory } from './feed.ts';
import type { WalkFacts } from './manner.ts';
import type { Progress } from './run-state-store.ts';

/** What a walk brought home: something to read, or word that there is nothing new. */
export type Gathered = {
  readonly memory: FeedMemory;
  /** What a walk through an API found out, for what is kept once it is taken over. */
  readonly walk?: WalkFacts;
  readonly files: readonly string[];
  readonly toRead: {
    readonly order: ReadOrder;
    readonly pieces: AsyncIterable<Piece> | Iterable<Piece>;
  } | null;
};

/** Tells how far it has come. Throws when the run was called off or Hedgerow stops. */
export type Tell = (progress: Progress) => Promise<void>;
