import { sql } from 'kysely';
import { NotFound } from '../core/index.ts';
import type { Scope } from '../platform/database/index.ts';
import type { ReferralState } from '../referrals/index.ts';
import { awaitingStates, finalStates, type IntroductionState } from './introduction.ts';
import type { Reachable } from './minimum.ts';
import type { NextStepCode } from './next-step.ts';

/** What the page of one introduction shows. */
export type IntroductionFacts = {
  readonly id: string;
  readonly referralId: string;
  readonly personId: string;
  readonly personName: string;
  readonly firstName: string;
  readonly referralState: ReferralState;
  readonly linkWorkerId: string | null;
  readonly serviceId: string;
  readonly serviceName: string;
  readonly kind: string;
  readonly state: IntroductionState;
  readonly ownerId: string;
  readonly ownerName: string;
  readonly nextStep: NextStepCode | null;
  readonly nextOn: Temporal.PlainDate | null;
  readonly sentAt: Temporal.Instant | null;
  readonly chasedTimes: number;
  readonly bookedFor: Temporal.PlainDateTime | null;
  readonly firstAttendedOn: Temporal.PlainDate | null;
  readonly barrier: string | null;
  readonly reasonNote: string | null;
  readonly shared: unknown;
  readonly goal: string | null;
  readonly stillGoing8Weeks: boolean | null;
  readonly stillGoing3Months: boolean | null;
  readonly handed: boolean;
};

/**
 * One introduction with the names that belong to it.
 * @throws NotFound when it does not exist for this actor or belongs to another case
 */
export async function introductionFacts(
  { db, actor }: Scope,
  referralId: string,
  id: string,
): Promise<IntroductionFacts> {
  const { rows } = await sql<IntroductionFacts>`
    select i.id, i.referral_id as "referralId", i.person_id as "personId",
      coalesce(p.known_as, p.given_name) || ' ' || p.family_name as "personName",
      coalesce(p.known_as, p.given_name) as "firstName", r.state as "referralState", r.link_worker_id as "linkWorkerId",
      i.service_id as "serviceId", i.service_name as "serviceName", i.kind, i.state, i.owner_id as "ownerId",
      s.name as "ownerName", i.next_step as "nextStep", i.next_on as "nextOn", i.sent_at as "sentAt",
      i.chased_times as "chasedTimes", i.booked_for as "bookedFor", i.first_attended_on as "firstAttendedOn", i.barrier,
      i.reason_note as "reasonNote", i.shared, g.words as goal, i.still_going_8_weeks as "stillGoing8Weeks",
      i.still_going_3_months as "stillGoing3Months",
      exists (select 1 from task t where t.programme_id = i.programme_id and t.subject_id = i.id and t.assignee_id = ${actor.id}
        and t.done_at is null and t.cancelled_at is null) as handed
    from introduction i
    join referral r on r.programme_id = i.programme_id and r.id = i.referral_id
    join person p on p.programme_id = i.programme_id and p.id = i.person_id
    join staff s on s.programme_id = i.programme_id and s.id = i.owner_id
    left join goal g on g.programme_id = i.programme_id and g.id = i.goal_id
    where i.programme_id = ${actor.programmeId} and i.referral_id = ${referralId} and i.id = ${id}`.execute(
    db,
  );
  const [row] = rows;
  if (!row) throw new NotFound('introduction');
  return row;
}

/** Every change of an introduction, newest first. */
export async function historyOf({ db, actor }: Scope, id: string) {
  return db
    .selectFrom('introduction_event')
    .select(['id', 'at', 'actor_name', 'transition', 'from_state', 'to_state', 'reason', 'note'])
    .where('programme_id', '=', actor.programmeId)
    .where('introduction_id', '=', id)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .execute();
}
export type IntroductionHistory = Awaited<ReturnType<typeof historyOf>>;

