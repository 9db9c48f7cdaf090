import { type Holidays, isWorkingDay } from '../../core/index.ts';

/** How long something that speaks of danger may lie unread, and how long each who is called has. */
export type Watch = {
  readonly unreadMinutes: number;
  readonly unreadMinutesOut: number;
  readonly nextMinutes: number;
  /** Working hours, on working days; everything else is out of hours. */
  readonly opens: Temporal.PlainTime;
  readonly closes: Temporal.PlainTime;
};

/** Until a programme sets its own: an hour, at night as well, and a quarter of an hour for each who is called. */
export const usualWatch: Watch = {
  unreadMinutes: 60,
  unreadMinutesOut: 60,
  nextMinutes: 15,
  opens: Temporal.PlainTime.from('09:00'),
  closes: Temporal.PlainTime.from('17:00'),
};

/** Minutes for which whoever said "I am on it" is left alone; then the calls go on, because it still waits. */
export const TAKEN_MINUTES = 60;

export const covers = ['always', 'working_hours', 'out_of_hours'] as const;
export type Cover = (typeof covers)[number];

/** Somebody who may be called, in the order of the list. */
export type OnCall = { readonly staffId: string; readonly cover: Cover };

/** What is known of one thing that waits, as far as the next call depends on it. */
export type Standing = {
  readonly calls: number;
  readonly calledAt: Temporal.Instant | null;
  readonly takenAt: Temporal.Instant | null;
  /** The last call did not leave the house: an address was refused, or a mail server could not be reached. */
  readonly lastFailed: boolean;
};

/** Nights, weekends and public holidays. */
export function isOutOfHours(local: Temporal.PlainDateTime, watch: Watch, holidays: Holidays): boolean {
  const time = local.toPlainTime();
  return (
    !isWorkingDay(local.toPlainDate(), holidays) ||
    Temporal.PlainTime.compare(time, watch.opens) < 0 ||
    Temporal.PlainTime.compare(time, watch.closes) >= 0
  );
}

/** Whether something has lain unread for as long as it may. */
export function isTooLong(
  since: Temporal.Instant,
  now: Temporal.Instant,
  out: boolean,
  watch: Watch,
): boolean {
  return minutesSince(since, now) >= (out ? watch.unreadMinutesOut : watch.unreadMinutes);
}

/** Whether a call goes out now. Never for ever "no" while it waits: that is what the property test asks. */
export function isCallDue(standing: Standing, now: Temporal.Instant, watch: Watch): boolean {
  const { calledAt, takenAt, lastFailed } = standing;
  if (takenAt && minutesSince(takenAt, now) < TAKEN_MINUTES) return false;
  if (calledAt === null || lastFailed) return true;
  return minutesSince(calledAt, now) >= watch.nextMinutes;
}

/**
 * Whom this call goes to. First one after the other who is on call at this hour, in the order of the list; once each of them was called
 * in vain, all of them and every co-ordinator together. With nobody on call at this hour: everybody on the list; with no list at
 * all: every co-ordinator.
 * @param coordinators ids of all who are active
 */
export function whoNext(
  list: readonly OnCall[],
  calls: number,
  out: boolean,
  coordinators: readonly string[],
): readonly string[] {
  const now = list.filter(one => one.cover === 'always' || (one.cover === 'out_of_hours') === out);
  const order = unique((now.length > 0 ? now : list).map(one => one.staffId));
  const next = order[calls];
  return next === undefined ? unique([...order, ...coordinators]) : [next];
}

const unique = (ids: readonly string[]): readonly string[] => [...new Set(ids)];

function minutesSince(then: Temporal.Instant, now: Temporal.Instant): number {
  return then.until(now).total('minutes');
}
