import type { Db } from '../../platform/database/index.ts';
import type { ImportPlan, KnownRecords } from '../plan-import.ts';
import { namesOf } from '../run-store.ts';

/** Below so many listed services a plan is never held. */
const few = 10;

/**
 * Why a plan waits for a person: it would take more than half of a source off the list. When most of that comes back under
 * other ids, those have changed, and with them would go what people have confirmed, noted and introduced.
 * @returns null when it need not wait
 */
export async function heldReason(
  db: Db,
  sourceId: string,
  known: KnownRecords,
  plan: ImportPlan,
): Promise<'ids_changed' | 'mostly_gone' | null> {
  const listed = [...known.services.values()].filter(one => !one.missing).length;
  const gone = plan.vanished.services;
  if (listed < few || gone.length * 2 <= listed) return null;
  const names = await namesOf(db, sourceId, gone);
  const fresh = new Set(plan.services.filter(one => !one.known).map(one => one.record.name));
  const again = names.filter(name => fresh.has(name)).length;
  return again * 2 > names.length ? 'ids_changed' : 'mostly_gone';
}
