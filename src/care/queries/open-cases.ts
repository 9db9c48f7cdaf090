import type { Scope } from '../../platform/database/index.ts';
import { caseStates } from '../../referrals/index.ts';

/** Every open case of the programme with person and link worker, for what the clock does. */
export async function openCases({ db, actor }: Scope) {
  const rows = await db
    .selectFrom('referral')
    .select(['id', 'person_id', 'link_worker_id'])
    .where('programme_id', '=', actor.programmeId)
    .where(eb => eb('state', '=', eb.fn.any(eb.val([...caseStates]))))
    .orderBy('id')
    .execute();
  return rows.map(row => ({ id: row.id, personId: row.person_id, linkWorkerId: row.link_worker_id }));
}
