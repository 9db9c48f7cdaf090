/** Why a record outside one's relation is needed now. */
export const glassReasons = ['danger', 'safeguarding', 'contact', 'stand_in', 'other'] as const;
export type GlassReason = (typeof glassReasons)[number];

/** How long a record stays open, as the database grants it (migration 0610). */
export const GLASS_MINUTES = 60;

/** What a review comes to. */
export const verdicts = ['justified', 'not_justified'] as const;
export type Verdict = (typeof verdicts)[number];

/** One use of break-glass. */
export type Glass = {
  readonly id: string;
  readonly staffId: string;
  readonly staffName: string;
  readonly personId: string;
  readonly reason: string;
  /** What whoever opened it said. */
  readonly words: string;
  readonly openedAt: Temporal.Instant;
  readonly endsAt: Temporal.Instant;
  readonly endedAt: Temporal.Instant | null;
  readonly reviewedAt: Temporal.Instant | null;
  readonly verdict: Verdict | null;
  readonly reviewWords: string | null;
};

/** Whether the record is still open by it. */
export function isOpen(glass: Pick<Glass, 'endsAt' | 'endedAt'>, now: Temporal.Instant): boolean {
  return glass.endedAt === null && Temporal.Instant.compare(now, glass.endsAt) < 0;
}
