import type { Scope } from '../platform/database/index.ts';

/** The referral under way of a person, or the newest that there was. */
export async function newestOpenReferral({ db, actor }: Scope, personId: string) {
  return db
    .selectFrom('referral')
    .select(['id', 'link_worker_id'])
    .where('programme_id', '=', actor.programmeId)
    .where('person_id', '=', personId)
    .orderBy('closed_at', order => order.desc().nullsFirst())
    .orderBy('received_at', 'desc')
    .limit(1)
    .executeTakeFirst();
}