/** The name and ways of contact of a person, and nothing else, for what is sent to a group. */
export async function reachable(
  { db, actor }: Scope,
  personId: string,
): Promise<Reachable & { readonly accessNeeds: string | null; readonly areaId: string | null }> {
  const row = await db
    .selectFrom('person')
    .select([
      'id',
      'given_name',
      'known_as',
      'phone',
      'email',
      'may_voicemail',
      'may_email',
      'best_time',
      'access_needs',
      'area_id',
    ])
    .where('programme_id', '=', actor.programmeId)
    .where('id', '=', personId)
    .executeTakeFirst();
  if (!row) throw new NotFound('person');
  return {
    firstName: row.known_as ?? row.given_name,
    phone: row.phone,
    email: row.email,
    mayVoicemail: row.may_voicemail,
    mayEmail: row.may_email,
    bestTime: row.best_time,
    accessNeeds: row.access_needs,
    areaId: row.area_id,
  };
}

/** An introduction of this case to this service that has no end yet. */
export async function openIntroductionTo(
  { db, actor }: Scope,
  referralId: string,
  serviceId: string,
): Promise<string | null> {
  const row = await db
    .selectFrom('introduction')
    .select('id')
    .where('programme_id', '=', actor.programmeId)
    .where('referral_id', '=', referralId)
    .where('service_id', '=', serviceId)
    .where(eb => eb.not(eb('state', '=', eb.fn.any(eb.val([...finalStates])))))
    .limit(1)
    .executeTakeFirst();
  return row?.id ?? null;
}

/** The cases somebody may introduce from: a link worker's own, all for the co-ordinator. By name. */
export async function casesToChoose({ db, actor }: Scope) {
  const rows = await db
    .selectFrom('referral as r')
    .innerJoin('person as p', join =>
      join.onRef('p.programme_id', '=', 'r.programme_id').onRef('p.id', '=', 'r.person_id'),
    )
    .select(['r.id', 'p.id as person_id', 'p.given_name', 'p.known_as', 'p.family_name'])
    .where('r.programme_id', '=', actor.programmeId)
    .where(eb => eb('r.state', '=', eb.fn.any(eb.val(['allocated', 'contacting', 'active', 'on_hold']))))
    .$if(actor.role === 'link_worker', query => query.where('r.link_worker_id', '=', actor.id))
    .orderBy('p.family_name')
    .orderBy('p.given_name')
    .limit(200)
    .execute();
  return rows.map(row => ({
    id: row.id,
    personId: row.person_id,
    name: `${row.known_as ?? row.given_name} ${row.family_name}`,
  }));
}

/** The coded needs of a referral, for recording that nothing fitted one of them. */
export async function needsOf({ db, actor }: Scope, referralId: string): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('referral_need')
    .select('need')
    .where('programme_id', '=', actor.programmeId)
    .where('referral_id', '=', referralId)
    .orderBy('priority')
    .orderBy('need')
    .execute();
  return rows.map(row => row.need);
}

/**
 * Introductions whose group has not answered and is asked again today, oldest first. Nobody is asked again about a
 * person who withdrew or died.
 */
export async function toChase({ db, actor }: Scope, today: Temporal.PlainDate) {
  return db
    .selectFrom('introduction as i')
    .innerJoin('referral as r', join =>
      join.onRef('r.programme_id', '=', 'i.programme_id').onRef('r.id', '=', 'i.referral_id'),
    )
    .innerJoin('person as p', join =>
      join.onRef('p.programme_id', '=', 'i.programme_id').onRef('p.id', '=', 'i.person_id'),
    )
    .select(['i.id', 'i.referral_id', 'i.person_id', 'i.chased_times', 'i.service_id', 'i.service_name'])
    .where('i.programme_id', '=', actor.programmeId)
    .where(eb => eb('i.state', '=', eb.fn.any(eb.val(['sent', 'no_reply', 'chased']))))
    .where('i.next_on', '<=', today)
    .where('r.state', '<>', 'withdrawn')
    .where('p.died_on', 'is', null)
    .orderBy('i.next_on')
    .orderBy('i.id')
    .execute();
}

