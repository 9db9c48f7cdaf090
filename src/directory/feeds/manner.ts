import type { ImportPlan } from '../plan-import.ts';
import type { Problem } from '../record.ts';
import type { FeedMemory } from './feed.ts';

/** At least so often all of an API is walked: only that shows what disappeared, and whether all changes were told. */
const wholeEvery = { hours: 7 * 24 };
/** Changes are asked for from so long before the last walk on: clocks differ, and the same twice does no harm. */
const overlap = { hours: 24 };
/** A server that did not give changes is tried again after so long. */
const tryAgainAfter = { hours: 30 * 24 };

/** How an API is asked: for everything, for what changed, or for everything after finding out whether it tells changes. */
export type Manner =
  | { readonly ask: 'all' }
  | { readonly ask: 'try' }
  | { readonly ask: 'both'; readonly since: Temporal.Instant }
  | { readonly ask: 'changes'; readonly since: Temporal.Instant };

const passed = (at: string | null, span: { readonly hours: number }, now: Temporal.Instant): boolean =>
  at === null || Temporal.Instant.compare(Temporal.Instant.from(at).add(span), now) <= 0;

/**
 * The manner of the next walk. A first walk asks for everything. Where changes are told, only they are asked for, and once a
 * week both: what the whole shows and the changes did not tell proves the server wrong (`memoryAfter`).
 */
export function mannerOf(memory: FeedMemory, forced: boolean, now: Temporal.Instant): Manner {
  const { since, wholeAt, tellsChanges, triedAt } = memory;
  if (forced || since === null) return { ask: 'all' };
  if (tellsChanges === 'untried') return { ask: 'try' };
  if (tellsChanges !== 'yes') return passed(triedAt, tryAgainAfter, now) ? { ask: 'try' } : { ask: 'all' };
  const from = Temporal.Instant.from(since).subtract(overlap);
  return { ask: passed(wholeAt, wholeEvery, now) ? 'both' : 'changes', since: from };
}

/** What a walk through an API found out about its server. */
export type WalkFacts = {
  readonly began: Temporal.Instant;
  /** It went through all of it, without anything odd. */
  readonly whole: boolean;
  /** Pages overlapped or came again: something may have been missed between them. */
  readonly shifted: boolean;
  /** Ids that the server told as changed, where it was asked for everything too; null when it was not. */
  readonly told: ReadonlySet<string> | null;
};

/**
 * What is kept after a walk was taken over. A service that is new or other than before and was not among the changes told
 * shows that the server does not tell them all. While something is missing, the next walk asks from where this one did.
 */
export function memoryAfter(
  memory: FeedMemory,
  { began, whole, shifted, told }: WalkFacts,
  plan: ImportPlan,
  problems: readonly Problem[],
): FeedMemory {
  const lacking = shifted || problems.some(one => one.reason === 'not_fetched');
  const hidden = told !== null && plan.services.some(({ record }) => !told.has(record.key));
  return {
    ...memory,
    since: lacking ? memory.since : began.toString(),
    wholeAt: whole && !lacking ? began.toString() : memory.wholeAt,
    ...(hidden ? { tellsChanges: 'untrue' as const, triedAt: began.toString() } : {}),
  };
}
