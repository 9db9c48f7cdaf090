import { audit } from '../../audit/index.ts';
import { Forbidden, Refused, Stale } from '../../core/index.ts';
import type { Scope } from '../../platform/database/index.ts';
import { isFinal } from '../introduction.ts';
import { may } from '../policy.ts';
import { introductionFacts } from '../queries.ts';
import { type FirstVisit, firstVisitAsText } from './first-visit.ts';
import { firstVisitStore } from './store.ts';

export type WriteFirstVisit = {
  readonly referralId: string;
  readonly introductionId: string;
  readonly plan: FirstVisit;
  /** The version that was read before writing; 0 when there was none. */
  readonly over: number;
};

/**
 * Writes the plan of a first visit as a new version.
 * @throws NotFound, Forbidden, Refused (the introduction has ended), Stale (somebody wrote in the meantime)
 */
export async function writeFirstVisit(scope: Scope, input: WriteFirstVisit): Promise<void> {
  const facts = await introductionFacts(scope, input.referralId, input.introductionId);
  const leave = may(scope.actor, 'change', facts);
  if (!leave.ok) throw new Forbidden(leave.reasonKey);
  if (isFinal(facts.state)) throw new Refused('matching.visit.ended');
  const store = firstVisitStore(scope);
  const [latest] = await store.versions(facts.id);
  const over = latest?.version ?? 0;
  if (over !== input.over || !(await store.add(facts.id, over + 1, input.plan))) {
    throw new Stale({
      yours: firstVisitAsText(input.plan),
      theirs: latest ? firstVisitAsText(latest.plan) : '',
    });
  }
  await audit(scope, {
    verb: 'first_visit.written',
    subject: { kind: 'introduction', id: facts.id },
    personId: facts.personId,
  });
}
