import { audit } from '../../audit/index.ts';
import { Forbidden, NotFound } from '../../core/index.ts';
import type { Scope } from '../../platform/database/index.ts';
import { mayManage } from './policy.ts';

/**
 * Puts a member of staff into a team, or into none. The people allocated to them go with them: the new team sees their records from
 * the next request on, and the old one does not. What they see themself changes at once too.
 * @throws Forbidden for oneself or without the right to it, NotFound for a person or a team that is not there
 */
export async function putInTeam(
  scope: Scope,
  input: { readonly staffId: string; readonly teamId: string | null },
): Promise<void> {
  const { db, actor } = scope;
  const { staffId, teamId } = input;
  if (!mayManage(actor, staffId)) throw new Forbidden('identity.refused.manage');
  if (teamId !== null) {
    const team = await db
      .selectFrom('team')
      .select('id')
      .where('programme_id', '=', actor.programmeId)
      .where('id', '=', teamId)
      .executeTakeFirst();
    if (!team) throw new NotFound('team');
  }
  const { numUpdatedRows } = await db
    .updateTable('staff')
    .set({ team_id: teamId })
    .where('programme_id', '=', actor.programmeId)
    .where('id', '=', staffId)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) throw new NotFound('staff');
  await audit(scope, {
    verb: 'staff.team_changed',
    subject: { kind: 'staff', id: staffId },
    fields: ['team_id'],
  });
}
