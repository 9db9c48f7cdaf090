/** Whole days, weeks and years between calendar days. Nothing here knows a clock or a zone. */

type Day = Temporal.PlainDate;

function days(from: Day, to: Day): number {
  return from.until(to, { largestUnit: 'day' }).days;
}

/**
 * Age in completed years on a day; negative before birth. Somebody born on 29 February completes a year on
 * 1 March where the year has no 29 February, as in Irish and English law.
 */
export function ageOn(birth: Day, day: Day): number {
  const beforeBirthday = day.month < birth.month || (day.month === birth.month && day.day < birth.day);
  return day.year - birth.year - (beforeBirthday ? 1 : 0);
}

/** True from the eighteenth birthday on. */
export function isAdultOn(birth: Day, day: Day): boolean {
  return ageOn(birth, day) >= 18;
}

/** Whole days from one day to another; negative when `to` is earlier. */
export function daysSince(from: Day, to: Day): number {
  return days(from, to);
}

/** Completed weeks from one day to another, 0 on the first six days; negative when `to` is earlier. */
export function weeksSince(from: Day, to: Day): number {
  return Math.floor(days(from, to) / 7);
}

/** The Monday of the week a day is in. */
export function mondayOf(day: Day): Day {
  return day.subtract({ days: day.dayOfWeek - 1 });
}

/** The calendar day it is at an instant in a time zone, as 'Europe/Dublin'. */
export function dayIn(zone: string, instant: Temporal.Instant): Day {
  return instant.toZonedDateTimeISO(zone).toPlainDate();
}
