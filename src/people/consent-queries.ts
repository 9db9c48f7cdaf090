import { sql } from 'kysely';
import { compiledOnce, type Scope } from '../platform/database/index.ts';
import type { Consent } from './store.ts';

/** Whose consents: a person's, and those that came with a referral before there was a record. */
export type ConsentsOf = { readonly personId: string | null; readonly referralId?: string | null };

/** All that is on record of one person or referral, newest first. */
export async function consentsAbout({ db, actor }: Scope, of: ConsentsOf): Promise<readonly Consent[]> {
  const { personId, referralId = null } = of;
  if (personId === null && referralId === null) return [];
  return db
    .selectFrom('consent')
    .selectAll()
    .where('programme_id', '=', actor.programmeId)
    .where(eb => {
      const either = [
        ...(personId === null ? [] : [eb('person_id', '=', personId)]),
        ...(referralId === null ? [] : [eb('referral_id', '=', referralId)]),
      ];
      return eb.or(either);
    })
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .execute();
}

/** What many people and referrals said about some purposes, in one question. */
export async function consentsOfMany(
  { db, actor }: Scope,
  of: { readonly people: readonly string[]; readonly referrals: readonly string[] },
  purposes: readonly string[],
): Promise<readonly Consent[]> {
  return db
    .selectFrom('consent')
    .selectAll()
    .where('programme_id', '=', actor.programmeId)
    .where('purpose', '=', eb => eb.fn.any(eb.val([...purposes])))
    .where(eb =>
      eb.or([
        eb('person_id', '=', eb.fn.any(eb.val([...of.people]))),
        eb('referral_id', '=', eb.fn.any(eb.val([...of.referrals]))),
      ]),
    )
    .execute();
}

/** Whatever was said about some purposes by those who ever said no to one of them. */
export async function consentsOfDoubters(
  { db, actor }: Scope,
  purposes: readonly string[],
): Promise<readonly Consent[]> {
  const { rows } = await db.executeQuery(saidByDoubters({ programmeId: actor.programmeId, purposes }));
  return rows;
}

// The few are looked for first, one by one then what they said. PostgreSQL cannot see how many purposes these are: so it has no reason to
// plan the statement anew each time, which costs more than asking it.
const saidByDoubters = compiledOnce((_, asked: { programmeId: string; purposes: readonly string[] }) => {
  const { programmeId, purposes } = asked;
  return sql<Consent>`
    select c.* from (
      select distinct person_id from consent where programme_id = ${programmeId} and purpose = any((select ${purposes}::text[])::text[])
        and (not given or withdrawn_at is not null) and person_id is not null) doubter,
      lateral (select * from consent where programme_id = ${programmeId} and person_id = doubter.person_id
        and purpose = any((select ${purposes}::text[])::text[]) offset 0) c`;
});
