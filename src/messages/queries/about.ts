import { initialsOf } from '../../people/index.ts';
import type { Scope } from '../../platform/database/index.ts';

/** What messages about a referral speak of. */
export type AboutReferral = {
  readonly id: string;
  readonly reference: string;
  readonly route: string;
  readonly state: string;
  /** The person's language. */
  readonly locale: string;
  readonly receivedAt: Temporal.Instant;
  readonly initials: string;
  /** What the person likes to be called. */
  readonly called: string;
  readonly personId: string | null;
  readonly referrerEmail: string | null;
  readonly referrerName: string | null;
  readonly referrerOrganisation: string | null;
  readonly referrerRole: string | null;
  readonly workerName: string | null;
  readonly firstContactAt: Temporal.Instant | null;
  readonly sessionsHeld: number;
  readonly decisionReason: string | null;
  readonly decisionNote: string | null;
  readonly redirectedTo: string | null;
  readonly handoverMade: boolean;
};

/** One referral with its person, its link worker and its referrer. Null when it does not exist for this actor. */
export async function aboutReferral({ db, actor }: Scope, id: string): Promise<AboutReferral | null> {
  const row = await db
    .selectFrom('referral as r')
    .leftJoin('person as p', join =>
      join.onRef('p.programme_id', '=', 'r.programme_id').onRef('p.id', '=', 'r.person_id'),
    )
    .leftJoin('staff as s', join =>
      join.onRef('s.programme_id', '=', 'r.programme_id').onRef('s.id', '=', 'r.link_worker_id'),
    )
    .select([
      'r.id',
      'r.reference',
      'r.route',
      'r.state',
      'r.locale',
      'r.received_at as receivedAt',
      'r.given_name',
      'r.family_name',
      'r.person_id as personId',
      'r.referrer_email as referrerEmail',
      'r.referrer_name as referrerName',
      'r.referrer_organisation as referrerOrganisation',
      'r.referrer_role as referrerRole',
      'r.first_contact_at as firstContactAt',
      'r.sessions_held as sessionsHeld',
      'r.decision_reason as decisionReason',
      'r.decision_note as decisionNote',
      'r.redirected_to as redirectedTo',
      'r.handover_made',
      'p.given_name as person_given',
      'p.known_as',
      's.name as workerName',
    ])
    .where('r.programme_id', '=', actor.programmeId)
    .where('r.id', '=', id)
    .executeTakeFirst();
  if (!row) return null;
  const { given_name, family_name, person_given, known_as, handover_made, ...rest } = row;
  return {
    ...rest,
    initials: initialsOf({ given_name, family_name }),
    called: known_as ?? person_given ?? given_name,
    handoverMade: handover_made ?? false,
  };
}

/** The newest question to the referrer that has no answer yet. */
export async function openQuestion({ db, actor }: Scope, referralId: string): Promise<string | null> {
  const row = await db
    .selectFrom('referral_question')
    .select('question')
    .where('programme_id', '=', actor.programmeId)
    .where('referral_id', '=', referralId)
    .where('answered_at', 'is', null)
    .orderBy('asked_at', 'desc')
    .executeTakeFirst();
  return row?.question ?? null;
}
