import { type CodeOf, codeList } from './code-list.ts';

const version = '2026-11';

/** How a contact outside a session was made. */
export const contactModes = codeList('contact_modes', version, [
  'phone',
  'text',
  'email',
  'letter',
  'in_person',
  'video',
  'third_party',
]);
export type ContactMode = CodeOf<typeof contactModes>;

/** Who a contact was with. */
export const contactPartners = codeList('contact_partners', version, [
  'person',
  'family_friend',
  'referrer',
  'gp',
  'group',
  'other',
]);
export type ContactPartner = CodeOf<typeof contactPartners>;

/** How something is sent out. */
export const channels = codeList('channels', version, ['email', 'sms', 'letter']);
export type Channel = CodeOf<typeof channels>;

/** What became of a contact. */
export const contactOutcomes = codeList('contact_outcomes', version, [
  'reached',
  'replied',
  'no_answer',
  'voicemail_left',
  'message_with_other',
  'call_back_later',
  'sent',
  'wrong_number',
  'number_not_working',
  'returned',
]);
export type ContactOutcome = CodeOf<typeof contactOutcomes>;

/** Outcomes that mean the two sides were in touch; every other one is an attempt. */
export const outcomesInTouch: ReadonlySet<ContactOutcome> = new Set([
  'reached',
  'replied',
  'call_back_later',
]);

/** Why support pauses for a while. */
export const holdReasons = codeList('hold_reasons', version, [
  'in_hospital',
  'unwell',
  'caring',
  'bereavement',
  'away',
  'moving_home',
  'waiting_for_service',
  'asked_for_pause',
  'other',
]);
export type HoldReason = CodeOf<typeof holdReasons>;

/** Why more sessions than planned are needed. */
export const extensionReasons = codeList('extension_reasons', version, [
  'close_to_goal',
  'late_start',
  'new_need',
  'setback',
  'access_needs',
  'other',
]);
export type ExtensionReason = CodeOf<typeof extensionReasons>;

/** Why support ended. */
export const closingReasons = codeList('closing_reasons', version, [
  'goals_met',
  'mostly_met',
  'person_ended',
  'disengaged',
  'could_not_be_contacted',
  'stepped_up',
  'moved',
  'hospital_care_home',
  'died',
  'risk_unsuitable',
  'capacity',
]);
export type ClosingReason = CodeOf<typeof closingReasons>;

/** Why a closed referral is opened again. */
export const reopenReasons = codeList('reopen_reasons', version, [
  'asked_to_return',
  'back_in_touch',
  'new_need',
  'closed_too_soon',
  'closed_by_mistake',
]);
export type ReopenReason = CodeOf<typeof reopenReasons>;

/** What a safeguarding or safety record is about. */
export const concernKinds = codeList('concern_kinds', version, [
  'thoughts_of_suicide',
  'self_harm',
  'harm_from_others',
  'domestic_abuse',
  'financial_abuse',
  'neglect',
  'self_neglect',
  'child_at_risk',
  'unsafe_home',
  'health_worse',
  'staff_safety',
  'other',
]);
export type ConcernKind = CodeOf<typeof concernKinds>;

/** What a staff member owes; all but `plan_action` and `other` are made by a rule. */
export const taskKinds = codeList('task_kinds', version, [
  'triage',
  'chase_information',
  'allocate',
  'first_contact',
  'contact_again',
  'take_over',
  'hand_over',
  'plan_session',
  'write_note',
  'sign_note',
  'review_missed',
  'chase_introduction',
  'introduction_no_reply',
  'still_going',
  'group_place',
  'group_missed',
  'group_walk_in',
  'provider_said',
  'provider_silent',
  'provider_pauses',
  'choose_again',
  'plan_action',
  'measures_due',
  'hold_ends',
  'extension_approval',
  'closing',
  'follow_up',
  'concern',
  'check_service',
  'recall',
  'check_crisis_lines',
  'subject_access',
  'review_hold',
  'answer_alarm',
  'wants_to_stop',
  'asked_to_move',
  'cannot_come',
  'call_back',
  'step_not_working',
  'did_not_go',
  'texts_again',
  'judge_words',
  'review_glass',
  'message_failed',
  'text_arrived',
  'keep_in_touch',
  'chase_handover',
  'supervision',
  'summaries_differ',
  'renew_licence',
  'other',
]);
export type TaskKind = CodeOf<typeof taskKinds>;
