import { audit } from '../../audit/index.ts';
import type { Scope } from '../../platform/database/index.ts';
import { learnedFactor, type Outcomes } from './factor.ts';
import { learningStore, type Proposal } from './store.ts';

/** What became of the people a service was suggested to because of one concept. */
export type ConceptOutcomes = Outcomes & { readonly conceptId: string; readonly serviceId: string };

/** Everything a programme can learn from: counts only, never whom or in which words. */
export type OutcomeCounts = {
  readonly lines: readonly ConceptOutcomes[];
  /** Of all outcomes of the programme that count, how many went; each introduction once. */
  readonly usual: { readonly outcomes: number; readonly went: number };
};

/** Counts what became of suggestions, for one actor. The room of introductions brings it. */
export type CountOutcomes = (scope: Scope) => Promise<OutcomeCounts>;

/** A factor nearer to 1 than this changes no list and is worth nobody's decision. */
const worthDeciding = 0.02;

/**
 * Puts before a person what the counts say of services and concepts; nothing is used until somebody approves it. Proposals
 * nobody decided on are withdrawn when newer counts no longer bear them out.
 * @param today the programme's day
 */
export async function proposeLearning(
  scope: Scope,
  counts: OutcomeCounts,
  today: Temporal.PlainDate,
): Promise<void> {
  const store = learningStore(scope);
  const changed = await store.propose(proposalsOf(counts), today);
  if (changed === 0) return;
  await audit(scope, {
    verb: 'learning.proposed',
    subject: { kind: 'lexicon', id: scope.actor.programmeId },
    reason: String(changed),
  });
}

/** The proposals that counts lead to, factors to two places; none for what is too little or as usual. */
export function proposalsOf({ lines, usual }: OutcomeCounts): Proposal[] {
  if (usual.outcomes === 0) return [];
  const average = usual.went / usual.outcomes;
  return lines.flatMap(line => {
    const learned = learnedFactor(line, average);
    const factor = learned === null ? 1 : Math.round(learned * 100) / 100;
    return Math.abs(factor - 1) < worthDeciding ? [] : [{ ...line, factor, usual: average }];
  });
}
