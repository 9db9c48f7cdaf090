import type { Barrier, IntroductionDeclineReason } from '../../programmes/index.ts';

/** What of an entry may be wrong. Words: `directory.keeping.part.<code>`. */
export const reportParts = [
  'times',
  'place',
  'cost',
  'closed',
  'contact',
  'access',
  'who_for',
  'full',
  'unsafe',
  'other',
] as const;
export type ReportPart = (typeof reportParts)[number];

/** What anybody may say with one tap; the others are what link workers and introductions find out. */
export const publicParts = [
  'times',
  'place',
  'cost',
  'closed',
  'contact',
  'other',
] as const satisfies readonly ReportPart[];

/** Who or what said that something is wrong. */
export const reportSources = ['public', 'staff', 'introduction'] as const;
export type ReportSource = (typeof reportSources)[number];

/** What came of a check: the entry was put right, it was right after all, or it is listed no more. */
export const checkOutcomes = ['corrected', 'was_right', 'taken_off'] as const;
export type CheckOutcome = (typeof checkOutcomes)[number];

const ofDecline: Readonly<Record<IntroductionDeclineReason, ReportPart | null>> = {
  full: 'full',
  group_ended: 'closed',
  access_not_met: 'access',
  not_right_group: 'who_for',
  outside_area: 'place',
  other: null,
};
const ofBarrier: Partial<Readonly<Record<Barrier, ReportPart>>> = {
  full: 'full',
  not_available: 'closed',
  safety: 'unsafe',
};

/** What the reason of a group's no says about its entry; null when it says nothing. */
export function partOfDecline(reason: IntroductionDeclineReason): ReportPart | null {
  return ofDecline[reason];
}

/**
 * What the barrier that stopped an introduction says about the entry; null when it speaks of the person's life and not of
 * the group, as most do.
 */
export function partOfBarrier(barrier: Barrier): ReportPart | null {
  return ofBarrier[barrier] ?? null;
}

/** Whether people who were introduced should be told at once. */
export function isUrgent(part: ReportPart): boolean {
  return part === 'closed' || part === 'unsafe';
}
