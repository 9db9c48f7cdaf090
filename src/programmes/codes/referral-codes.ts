import { type CodeOf, codeList } from './code-list.ts';

const version = '2026-11';

/** Who sends a referral. */
export const referrerRoles = codeList('referrer_roles', version, [
  'gp',
  'practice_nurse',
  'public_health_nurse',
  'community_nurse',
  'hospital_team',
  'mental_health_team',
  'therapist',
  'pharmacist',
  'social_worker',
  'community_worker',
  'voluntary_organisation',
  'council_housing',
  'other_professional',
  'self',
  'family_friend',
]);
export type ReferrerRole = CodeOf<typeof referrerRoles>;

/** Who somebody is to the person. */
export const relations = codeList('relations', version, [
  'partner',
  'parent',
  'child',
  'sibling',
  'relative',
  'friend',
  'neighbour',
  'carer',
  'advocate',
  'interpreter',
  'support_worker',
  'other',
]);
export type Relation = CodeOf<typeof relations>;

/** Why a referral was not accepted at triage. */
export const declineReasons = codeList('decline_reasons', version, [
  'under_18',
  'out_of_area',
  'acute_risk',
  'needs_assessment',
  'already_supported',
  'no_consent',
  'insufficient_information',
  'service_full',
  'person_declined',
]);
export type DeclineReason = CodeOf<typeof declineReasons>;

/** Where a referral that belongs elsewhere was handed to. */
export const redirectPlaces = codeList('redirect_places', version, [
  'gp',
  'mental_health',
  'crisis_service',
  'social_work',
  'community_nursing',
  'addiction_service',
  'domestic_abuse_service',
  'housing_service',
  'advice_service',
  'carers_service',
  'older_people_service',
  'young_people_service',
  'other_programme',
  'community_group',
  'other',
]);
export type RedirectPlace = CodeOf<typeof redirectPlaces>;

/** Why the person withdrew, as far as they said. */
export const withdrawalReasons = codeList('withdrawal_reasons', version, [
  'changed_mind',
  'not_needed',
  'help_elsewhere',
  'long_wait',
  'not_said',
]);
export type WithdrawalReason = CodeOf<typeof withdrawalReasons>;

/** What a person agrees to, one purpose at a time. */
export const consentPurposes = codeList('consent_purposes', version, [
  'take_part',
  'keep_record',
  'share_with_gp',
  'share_with_referrer',
  'share_with_groups',
  'contact_later',
  'use_for_statistics',
  'use_for_research',
]);
export type ConsentPurpose = CodeOf<typeof consentPurposes>;

/** How consent was given or withdrawn. */
export const consentWays = codeList('consent_ways', version, [
  'in_person',
  'by_phone',
  'in_writing',
  'online',
  'through_referrer',
]);
export type ConsentWay = CodeOf<typeof consentWays>;

/** Who spoke when something was agreed to or taken back. */
export const consentCapacities = codeList('consent_capacities', '2026-11', [
  'self',
  'with_help',
  'representative',
]);
export type ConsentCapacity = CodeOf<typeof consentCapacities>;
