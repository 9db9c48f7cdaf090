import { newId } from '../../core/index.ts';
import type { Scope } from '../../platform/database/index.ts';

/** What courses ask, for one actor in one transaction. */
export function courseStore({ db, actor, now }: Scope) {
  const programme_id = actor.programmeId;
  return {
    /** From now on the course asks these, in this order; what it asked before is kept with the moment it ended. */
    async choose(groupId: string, instruments: readonly string[]): Promise<void> {
      await db
        .updateTable('group_measure')
        .set({ ended_at: now })
        .where('programme_id', '=', programme_id)
        .where('group_id', '=', groupId)
        .where('ended_at', 'is', null)
        .execute();
      if (instruments.length === 0) return;
      await db
        .insertInto('group_measure')
        .values(
          instruments.map((instrument, index) => ({
            programme_id,
            id: newId(),
            group_id: groupId,
            instrument,
            position: index + 1,
            chosen_at: now,
            chosen_by: actor.id,
          })),
        )
        .execute();
    },
  };
}
