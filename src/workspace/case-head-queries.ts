import { NotFound } from '../core/index.ts';
import { compiledOnce, type Scope } from '../platform/database/index.ts';
import type { ReferralState } from '../referrals/index.ts';
import type { CaseFacts } from './case-facts.ts';

const caseHeadQuery = compiledOnce((db, asked: { programmeId: string; referralId: string }) =>
  db
    .selectFrom('referral as r')
    .innerJoin('person as p', join =>
      join.onRef('p.programme_id', '=', 'r.programme_id').onRef('p.id', '=', 'r.person_id'),
    )
    .leftJoin('staff as s', join =>
      join.onRef('s.programme_id', '=', 'r.programme_id').onRef('s.id', '=', 'r.link_worker_id'),
    )
    .leftJoin('area as a', join =>
      join.onRef('a.programme_id', '=', 'p.programme_id').onRef('a.id', '=', 'p.area_id'),
    )
    .select([
      'r.id',
      'r.reference',
      'r.state',
      'r.route',
      'r.words',
      'r.risk_note',
      'r.received_at',
      'r.first_session_at',
      'r.referrer_name',
      'r.referrer_role',
      'r.referrer_organisation',
      'r.sessions_planned',
      'r.sessions_held',
      'r.hold_until',
      'r.closed_at',
      'r.closing_reason',
      'r.next_action',
      'r.next_action_on',
      'r.link_worker_id',
      's.name as link_worker_name',
      'p.id as person_id',
      'p.given_name',
      'p.family_name',
      'p.known_as',
      'p.pronouns',
      'p.birth_date',
      'p.phone',
      'p.other_phone',
      'p.email',
      'p.address',
      'p.postcode',
      'a.name as area_name',
      'p.interpreter_language',
      'p.may_voicemail',
      'p.may_text',
      'p.may_email',
      'p.may_post',
      'p.best_time',
      'p.contact_note',
      'p.code_word',
      'p.neutral_sender',
      'p.access_needs',
      'p.travel_needs',
      'p.about',
      'p.gp_name',
      'p.gp_practice',
    ])
    .where('r.programme_id', '=', asked.programmeId)
    .where('r.id', '=', asked.referralId),
);

/** The referral and its person. Throws NotFound when there is none for this actor. */
export async function caseHead(
  { db, actor }: Scope,
  referralId: string,
): Promise<Pick<CaseFacts, 'referral' | 'person'>> {
  const {
    rows: [row],
  } = await db.executeQuery(caseHeadQuery({ programmeId: actor.programmeId, referralId }));
  if (!row) throw new NotFound('case');
  return {
    referral: {
      id: row.id,
      reference: row.reference,
      state: row.state as ReferralState,
      route: row.route,
      words: row.words,
      riskNote: row.risk_note,
      receivedAt: row.received_at,
      firstSessionAt: row.first_session_at,
      referrerName: row.referrer_name,
      referrerRole: row.referrer_role,
      referrerOrganisation: row.referrer_organisation,
      sessionsPlanned: row.sessions_planned,
      sessionsHeld: row.sessions_held,
      holdUntil: row.hold_until,
      closedAt: row.closed_at,
      closingReason: row.closing_reason,
      nextAction: row.next_action,
      nextActionOn: row.next_action_on,
      linkWorkerId: row.link_worker_id,
      linkWorkerName: row.link_worker_name,
    },
    person: {
      id: row.person_id,
      givenName: row.given_name,
      familyName: row.family_name,
      knownAs: row.known_as,
      pronouns: row.pronouns,
      birthDate: row.birth_date,
      phone: row.phone,
      otherPhone: row.other_phone,
      email: row.email,
      address: row.address,
      postcode: row.postcode,
      areaName: row.area_name,
      interpreterLanguage: row.interpreter_language,
      mayVoicemail: row.may_voicemail,
      mayText: row.may_text,
      mayEmail: row.may_email,
      mayPost: row.may_post,
      bestTime: row.best_time,
      contactNote: row.contact_note,
      codeWord: row.code_word,
      neutralSender: row.neutral_sender,
      accessNeeds: row.access_needs,
      travelNeeds: row.travel_needs,
      about: row.about,
      gpName: row.gp_name,
      gpPractice: row.gp_practice,
    },
  };
}
