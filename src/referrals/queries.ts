import { sql } from 'kysely';
import { NotFound } from '../core/index.ts';
import { activeStaff } from '../identity/index.ts';
import { type Identity, identityOf, type Match, matchIdentities, surestFirst } from '../people/index.ts';
import type { Scope } from '../platform/database/index.ts';
import { tokensToFind } from '../platform/vault/index.ts';
import { weightedLoads } from './caseload/queries.ts';
import type { WhoMight } from './fit.ts';
import { caseStates, openStates, type ReferralState } from './referral.ts';
import { type Referral, type ReferralQuestion, referralStore } from './store.ts';

/** The one referral whose private link the actor holds. */
export async function findOwn(scope: Scope): Promise<Referral> {
  const referral = await referralStore(scope).find(scope.actor.id);
  if (!referral) throw new NotFound('referral');
  return referral;
}

/** Questions to the referrer, oldest first. */
export async function questionsOf(
  { db, actor }: Scope,
  referralId: string,
): Promise<readonly ReferralQuestion[]> {
  return db
    .selectFrom('referral_question')
    .selectAll()
    .where('programme_id', '=', actor.programmeId)
    .where('referral_id', '=', referralId)
    .orderBy('asked_at')
    .execute();
}

/** The case a person has under way, if any: there is never more than one. */
export async function openCaseOf(
  { db, actor }: Scope,
  personId: string,
): Promise<{ readonly id: string; readonly reference: string } | undefined> {
  return db
    .selectFrom('referral')
    .select(['id', 'reference'])
    .where('programme_id', '=', actor.programmeId)
    .where('person_id', '=', personId)
    .where('state', 'in', [...caseStates])
    .executeTakeFirst();
}

/** A line of the inbox or of the waiting list. */
export type ListedReferral = Referral & {
  readonly needs: readonly string[];
  readonly area_name: string | null;
  readonly read_carefully: boolean;
  /** When somebody who waits heard of us last. */
  readonly told_at: Temporal.Instant | null;
};

/** How a list of referrals may be sorted; the keys are the only ones that reach SQL. */
export const referralSorts = ['waited', 'name', 'area'] as const;

/** What a list is narrowed to; null: everything. */
export type ReferralFilter = {
  readonly area: string | null;
  readonly need: string | null;
  readonly sort: (typeof referralSorts)[number];
};
const everything: ReferralFilter = { area: null, need: null, sort: 'waited' };

/** Referrals in some states, oldest first or as asked, with their needs; one query whatever the number. */
export async function listReferrals(
  { db, actor }: Scope,
  states: readonly ReferralState[],
  since: 'received_at' | 'waiting_since',
  { area, need, sort }: ReferralFilter = everything,
): Promise<readonly ListedReferral[]> {
  const oldest = sql`${sql.ref(`r.${since}`)} asc nulls last, r.id`;
  const orders = {
    waited: oldest,
    name: sql`fold(r.family_name), fold(r.given_name), r.id`,
    area: sql`a.name nulls last, ${oldest}`,
  } as const;
  const { rows } = await sql<ListedReferral>`
    select r.*, a.name as area_name,
      coalesce((select array_agg(n.need order by n.priority, n.need) from referral_need n
        where n.programme_id = r.programme_id and n.referral_id = r.id), '{}') as needs,
      exists (select from task t where t.programme_id = r.programme_id and t.referral_id = r.id
        and t.kind = 'concern' and t.subject_id is null and t.done_at is null and t.cancelled_at is null) as read_carefully,
      (select max(coalesce(w.told_at, t.done_at)) from wait_told w left join task t on t.programme_id = w.programme_id
        and t.subject_id = w.id and t.kind = 'keep_in_touch' where w.programme_id = r.programme_id and w.referral_id = r.id) as told_at
    from referral r left join area a on a.programme_id = r.programme_id and a.id = r.area_id
    where r.programme_id = ${actor.programmeId} and r.state = any(${[...states]}::text[])
      and (${area}::uuid is null or r.area_id = ${area}::uuid)
      and (${need}::text is null or exists (select from referral_need n
        where n.programme_id = r.programme_id and n.referral_id = r.id and n.need = ${need}::text))
    order by ${orders[sort]}
    limit 500`.execute(db);
  return rows;
}

