import { dayIn, Refused } from '../../core/index.ts';
import type { Scope } from '../../platform/database/index.ts';
import { askGroup, MOST_LETTERS } from './ask-group.ts';
import { ageingWithMail, dueChases } from './chase-queries.ts';
import { chaseStore } from './chase-store.ts';

/**
 * A day's asking, where the programme has turned it on: reminders first, then entries that grow old, to as many groups as
 * the programme has set. After a letter and two reminders an entry is put before those who keep the directory, to ring.
 * @returns how many were written to and how many are to be rung
 */
export async function chaseGroups(
  scope: Scope,
  programme: { readonly region: 'ie' | 'uk'; readonly zone: string },
): Promise<{ readonly written: number; readonly toRing: number }> {
  const store = chaseStore(scope);
  const { chasing, mostADay } = await store.keeping();
  if (!chasing) return { written: 0, toRing: 0 };
  const today = dayIn(programme.zone, scope.now);
  const due = await dueChases(scope, today, mostADay);
  const silent = due.filter(one => one.sentTimes >= MOST_LETTERS || one.email === '');
  const remind = due.filter(one => !silent.includes(one));
  await store.setState(
    silent.map(one => one.serviceId),
    'ring',
  );
  const fresh = await ageingWithMail(scope.db, programme.region, today, scope.now, mostADay - remind.length);
  let written = 0;
  for (const { serviceId } of [...remind, ...fresh]) {
    try {
      await askGroup(scope, serviceId, today);
      written += 1;
    } catch (error) {
      // One that must not be written to now does not keep the others from it.
      if (!(error instanceof Refused)) throw error;
    }
  }
  return { written, toRing: silent.length };
}
