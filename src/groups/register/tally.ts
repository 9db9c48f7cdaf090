/** How somebody may be marked on a day of a group. `excused`: they told us that they could not come. */
export const marks = ['present', 'late', 'excused', 'absent'] as const;
export type Mark = (typeof marks)[number];

/** How a day stands for somebody in the end: a missed one may be made up on another day. */
export type Standing = Mark | 'made_up';

/** What somebody's days of a group come to. */
export type Tally = {
  readonly held: number;
  /** Days they were there, on time or late, and days they made up. */
  readonly attended: number;
  readonly madeUp: number;
  /** Days missed without a word, one after the other, up to the last; a day they told us about neither counts nor breaks it. */
  readonly missedRunning: number;
};

/** Days missed running after which the link worker is asked to look; nobody loses a place by it. */
export const REVIEW_AFTER = 2;

/** True when somebody was there, or made the day up. */
export const wasThere = (standing: Standing): boolean =>
  standing === 'present' || standing === 'late' || standing === 'made_up';

/**
 * Counts the days of one person.
 * @param days in their order, only days that took place
 * @example tallyOf(['late', 'absent']) // held 2, attended 1, missedRunning 1
 */
export function tallyOf(days: readonly Standing[]): Tally {
  let missedRunning = 0;
  for (const day of days) {
    if (wasThere(day)) missedRunning = 0;
    else if (day === 'absent') missedRunning += 1;
  }
  return {
    held: days.length,
    attended: days.filter(wasThere).length,
    madeUp: days.filter(day => day === 'made_up').length,
    missedRunning,
  };
}
