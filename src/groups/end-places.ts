import { auditAll } from '../audit/index.ts';
import type { Scope } from '../platform/database/index.ts';
import { emit } from '../platform/events/index.ts';
import { type PlaceState, type PlaceStep, placeSteps } from './place.ts';
import { placeStore } from './place-store.ts';

/**
 * Ends all places of a group that stand so and so, because the group itself is over or called off. Each is told by an event of its own.
 * @param why a code: `group_cancelled`, `group_ended`
 */
export async function endPlaces(
  scope: Scope,
  groupId: string,
  states: readonly PlaceState[],
  step: Extract<PlaceStep, 'cancel' | 'complete'>,
  why: string,
): Promise<void> {
  const store = placeStore(scope);
  const { to } = placeSteps[step];
  const ended = await store.endAll(groupId, states, { state: to, ended_at: scope.now, ended_why: why });
  await auditAll(
    scope,
    ended.map(({ id, personId }) => ({
      verb: step === 'complete' ? 'group_place.completed' : 'group_place.cancelled',
      subject: { kind: 'group_place', id },
      personId,
      reason: why,
    })),
  );
  for (const { id, personId, was } of ended) {
    await emit(scope, {
      name: step === 'complete' ? 'GroupPlaceCompleted' : 'GroupPlaceCancelled',
      subjectId: id,
      payload: { groupId, personId, by: 'us', was, why },
    });
  }
}
