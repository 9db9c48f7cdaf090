/** What an alarm is about. */
export const alarmKinds = ['referral', 'concern', 'visit'] as const;
export type AlarmKind = (typeof alarmKinds)[number];

/** Something that speaks of danger and that nobody has read yet. */
export type Waiting = {
  readonly kind: AlarmKind;
  /** The referral or the concern. */
  readonly subjectId: string;
  readonly referralId: string | null;
  readonly personId: string | null;
  readonly since: Temporal.Instant;
};

/** Where it is read; the page itself asks who may. */
export function wayTo({ kind, subjectId }: Pick<Waiting, 'kind' | 'subjectId'>): string {
  return {
    referral: `/inbox/${subjectId}`,
    concern: `/concerns/${subjectId}`,
    visit: `/visits/${subjectId}`,
  }[kind];
}
