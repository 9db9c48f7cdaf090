import { audit } from '../../audit/index.ts';
import { Refused } from '../../core/index.ts';
import type { Scope } from '../../platform/database/index.ts';
import { emit } from '../../platform/events/index.ts';
import { lockEntry } from '../editing/store.ts';
import { groupReach } from './chase-queries.ts';
import { chaseStore } from './chase-store.ts';
import { entryOf } from './entry-queries.ts';
import { onlyKeepers } from './policy.ts';

/** Days until a group that has not answered is reminded. */
export const REMIND_AFTER_DAYS = 10;
/** A letter and two reminders; then somebody rings. */
export const MOST_LETTERS = 3;
/** Nobody gets two letters of ours within this time. */
const PAUSE_MINUTES = 15;

/**
 * Asks the group of an entry to look at it: notes it and tells the room that writes. Each letter has a link of its own.
 * @throws NotFound, Forbidden, Refused (no address, it wants no letters, or it has just had one)
 */
export async function askGroup(scope: Scope, serviceId: string, today: Temporal.PlainDate): Promise<void> {
  onlyKeepers(scope.actor);
  const entry = await entryOf(scope.db, serviceId);
  // Two who ask at once wait for each other, so that one letter goes.
  await lockEntry(scope.db, entry.id, 'edit');
  const store = chaseStore(scope);
  const [reach, chase] = await Promise.all([groupReach(scope.db, entry.id), store.of(entry.id)]);
  if (entry.notListedSince !== null) throw new Refused('directory.keeping.refused.not_listed');
  if (!reach?.email) throw new Refused('directory.keeping.refused.no_email');
  if (chase?.state === 'stopped') throw new Refused('directory.keeping.refused.stopped');
  const soonest = scope.now.subtract({ minutes: PAUSE_MINUTES });
  if (chase?.lastSentAt && Temporal.Instant.compare(chase.lastSentAt, soonest) > 0) {
    throw new Refused('directory.keeping.refused.just_sent');
  }
  await store.sent(entry.id, reach.email, today.add({ days: REMIND_AFTER_DAYS }));
  await audit(scope, { verb: 'service.group_asked', subject: { kind: 'service', id: entry.id } });
  await emit(scope, { name: 'GroupAsked', subjectId: entry.id });
}
