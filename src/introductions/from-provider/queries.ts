import { sql } from 'kysely';
import { type ConsentRecipient, thoseWhoAllow } from '../../people/index.ts';
import type { Scope } from '../../platform/database/index.ts';
import type { IntroductionState } from '../introduction.ts';
import { type Minimum, readShared } from '../minimum.ts';
import type { ProviderWordKind, WordFacts } from './word.ts';

/** An introduction as its group may know of it; who it is about is read out by the house (`readOut`). */
export type SentHere = {
  readonly id: string;
  readonly referralId: string;
  readonly personId: string;
  readonly serviceName: string;
  readonly state: IntroductionState;
  readonly sentAt: Temporal.Instant;
  readonly bookedFor: Temporal.PlainDateTime | null;
  readonly firstAttendedOn: Temporal.PlainDate | null;
  readonly stillGoing8Weeks: boolean | null;
  readonly stillGoing3Months: boolean | null;
  /** What they said and nobody has carried out yet. */
  readonly said: ProviderWordKind | null;
};

/** More people than a group has on its page. */
const MOST = 200;

/**
 * The introductions under way that were sent to a service, the longest waiting first. Asked as the provider: row-level security lets it
 * read these rows and no others.
 * @param only one of them, in whatever state
 */
export async function sentHere(
  { db, actor }: Scope,
  serviceId: string,
  only: string | null = null,
): Promise<readonly SentHere[]> {
  const { rows } = await sql<SentHere>`
    select i.id, i.referral_id as "referralId", i.person_id as "personId", i.service_name as "serviceName", i.state, i.sent_at as "sentAt",
      i.booked_for as "bookedFor", i.first_attended_on as "firstAttendedOn", i.still_going_8_weeks as "stillGoing8Weeks",
      i.still_going_3_months as "stillGoing3Months",
      (select w.what from provider_word w where w.programme_id = i.programme_id and w.introduction_id = i.id and w.state = 'said'
        and w.what <> 'message' order by w.said_at desc, w.id desc limit 1) as said
    from introduction i
    where i.programme_id = ${actor.programmeId} and i.service_id = ${serviceId} and i.sent_at is not null
      and case when ${only}::uuid is null
        then i.state in ('sent', 'no_reply', 'chased', 'escalated', 'accepted', 'booked', 'first_attended', 'attending')
        else i.id = ${only}::uuid end
    order by i.sent_at, i.id limit ${MOST}`.execute(db);
  return rows;
}

/** What was told of a person, and who of the staff looks after it. */
export type ReadOut = { readonly told: Minimum; readonly ownerName: string };

/**
 * Reads out what a group was told of people, as the house: for those who agree to it at this moment, who are alive and take part. Nobody
 * else is in the answer.
 */
export async function readOut(
  scope: Scope,
  service: ConsentRecipient & { readonly id: string },
  ids: readonly string[],
): Promise<ReadonlyMap<string, ReadOut>> {
  if (ids.length === 0) return new Map();
  const { db, actor } = scope;
  const rows = await db
    .selectFrom('introduction as i')
    .innerJoin('referral as r', join =>
      join.onRef('r.programme_id', '=', 'i.programme_id').onRef('r.id', '=', 'i.referral_id'),
    )
    .innerJoin('person as p', join =>
      join.onRef('p.programme_id', '=', 'i.programme_id').onRef('p.id', '=', 'i.person_id'),
    )
    .innerJoin('staff as s', join =>
      join.onRef('s.programme_id', '=', 'i.programme_id').onRef('s.id', '=', 'i.owner_id'),
    )
    .select([
      'i.id',
      'i.shared',
      'i.person_id as personId',
      'i.referral_id as referralId',
      's.name as ownerName',
    ])
    .where('i.programme_id', '=', actor.programmeId)
    .where('i.service_id', '=', service.id)
    .where('i.sent_at', 'is not', null)
    .where(eb => eb('i.id', '=', eb.fn.any(eb.val([...ids]))))
    .where('r.state', '<>', 'withdrawn')
    .where('p.died_on', 'is', null)
    .execute();
  const allowed = await thoseWhoAllow(scope, 'group_introduction', rows, service);
  return new Map(
    allowed.flatMap(({ id, shared, ownerName }) => {
      const { sent } = readShared(shared);
      return sent ? [[id, { told: sent, ownerName }] as const] : [];
    }),
  );
}

/** What carrying out a group's word looks at. */
export type CarryFacts = Omit<WordFacts, 'today'> & {
  readonly id: string;
  readonly referralId: string;
  readonly personId: string;
  readonly serviceName: string;
  readonly ownerId: string;
  readonly linkWorkerId: string | null;
};

/** Steps that say that somebody goes, written down by a colleague who had it from the person. */
const going = ['attend_first', 'keep_going', 'still_going_8_weeks', 'still_going_3_months'];

/** One introduction, for carrying out what its group said. @param lately since when a colleague's word counts against the group's */
export async function carryFacts(
  { db, actor }: Scope,
  id: string,
  lately: Temporal.Instant,
): Promise<CarryFacts | undefined> {
  const { rows } = await sql<CarryFacts>`
    select i.id, i.referral_id as "referralId", i.person_id as "personId", i.service_name as "serviceName", i.owner_id as "ownerId",
      r.link_worker_id as "linkWorkerId", i.state, i.first_attended_on as "firstAttendedOn",
      i.still_going_8_weeks as "stillGoing8Weeks", i.still_going_3_months as "stillGoing3Months",
      exists (select from introduction_event e join staff s on s.programme_id = e.programme_id and s.id = e.actor_id
        where e.programme_id = i.programme_id and e.introduction_id = i.id and e.transition = any (${going})
          and e.at >= ${lately}::timestamptz) as "personSaidGoing"
    from introduction i
    join referral r on r.programme_id = i.programme_id and r.id = i.referral_id
    where i.programme_id = ${actor.programmeId} and i.id = ${id}`.execute(db);
  return rows[0];
}
