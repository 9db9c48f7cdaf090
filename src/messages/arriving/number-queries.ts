import { sql } from 'kysely';
import type { Scope } from '../../platform/database/index.ts';
import { tokensToFind } from '../../platform/vault/index.ts';

/** Somebody whose number it is, with their case: an open one before one that is over. */
export type Known = {
  readonly personId: string;
  readonly referralId: string | null;
  readonly linkWorkerId: string | null;
};

const OVER = ['closed', 'withdrawn', 'declined', 'redirected', 'duplicate'];

/** Everybody who has exactly this number, as theirs or as their other one. Two questions, however many they are. */
export async function whoseNumber({ db, actor }: Scope, number: string): Promise<readonly Known[]> {
  const { programmeId } = actor;
  const found = await db
    .selectFrom('person as p')
    .select(['p.id', 'p.phone', 'p.other_phone'])
    .where('p.programme_id', '=', programmeId)
    .where('p.merged_into', 'is', null)
    .where(eb =>
      eb(
        'p.id',
        'in',
        eb
          .selectFrom('person_token as t')
          .select('t.person_id')
          .where('t.programme_id', '=', programmeId)
          .where(sql<boolean>`t.token = any(${tokensToFind('phone', [number])}::bytea[])`),
      ),
    )
    .orderBy('p.id')
    .limit(20)
    .execute();
  // Endings are found too; only the whole number counts.
  const people = found.filter(row => row.phone === number || row.other_phone === number).map(({ id }) => id);
  if (people.length === 0) return [];
  const cases = await db
    .selectFrom('referral')
    .select(['id', 'person_id', 'link_worker_id'])
    .distinctOn('person_id')
    .where('programme_id', '=', programmeId)
    .where('person_id', '=', eb => eb.fn.any(eb.val(people)))
    .orderBy('person_id')
    .orderBy(eb => eb('state', 'in', OVER))
    .orderBy('received_at', 'desc')
    .execute();
  return people.map(personId => {
    const kase = cases.find(one => one.person_id === personId);
    return { personId, referralId: kase?.id ?? null, linkWorkerId: kase?.link_worker_id ?? null };
  });
}
