/** A schedule as far as it tells when something begins; dates 'YYYY-MM-DD', times 'HH:MM:SS'. */
export type Rule = {
  readonly freq: string | null;
  readonly interval: number | null;
  readonly count: number | null;
  readonly byday: string | null;
  readonly bymonthday: string | null;
  readonly from: string | null;
  readonly until: string | null;
  readonly opensAt: string | null;
};

const weekdays = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];
/** Further ahead nobody plans; a service that begins later is found when it comes nearer. */
const daysLooked = 92;

/**
 * When a service next begins after `now`, looked for a quarter of a year ahead; null when no rule says it plainly. A rule
 * without an hour, or one that ends after a number of times, says nothing here.
 */
export function nextStart(
  rules: readonly Rule[],
  now: Temporal.Instant,
  zone: string,
): Temporal.Instant | null {
  const here = now.toZonedDateTimeISO(zone);
  const starts = rules.flatMap(rule => startOf(rule, here) ?? []);
  return starts.toSorted(Temporal.Instant.compare)[0] ?? null;
}

function startOf(rule: Rule, here: Temporal.ZonedDateTime): Temporal.Instant | null {
  if (rule.opensAt === null || rule.count !== null) return null;
  const time = Temporal.PlainTime.from(rule.opensAt);
  let day = here.toPlainDate();
  for (let ahead = 0; ahead < daysLooked; ahead += 1, day = day.add({ days: 1 })) {
    if (rule.until !== null && day.toString() > rule.until) return null;
    if (!takesPlaceOn(rule, day)) continue;
    const start = day.toZonedDateTime({ timeZone: here.timeZoneId, plainTime: time });
    if (Temporal.ZonedDateTime.compare(start, here) > 0) return start.toInstant();
  }
  return null;
}

function takesPlaceOn(rule: Rule, day: Temporal.PlainDate): boolean {
  if (rule.from !== null && day.toString() < rule.from) return false;
  const first = rule.from === null ? null : Temporal.PlainDate.from(rule.from);
  const every = rule.interval ?? 1;
  if (every > 1 && first === null) return false;
  if (rule.freq === 'DAILY')
    return onWeekday(rule.byday, day) && (every === 1 || away(first, day) % every === 0);
  if (rule.freq === 'MONTHLY')
    return (every === 1 || monthsAway(first, day) % every === 0) && inMonth(rule, day);
  if (rule.freq === 'WEEKLY' || (rule.freq === null && rule.byday !== null)) {
    if (every > 1 && weeksAway(first, day) % every !== 0) return false;
    return rule.byday === null ? first?.dayOfWeek === day.dayOfWeek : onWeekday(rule.byday, day);
  }
  return rule.freq === null && first !== null && first.equals(day);
}

function onWeekday(byday: string | null, day: Temporal.PlainDate): boolean {
  return byday === null || byday.split(',').includes(weekdays[day.dayOfWeek - 1] ?? '');
}

// The second Tuesday is 2TU, the last one -1TU.
function inMonth({ byday, bymonthday, from }: Rule, day: Temporal.PlainDate): boolean {
  const name = weekdays[day.dayOfWeek - 1];
  const ahead = Math.ceil(day.day / 7);
  const back = Math.ceil((day.daysInMonth - day.day + 1) / 7);
  if (byday !== null)
    return byday
      .split(',')
      .some(one => one === `${ahead}${name}` || one === `+${ahead}${name}` || one === `-${back}${name}`);
  if (bymonthday !== null)
    return bymonthday
      .split(',')
      .some(one => Number(one) === day.day || Number(one) === day.day - day.daysInMonth - 1);
  return from !== null && Temporal.PlainDate.from(from).day === day.day;
}

const away = (first: Temporal.PlainDate | null, day: Temporal.PlainDate): number =>
  (first ?? day).until(day, { largestUnit: 'days' }).days;

const mondayBefore = (day: Temporal.PlainDate): Temporal.PlainDate =>
  day.subtract({ days: day.dayOfWeek - 1 });

const weeksAway = (first: Temporal.PlainDate | null, day: Temporal.PlainDate): number =>
  away(mondayBefore(first ?? day), mondayBefore(day)) / 7;

const monthsAway = (first: Temporal.PlainDate | null, day: Temporal.PlainDate): number =>
  (day.year - (first ?? day).year) * 12 + day.month - (first ?? day).month;
