import type { JsonObject, Scope } from '../../platform/database/index.ts';

/** An introduction as its message to the group needs it. */
export type AboutIntroduction = {
  readonly id: string;
  readonly referralId: string;
  readonly personId: string;
  readonly serviceId: string;
  readonly serviceName: string;
  readonly kind: string;
  readonly sentAt: Temporal.Instant | null;
  /** What the person agreed to share, kept when it was sent. */
  readonly shared: JsonObject | null;
  readonly called: string;
  readonly ownerName: string;
};

/** One introduction with its owner, or undefined. */
export async function aboutIntroduction(
  { db, actor }: Scope,
  id: string,
): Promise<AboutIntroduction | undefined> {
  const row = await db
    .selectFrom('introduction as i')
    .innerJoin('person as p', join =>
      join.onRef('p.programme_id', '=', 'i.programme_id').onRef('p.id', '=', 'i.person_id'),
    )
    .innerJoin('staff as s', join =>
      join.onRef('s.programme_id', '=', 'i.programme_id').onRef('s.id', '=', 'i.owner_id'),
    )
    .select(eb => [
      'i.id',
      'i.referral_id as referralId',
      'i.person_id as personId',
      'i.service_id as serviceId',
      'i.service_name as serviceName',
      'i.kind',
      'i.sent_at as sentAt',
      'i.shared',
      eb.fn.coalesce('p.known_as', 'p.given_name').as('called'),
      's.name as ownerName',
    ])
    .where('i.programme_id', '=', actor.programmeId)
    .where('i.id', '=', id)
    .executeTakeFirst();
  return row && { ...row, shared: row.shared as JsonObject | null };
}
