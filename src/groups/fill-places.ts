import { audit } from '../audit/index.ts';
import type { Scope } from '../platform/database/index.ts';
import { emit } from '../platform/events/index.ts';
import type { GroupPlace } from './group.ts';
import type { Needs } from './needs.ts';
import { placeStore } from './place-store.ts';
import { offerUntil, promotion } from './queue.ts';
import { groupStore } from './store.ts';
import { takeStep } from './take-step.ts';

/** What somebody needs, as their place says. */
export const needsOf = (place: GroupPlace): Needs => ({
  interpreter: place.interpreter_language,
  carer: place.carer,
  transport: place.transport,
  access: place.access,
});

/**
 * Offers the free places of a group to those who asked first, and tells who needs something it cannot offer. Made for the programme's own
 * actor, since those who wait may be with any team. Safe to run again: who was asked is not asked twice.
 */
export async function fillPlaces(scope: Scope, groupId: string): Promise<void> {
  const groups = groupStore(scope);
  const group = await groups.hold(groupId);
  if (!['open', 'running'].includes(group.state)) return;
  const store = placeStore(scope);
  const waiting = await store.inStates(groupId, ['waiting']);
  if (waiting.length === 0) return;
  const coming = (await groups.dates(groupId)).filter(
    date => date.state === 'planned' && Temporal.Instant.compare(date.starts_at, scope.now) > 0,
  );
  const meets = { needsMet: group.needs_met, languages: group.languages };
  const waiters = waiting.map(one => ({
    id: one.id,
    turn: Number(one.turn),
    needs: needsOf(one),
    told: one.cannot_meet,
  }));
  const free = coming.length === 0 ? 0 : group.places - group.taken;
  const { offer, tell } = promotion(waiters, free, meets);
  const byId = new Map(waiting.map(one => [one.id, one]));
  const until = offerUntil(scope.now, group.offer_hours, coming[0]?.starts_at ?? null);
  for (const place of offer.flatMap(id => byId.get(id) ?? [])) {
    const set = { offered_at: scope.now, offer_until: until, cannot_meet: [] };
    await takeStep(scope, place, 'offer', { set });
  }
  for (const { id, cannot } of tell) {
    const personId = byId.get(id)?.person_id ?? null;
    await store.change(id, { cannot_meet: [...cannot], told_cannot_at: scope.now });
    await audit(scope, {
      verb: 'group_place.cannot_be_met',
      subject: { kind: 'group_place', id },
      personId,
      fields: [...cannot],
    });
    await emit(scope, { name: 'GroupNeedsCannotBeMet', subjectId: id, payload: { groupId, personId } });
  }
}
