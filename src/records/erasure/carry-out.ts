import { auditAll } from '../../audit/index.ts';
import type { Scope } from '../../platform/database/index.ts';
import { emit } from '../../platform/events/index.ts';
import { keepingRules } from '../retention/queries.ts';
import { whatIsDue } from '../retention/what-is-due.ts';
import { type ErasureFate, erasureStore } from './store.ts';

/**
 * Carries out what two people decided, in the night: each record whole or not at all. What is held, open again or not due any
 * more is left, and the run says why. The entry in the audit names the id only, so the chain stays whole.
 */
export async function carryOutErasures(scope: Scope): Promise<void> {
  const store = erasureStore(scope);
  const { today } = await keepingRules(scope);
  for (const run of await store.ready(today)) {
    const waiting = (await store.records(run.id)).filter(one => one.fate === 'waiting');
    const { due, held } =
      run.ground === 'retention'
        ? await whatIsDue(
            scope,
            waiting.map(one => one.subjectId),
          )
        : { due: [], held: [] };
    const stillDue = new Set([...due, ...held].map(one => one.id));
    const fates: { readonly id: string; readonly personId: string | null; readonly fate: ErasureFate }[] = [];
    for (const one of waiting) {
      const personId = one.kind === 'person' ? one.subjectId : null;
      if (run.ground === 'retention' && !stillDue.has(one.subjectId)) {
        await store.leave(run.id, one.id);
        fates.push({ id: one.id, personId, fate: 'changed' });
      } else fates.push({ id: one.id, personId, fate: await store.erase(run.id, one.id) });
    }
    await store.finish(run.id);
    await auditAll(
      scope,
      fates.map(({ id, personId, fate }) => ({
        verb: fate === 'erased' ? ('person.erased' as const) : ('erasure.left' as const),
        subject: { kind: 'erasure', id },
        personId,
        reason: fate,
      })),
    );
    await emit(scope, { name: 'RecordsErased', subjectId: run.id });
  }
}
