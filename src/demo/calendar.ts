import {
  addWorkingDays,
  type Holidays,
  isWorkingDay,
  nextWorkingDay,
  workingDayFrom,
} from '../core/index.ts';

type Day = Temporal.PlainDate;

/** Days of a programme around the moment of seeding. */
export type Calendar = {
  readonly zone: string;
  readonly now: Temporal.Instant;
  readonly today: Day;
  /** Today when work is done today, else the next working day: where "today's sessions" are. */
  readonly workday: Day;
  /** The working day `count` after `workday`; before it when negative. */
  ahead(count: number): Day;
  /** The working day `count` before `day`; 0 gives the day itself or the last working day before it. */
  before(day: Day, count: number): Day;
  /** The working day on or after, for what lies ahead. */
  from(day: Day): Day;
  after(day: Day, count: number): Day;
  /** An instant of a local day and time, 'HH:MM'. */
  at(day: Day, time: string): Temporal.Instant;
  local(at: Temporal.Instant): Temporal.PlainDateTime;
  dayOf(at: Temporal.Instant): Day;
};

export function makeCalendar(now: Temporal.Instant, zone: string, holidays: Holidays): Calendar {
  const today = now.toZonedDateTimeISO(zone).toPlainDate();
  const workday = workingDayFrom(today, holidays);
  const before = (day: Day, count: number): Day => {
    let at = day;
    while (!isWorkingDay(at, holidays)) at = at.subtract({ days: 1 });
    for (let left = count; left > 0; left--) {
      do at = at.subtract({ days: 1 });
      while (!isWorkingDay(at, holidays));
    }
    return at;
  };
  return {
    zone,
    now,
    today,
    workday,
    before,
    ahead: count => (count < 0 ? before(workday, -count) : addWorkingDays(workday, count, holidays)),
    from: day => workingDayFrom(day, holidays),
    after: (day, count) => {
      let at = day;
      for (let left = count; left > 0; left--) at = nextWorkingDay(at, holidays);
      return at;
    },
    at: (day, time) =>
      day.toZonedDateTime({ timeZone: zone, plainTime: Temporal.PlainTime.from(time) }).toInstant(),
    local: at => at.toZonedDateTimeISO(zone).toPlainDateTime(),
    dayOf: at => at.toZonedDateTimeISO(zone).toPlainDate(),
  };
}

/**
 * Puts instants in order: each at least five minutes after the one before it, none after `latest`. What happened keeps
 * its order even where chance gave two things the same morning.
 */
export function inOrder(instants: readonly Temporal.Instant[], latest: Temporal.Instant): Temporal.Instant[] {
  const step = 5 * 60_000;
  const times = instants.map(one => one.epochMilliseconds);
  for (let i = 1; i < times.length; i++) times[i] = Math.max(times[i] ?? 0, (times[i - 1] ?? 0) + step);
  let limit = latest.epochMilliseconds;
  for (let i = times.length - 1; i >= 0; i--) {
    times[i] = Math.min(times[i] ?? 0, limit);
    limit = (times[i] ?? 0) - step;
  }
  return times.map(time => Temporal.Instant.fromEpochMilliseconds(time));
}
