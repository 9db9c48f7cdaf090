import { Forbidden } from '../core/index.ts';
import type { Scope } from '../platform/database/index.ts';
import type { GroupPlace, OwnGroup } from './group.ts';
import { placeStore } from './place-store.ts';
import { type GroupAct, may } from './policy.ts';
import { groupStore } from './store.ts';

/**
 * A group, held until the transaction ends, if the actor may do this to it.
 * @throws NotFound, Forbidden
 */
export async function allowedGroup(scope: Scope, groupId: string, act: GroupAct): Promise<OwnGroup> {
  const store = groupStore(scope);
  const group = await store.hold(groupId);
  const leads = scope.actor.role === 'link_worker' && (await store.leads(groupId));
  const leave = may(scope.actor, act, leads);
  if (!leave.ok) throw new Forbidden(leave.reasonKey);
  return group;
}

/**
 * A place with its group, held in that order, so that two who do something to places of one group come one after the other.
 * @throws NotFound, Forbidden
 */
export async function allowedPlace(
  scope: Scope,
  placeId: string,
): Promise<{ readonly group: OwnGroup; readonly place: GroupPlace }> {
  const places = placeStore(scope);
  const { group_id } = await places.find(placeId);
  const group = await allowedGroup(scope, group_id, 'book');
  return { group, place: await places.find(placeId) };
}
