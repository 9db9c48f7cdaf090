import { type CodeOf, codeList } from './code-list.ts';

const version = '2026-11';

/** How a session takes place. */
export const sessionModes = codeList('session_modes', version, [
  'in_person',
  'home',
  'phone',
  'video',
  'walk_and_talk',
]);
export type SessionMode = CodeOf<typeof sessionModes>;

/** Why the person could not be at a session, or cancelled it. No reason blames. */
export const missedReasons = codeList('missed_reasons', version, [
  'unwell',
  'caring',
  'transport',
  'slipped_mind',
  'hard_day',
  'nervous',
  'weather',
  'work',
  'urgent_matter',
  'our_mix_up',
  'not_known',
]);
export type MissedReason = CodeOf<typeof missedReasons>;

/** Why we cancelled or moved a session. */
export const ourCancelReasons = codeList('our_cancel_reasons', version, [
  'worker_unwell',
  'worker_away',
  'place_closed',
  'weather',
  'urgent_matter',
  'other',
]);
export type OurCancelReason = CodeOf<typeof ourCancelReasons>;

/** How a person agreed to a version of the plan. */
export const agreementWays = codeList('agreement_ways', version, [
  'in_person',
  'by_phone',
  'by_video',
  'by_link',
]);
export type AgreementWay = CodeOf<typeof agreementWays>;

/** Moments of a case at which questions are asked: session 1 or 2, along the way, session 8 or closing, three months later; and while waiting. */
export const caseTimepoints = ['baseline', 'review', 'end', 'follow_up', 'waiting'] as const;
/** Moments of somebody's place in a course: before or at its first date, at or after its last. */
export const courseTimepoints = ['course_start', 'course_end'] as const;

/** When the questions are asked. */
export const timepoints = codeList('timepoints', version, [...caseTimepoints, ...courseTimepoints]);
export type Timepoint = CodeOf<typeof timepoints>;
export type CaseTimepoint = (typeof caseTimepoints)[number];
export type CourseTimepoint = (typeof courseTimepoints)[number];
