import { audit } from '../audit/index.ts';
import { NotFound, newId, Refused } from '../core/index.ts';
import type { Scope } from '../platform/database/index.ts';
import { emit } from '../platform/events/index.ts';
import { allowedGroup } from './allowed.ts';
import type { GroupNeed, Needs } from './needs.ts';
import { placeStore } from './place-store.ts';
import { bookingFor } from './queue.ts';

export type BookInput = {
  readonly groupId: string;
  readonly personId: string;
  /** The case it is booked in. */
  readonly referralId: string | null;
  /** The action of a plan it serves. */
  readonly actionId?: string | null;
  readonly needs: Needs;
  /** What else to know; only their own team and they themselves read it. */
  readonly needsNote?: string | null;
  /** A need that the group cannot meet is met some other way, says the member of staff. */
  readonly arranged?: boolean;
};

/** What came of asking for a place. */
export type Booked = {
  readonly placeId: string;
  readonly becomes: 'booked' | 'waiting';
  /** Place in the queue, from 1; 0 for who has a place. */
  readonly position: number;
  readonly cannot: readonly GroupNeed[];
};

/**
 * Gives somebody a place, or a turn on the waiting list, and says which. The group is held meanwhile: of fifty who ask for the last place at
 * once one gets it, and each of the others is told their own place in the queue.
 * @throws NotFound, Forbidden, Refused (not open to booking, or they have a place or wait already)
 */
export async function bookPlace(scope: Scope, input: BookInput): Promise<Booked> {
  const { groupId, personId, needs, arranged = false } = input;
  const { actor, now } = scope;
  const group = await allowedGroup(scope, groupId, 'book');
  const store = placeStore(scope);
  if (!(await store.seesPerson(personId))) throw new NotFound('person');
  if (!['open', 'running'].includes(group.state)) throw new Refused(`groups.refused.state.${group.state}`);
  if (group.booking === 'closed') throw new Refused('groups.refused.closed');
  const open = await store.openOf(groupId, personId);
  if (open) throw new Refused(`groups.refused.already.${open.state}`);
  const queue = await store.queue(groupId);
  const meets = { ...group, needsMet: group.needs_met };
  const ahead = queue.filter(one => one.couldCome).length;
  const booking = bookingFor(meets, ahead, needs, arranged && actor.role !== 'person');
  const cannot = booking.becomes === 'waiting' ? booking.cannot : [];
  const id = newId();
  const asked_how = actor.role === 'person' ? 'person' : input.actionId ? 'plan' : 'staff';
  await store.add({
    id,
    group_id: groupId,
    person_id: personId,
    referral_id: input.referralId,
    action_id: input.actionId ?? null,
    state: booking.becomes,
    asked_at: now,
    asked_how,
    asked_by: actor.id,
    asked_by_name: actor.role === 'person' ? null : actor.name,
    interpreter_language: needs.interpreter,
    carer: needs.carer,
    transport: needs.transport,
    access: needs.access,
    needs_note: input.needsNote ?? null,
    cannot_meet: [...cannot],
    told_cannot_at: cannot.length > 0 ? now : null,
    booked_at: booking.becomes === 'booked' ? now : null,
  });
  await audit(scope, {
    verb: `group_place.${booking.becomes}`,
    subject: { kind: 'group_place', id },
    personId,
  });
  await emit(scope, {
    name: booking.becomes === 'booked' ? 'GroupPlaceBooked' : 'GroupPlaceWaiting',
    subjectId: id,
    payload: { groupId, personId, referralId: input.referralId },
  });
  const position = booking.becomes === 'booked' ? 0 : queue.length + 1;
  return { placeId: id, becomes: booking.becomes, position, cannot };
}
