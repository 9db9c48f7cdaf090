import { audit } from '../../audit/index.ts';
import { Forbidden, Refused } from '../../core/index.ts';
import type { Actor, Scope } from '../../platform/database/index.ts';
import { weightsStore } from './store.ts';
import { type CaseloadWeights, weightNames } from './weight.ts';

/** Whether this actor says what a case weighs. */
export const maySetWeights = (actor: Actor): boolean =>
  actor.role === 'coordinator' || actor.role === 'administrator';

type SetWeights = {
  /** The version that was looked at. */
  readonly version: number;
  readonly weights: CaseloadWeights;
  readonly why: string;
};

/**
 * Says what a case weighs from now on. The versions before stay, for whoever reads old figures.
 * @throws Forbidden; Refused where somebody else set them meanwhile
 */
export async function setWeights(scope: Scope, { version, weights, why }: SetWeights): Promise<void> {
  if (!maySetWeights(scope.actor)) throw new Forbidden('team.refused.weights');
  const store = weightsStore(scope);
  const before = await store.now();
  if (before.version !== version) throw new Refused('team.refused.stale');
  await store.add(version + 1, weights, why);
  await audit(scope, {
    verb: 'caseload.weights_set',
    subject: { kind: 'programme', id: scope.actor.programmeId },
    fields: weightNames.filter(name => before.weights[name] !== weights[name]),
  });
}
