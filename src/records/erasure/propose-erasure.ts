import { audit } from '../../audit/index.ts';
import { Forbidden, NotFound, Refused } from '../../core/index.ts';
import { personStore } from '../../people/index.ts';
import type { Scope } from '../../platform/database/index.ts';
import { holdStore } from '../holds/store.ts';
import { mayHold, mayPropose } from '../policy.ts';
import type { DueRecord } from '../retention/what-is-due.ts';
import { referencesOf } from './queries.ts';
import { erasureStore } from './store.ts';

/**
 * Proposes that what is due goes. Nothing goes before another person agrees.
 * @param due what `whatIsDue` says; read by the programme itself, because an administrator sees no records
 * @returns the id of the run, or null when all of it is in a run already
 * @throws Forbidden for all but co-ordinators and administrators
 */
export async function proposeDue(scope: Scope, due: readonly DueRecord[]): Promise<string | null> {
  if (!mayPropose(scope.actor)) throw new Forbidden('records.refused.role');
  const store = erasureStore(scope);
  const waiting = await store.waiting(due.map(one => one.id));
  const fresh = due.filter(one => !waiting.has(one.id));
  if (fresh.length === 0) return null;
  const id = await store.addRun(
    'retention',
    fresh.map(one => ({ ...one, subjectId: one.id })),
  );
  await audit(scope, { verb: 'erasure.proposed', subject: { kind: 'erasure_run', id }, reason: 'retention' });
  return id;
}

/**
 * Proposes that one record goes because the person asked for it (GDPR art. 17).
 * @throws Forbidden for all but the co-ordinator · NotFound · Refused while it is held, a case is open, or it is proposed already
 */
export async function proposeOnRequest(scope: Scope, personId: string): Promise<string> {
  if (!mayHold(scope.actor)) throw new Forbidden('records.refused.role');
  const person = await personStore(scope).find(personId);
  if (!person) throw new NotFound('person');
  if (person.merged_into) throw new Refused('records.refused.joined');
  const holds = await holdStore(scope).of(personId);
  if (holds.some(hold => hold.endedAt === null)) throw new Refused('records.refused.held');
  const { references, isOpen } = await referencesOf(scope, personId);
  if (isOpen) throw new Refused('records.refused.open_case');
  const store = erasureStore(scope);
  if ((await store.waiting([personId])).size > 0) throw new Refused('records.refused.proposed');
  const id = await store.addRun('right', [
    { kind: 'person', subjectId: personId, references, rule: 'request', triggerOn: null, dueOn: null },
  ]);
  await audit(scope, {
    verb: 'erasure.proposed',
    subject: { kind: 'erasure_run', id },
    personId,
    reason: 'right',
  });
  return id;
}
