/** Answers of ours that a person gets in a day at most: another machine at the other end must not keep us talking. */
export const ANSWERS_A_DAY = 6;
/** The same answer is not given again within so many minutes; what says that a person reads it, not within a day. */
const AGAIN_MINUTES = 10;
const onceADay: ReadonlySet<string> = new Set(['reply_read', 'reply_danger', 'reply_off', 'reply_stopped']);

/**
 * Whether we answer a text by ourselves.
 *
 * @param lately what we answered this person in the last day
 */
export function mayAnswer(
  template: string,
  lately: readonly { readonly template: string; readonly at: Temporal.Instant }[],
  now: Temporal.Instant,
): boolean {
  if (lately.length >= ANSWERS_A_DAY) return false;
  const same = lately.filter(one => one.template === template);
  if (onceADay.has(template)) return same.length === 0;
  return !same.some(one => one.at.until(now).total('minutes') < AGAIN_MINUTES);
}
