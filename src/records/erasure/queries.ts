import type { Scope } from '../../platform/database/index.ts';

/** References of a person's referrals, and whether one of them has not ended. */
export async function referencesOf(
  { db, actor }: Scope,
  personId: string,
): Promise<{ readonly references: readonly string[]; readonly isOpen: boolean }> {
  const rows = await db
    .selectFrom('referral')
    .select(['reference', 'state'])
    .where('programme_id', '=', actor.programmeId)
    .where('person_id', '=', personId)
    .orderBy('reference')
    .execute();
  const ended = ['declined', 'redirected', 'duplicate', 'closed', 'follow_up', 'withdrawn'];
  return {
    references: rows.map(row => row.reference),
    isOpen: rows.some(row => !ended.includes(row.state)),
  };
}
