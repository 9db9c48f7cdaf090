import { audit } from '../../audit/index.ts';
import { Forbidden, NotFound, Refused } from '../../core/index.ts';
import type { Scope } from '../../platform/database/index.ts';
import { emit } from '../../platform/events/index.ts';
import { mayApprove, mayPropose } from '../policy.ts';
import { keepingRules } from '../retention/queries.ts';
import { erasureStore } from './store.ts';

/**
 * The second person agrees: the records go in the night after, and until then it can be called back.
 * @throws NotFound · Forbidden for who proposed it, and for two administrators · Refused when it is decided already
 */
export async function approveErasure(scope: Scope, runId: string): Promise<void> {
  const store = erasureStore(scope);
  const run = await store.find(runId);
  if (!run) throw new NotFound('erasure_run');
  if (!mayApprove(scope.actor, run)) throw new Forbidden('records.refused.second');
  const { today } = await keepingRules(scope);
  if (!(await store.approve(runId, today.add({ days: 1 })))) throw new Refused('records.refused.decided');
  await audit(scope, {
    verb: 'erasure.approved',
    subject: { kind: 'erasure_run', id: runId },
    reason: run.ground,
  });
  await emit(scope, { name: 'ErasureApproved', subjectId: runId });
}

/**
 * Calls a run back before it is carried out; anybody who might have decided may.
 * @throws NotFound · Forbidden · Refused when it has been carried out or called back
 */
export async function callBackErasure(scope: Scope, runId: string): Promise<void> {
  if (!mayPropose(scope.actor)) throw new Forbidden('records.refused.role');
  const store = erasureStore(scope);
  if (!(await store.find(runId))) throw new NotFound('erasure_run');
  if (!(await store.callBack(runId))) throw new Refused('records.refused.decided');
  await audit(scope, { verb: 'erasure.called_back', subject: { kind: 'erasure_run', id: runId } });
}
