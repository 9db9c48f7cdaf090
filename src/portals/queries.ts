import type { IntroductionState } from '../introductions/index.ts';
import type { Scope } from '../platform/database/index.ts';
import type { ReferralState } from '../referrals/index.ts';

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

/** What a person's own pages know of their case; `id` null while nobody has taken it up. */
export type OwnCase = {
  readonly personId: string;
  readonly called: string;
  readonly fullName: string;
  readonly locale: string | null;
  readonly referralId: string | null;
  readonly state: ReferralState | null;
  readonly linkWorkerId: string | null;
  readonly worker: string | null;
  readonly sessionsHeld: number;
  readonly sessionsPlanned: number;
  readonly closedAt: Temporal.Instant | null;
};

/**
 * The case under way of a person, or the last. Read by the house, which shows the person what is theirs: they read no referral
 * themselves, since what was written there about risk is not for whoever holds their telephone.
 */
export async function ownCase({ db, actor }: Scope, personId: string): Promise<OwnCase | null> {
  const row = await db
    .selectFrom('person as p')
    .leftJoin('referral as r', join =>
      join
        .onRef('r.programme_id', '=', 'p.programme_id')
        .onRef('r.person_id', '=', 'p.id')
        .on('r.state', 'not in', ['draft', 'declined', 'duplicate', 'redirected']),
    )
    .leftJoin('staff as s', join =>
      join.onRef('s.programme_id', '=', 'r.programme_id').onRef('s.id', '=', 'r.link_worker_id'),
    )
    .select(['p.id', 'p.given_name', 'p.family_name', 'p.known_as', 'p.locale'])
    .select(['r.id as referral_id', 'r.state', 'r.link_worker_id', 'r.sessions_held', 'r.sessions_planned'])
    .select(['r.closed_at', 's.name as worker'])
    .where('p.programme_id', '=', actor.programmeId)
    .where('p.id', '=', personId)
    .orderBy('r.closed_at', order => order.desc().nullsFirst())
    .orderBy('r.received_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (!row) return null;
  return {
    personId,
    called: row.known_as ?? row.given_name,
    fullName: `${row.given_name} ${row.family_name}`,
    locale: row.locale,
    referralId: row.referral_id,
    state: row.state as ReferralState | null,
    linkWorkerId: row.link_worker_id,
    worker: row.worker,
    sessionsHeld: row.sessions_held ?? 0,
    sessionsPlanned: row.sessions_planned ?? 0,
    closedAt: row.closed_at,
  };
}

/** An activity as the person sees it. What was shared of them is not among it. */
export type OwnActivity = {
  readonly id: string;
  readonly serviceId: string;
  readonly name: string;
  readonly state: IntroductionState;
  readonly bookedFor: Temporal.PlainDateTime | null;
  readonly firstAttendedOn: Temporal.PlainDate | null;
};

/** The introductions of a case that the person has chosen, the newest first. */
export async function activitiesOf(
  { db, actor }: Scope,
  referralId: string,
): Promise<readonly OwnActivity[]> {
  const rows = await db
    .selectFrom('introduction')
    .select(['id', 'service_id', 'service_name', 'state', 'booked_for', 'first_attended_on'])
    .where('programme_id', '=', actor.programmeId)
    .where('referral_id', '=', referralId)
    .where('state', '<>', 'suggested')
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(50)
    .execute();
  return rows.map(row => ({
    id: row.id,
    serviceId: row.service_id,
    name: row.service_name,
    state: row.state as IntroductionState,
    bookedFor: row.booked_for,
    firstAttendedOn: row.first_attended_on,
  }));
}