/** Link workers with the number of people they work with now, and what these weigh. */
export async function workersWithLoad(scope: Scope): Promise<readonly WhoMight[]> {
  const staff = (await activeStaff(scope)).filter(one => one.role === 'link_worker');
  const loads = await weightedLoads(scope);
  return staff.map(one => ({ ...one, open: 0, weighted: 0, ...loads.get(one.id) }));
}

export type SimilarReferral = Match & { readonly referral: Referral };

/** Other referrals that may be of the same person, still open or under way, surest first. */
export async function similarReferrals(
  scope: Scope,
  referral: Referral,
): Promise<readonly SimilarReferral[]> {
  return referralsLike(scope, identityOf(referral), referral.id);
}

/** The same for an identity that has no referral yet. @param except a referral that is left out */
export async function referralsLike(
  { db, actor }: Scope,
  identity: Identity,
  except: string | null = null,
): Promise<readonly SimilarReferral[]> {
  const { birthDate, postcode, identifier } = identity;
  const number = identifier?.value ?? null;
  const rows = await db
    .selectFrom('referral')
    .selectAll()
    .where('programme_id', '=', actor.programmeId)
    .$if(except !== null, query => query.where('id', '<>', except))
    .where('state', 'in', [...openStates])
    .where(eb =>
      eb.or([
        eb('birth_date', '=', birthDate),
        eb('postcode', '=', postcode),
        eb('identifier_value', '=', number),
        sql<boolean>`postcode_token = any(${tokensToFind('postcode', known(postcode))}::bytea[])`,
        sql<boolean>`identifier_token = any(${tokensToFind('identifier', known(number))}::bytea[])`,
      ]),
    )
    .limit(200)
    .execute();
  return (rows as Referral[])
    .flatMap(other => {
      const match = matchIdentities(identity, identityOf(other));
      return match ? [{ ...match, referral: other }] : [];
    })
    .sort(surestFirst);
}

const known = (value: string | null): readonly string[] => (value === null ? [] : [value]);

export type CaseOfPerson = {
  readonly id: string;
  readonly reference: string;
  readonly person_id: string | null;
};

/** Cases under way of several people, in one query. */
export async function openCasesOf(
  { db, actor }: Scope,
  personIds: readonly string[],
): Promise<readonly CaseOfPerson[]> {
  return db
    .selectFrom('referral')
    .select(['id', 'reference', 'person_id'])
    .where('programme_id', '=', actor.programmeId)
    .where('person_id', '=', eb => eb.fn.any(eb.val([...personIds])))
    .where('state', 'in', [...caseStates])
    .execute();
}

/** What was agreed to with a referral. */
export async function consentsOf(
  { db, actor }: Scope,
  referralId: string,
): Promise<
  readonly {
    readonly purpose: string;
    readonly given: boolean;
    readonly how: string;
    readonly by_whom: string;
  }[]
> {
  return db
    .selectFrom('consent')
    .select(['purpose', 'given', 'how', 'by_whom'])
    .where('programme_id', '=', actor.programmeId)
    .where('referral_id', '=', referralId)
    .orderBy('id')
    .execute();
}

/** Whether somebody should read this with care: a task of that kind is open. One with a subject is about a concern. */
export async function asksToBeRead({ db, actor }: Scope, referralId: string): Promise<boolean> {
  const row = await db
    .selectFrom('task')
    .select('id')
    .where('programme_id', '=', actor.programmeId)
    .where('referral_id', '=', referralId)
    .where('kind', '=', 'concern')
    .where('subject_id', 'is', null)
    .where('done_at', 'is', null)
    .where('cancelled_at', 'is', null)
    .executeTakeFirst();
  return row !== undefined;
}