/** The introductions of a case that have no end yet. */
export async function openIntroductionsOf({ db, actor }: Scope, referralId: string) {
  return db
    .selectFrom('introduction')
    .select(['id', 'person_id', 'owner_id'])
    .where('programme_id', '=', actor.programmeId)
    .where('referral_id', '=', referralId)
    .where(eb => eb.not(eb('state', '=', eb.fn.any(eb.val([...finalStates])))))
    .orderBy('created_at')
    .orderBy('id')
    .execute();
}

/** Introductions to a service of people who have not been there yet. */
export async function onTheWayTo({ db, actor }: Scope, serviceId: string) {
  return db
    .selectFrom('introduction')
    .select(['id', 'referral_id', 'person_id', 'owner_id'])
    .where('programme_id', '=', actor.programmeId)
    .where('service_id', '=', serviceId)
    .where(eb =>
      eb('state', '=', eb.fn.any(eb.val(['suggested', 'chosen', ...awaitingStates, 'accepted', 'booked']))),
    )
    .orderBy('created_at')
    .orderBy('id')
    .execute();
}

/** Introductions after the group's yes whose next step is due: did they go, are they still going? */
export async function toAskAbout({ db, actor }: Scope, today: Temporal.PlainDate) {
  return db
    .selectFrom('introduction as i')
    .innerJoin('referral as r', join =>
      join.onRef('r.programme_id', '=', 'i.programme_id').onRef('r.id', '=', 'i.referral_id'),
    )
    .select(['i.id', 'i.referral_id', 'i.person_id', 'i.owner_id', 'i.next_on', 'r.state as referral_state'])
    .where('i.programme_id', '=', actor.programmeId)
    .where(eb => eb('i.state', '=', eb.fn.any(eb.val(['accepted', 'booked', 'first_attended', 'attending']))))
    .where('i.next_on', '<=', today)
    .orderBy('i.next_on')
    .orderBy('i.id')
    .execute();
}

/** Services that people were introduced to in the last year, or still go to. */
export async function usedServices({ db, actor, now }: Scope): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('introduction')
    .select('service_id')
    .distinct()
    .where('programme_id', '=', actor.programmeId)
    .where(eb =>
      eb.or([
        eb('created_at', '>=', now.subtract({ hours: 24 * 365 })),
        eb('state', '=', eb.fn.any(eb.val(['accepted', 'booked', 'first_attended', 'attending']))),
      ]),
    )
    .execute();
  return rows.map(row => row.service_id);
}

/** How an introduction ended and the code of why: the group's reason or the person's barrier. Null for one that is not there. */
export async function whyItEnded({ db, actor }: Scope, id: string) {
  const row = await db
    .selectFrom('introduction as i')
    .select(eb => [
      'i.service_id',
      'i.state',
      'i.barrier',
      eb
        .selectFrom('introduction_event as e')
        .select('e.reason')
        .whereRef('e.programme_id', '=', 'i.programme_id')
        .whereRef('e.introduction_id', '=', 'i.id')
        .where('e.transition', '=', 'decline')
        .orderBy('e.at', 'desc')
        .limit(1)
        .as('declined'),
    ])
    .where('i.programme_id', '=', actor.programmeId)
    .where('i.id', '=', id)
    .executeTakeFirst();
  return row
    ? {
        serviceId: row.service_id,
        state: row.state,
        reason: row.state === 'declined' ? row.declined : row.barrier,
      }
    : null;
}

/** The state of an introduction, or null when it does not exist for this actor. */
export async function stateOf({ db, actor }: Scope, id: string): Promise<IntroductionState | null> {
  const row = await db
    .selectFrom('introduction')
    .select('state')
    .where('programme_id', '=', actor.programmeId)
    .where('id', '=', id)
    .executeTakeFirst();
  return row ? (row.state as IntroductionState) : null;
}
