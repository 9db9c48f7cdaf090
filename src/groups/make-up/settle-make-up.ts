import { audit } from '../../audit/index.ts';
import { NotFound, Refused } from '../../core/index.ts';
import type { Scope } from '../../platform/database/index.ts';
import { emit } from '../../platform/events/index.ts';
import { allowedGroup } from '../allowed.ts';
import { hasCome } from '../register/keep-register.ts';
import { groupStore } from '../store.ts';
import { makeUpStore } from './make-up-store.ts';

export type SettleMakeUp = {
  readonly groupId: string;
  readonly dateId: string;
  readonly makeUpId: string;
  readonly came: boolean;
};

/**
 * Whoever leads the group says whether a guest came; it may be put right later. Then the missed date counts as made up, in its own register.
 * @throws NotFound, Forbidden, Refused (the day has not come, or it was taken back)
 */
export async function settleMakeUp(scope: Scope, input: SettleMakeUp, zone: string): Promise<void> {
  const { groupId, dateId, makeUpId, came } = input;
  await allowedGroup(scope, groupId, 'register');
  const held = await groupStore(scope).holdDate(groupId, dateId);
  const store = makeUpStore(scope);
  const found = await store.find(makeUpId);
  if (!found || found.date_id !== dateId) throw new NotFound('group_make_up');
  if (!hasCome(held.starts_at, scope.now, zone)) throw new Refused('groups.register.refused.early');
  if (found.state === 'cancelled') throw new Refused('groups.make_up.refused.over');
  const state = came ? 'came' : 'missed';
  if (found.state === state) return;
  await store.settle(makeUpId, state);
  const subject = { kind: 'group_place' as const, id: found.place_id };
  await audit(scope, {
    verb: `group_make_up.${state}`,
    subject,
    personId: found.person_id,
    fields: ['state'],
  });
  await emit(scope, { name: 'GroupMakeUpSettled', subjectId: makeUpId, payload: { groupId, dateId } });
}
