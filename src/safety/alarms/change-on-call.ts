import { audit } from '../../audit/index.ts';
import { NotFound, Refused } from '../../core/index.ts';
import type { Scope } from '../../platform/database/index.ts';
import { mayKeepLines } from '../policy.ts';
import { colleagues, onCallList } from './queries.ts';
import type { Cover } from './rules.ts';
import { watchStore } from './store.ts';

/** Put somebody at the end of the list, take them off, or let them be called before the one above. */
export type OnCallChange =
  | {
      readonly what: 'add';
      readonly staffId: string;
      readonly cover: Cover;
      readonly address: string | null;
      readonly phone: string | null;
    }
  | { readonly what: 'remove' | 'up'; readonly id: string };

/**
 * Changes who is called, in which order. Only who works with people may be on the list: whoever is called must be able to read
 * what it is about.
 * @throws Forbidden, NotFound, Refused (on the list already)
 */
export async function changeOnCall(scope: Scope, change: OnCallChange): Promise<void> {
  mayKeepLines(scope.actor);
  const store = watchStore(scope);
  const list = await onCallList(scope);
  if (change.what === 'add') {
    if (!(await colleagues(scope)).some(one => one.id === change.staffId)) throw new NotFound('staff');
    if (list.some(one => one.staffId === change.staffId)) throw new Refused('safety.on_call.refused.there');
    await store.addOnCall({
      staff_id: change.staffId,
      place: (list.at(-1)?.place ?? 0) + 1,
      cover: change.cover,
      address: change.address,
      phone: change.phone,
    });
  } else {
    const at = list.findIndex(one => one.id === change.id);
    const one = list[at];
    if (!one) throw new NotFound('on call');
    if (change.what === 'remove') await store.changeOnCall(one.id, { removed_at: scope.now });
    const above = list[at - 1];
    if (change.what === 'up' && above) {
      // All places anew, so that two with the same place cannot stay so.
      const order = list
        .map(entry => entry.id)
        .with(at - 1, one.id)
        .with(at, above.id);
      for (const [index, id] of order.entries()) await store.changeOnCall(id, { place: index + 1 });
    }
  }
  await audit(scope, {
    verb: 'on_call.changed',
    subject: { kind: 'programme', id: scope.actor.programmeId },
    fields: [change.what],
  });
}
