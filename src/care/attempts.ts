import { addWorkingDays, type Holidays, nextWorkingDay } from '../core/index.ts';
import {
  type ContactMode,
  type ContactOutcome,
  outcomesInTouch,
  type ProgrammeSettings,
} from '../programmes/index.ts';

/** One try to reach the person, in local time. */
export type Attempt = {
  readonly at: Temporal.PlainDateTime;
  readonly mode: ContactMode;
  readonly outcome: ContactOutcome;
};

/** Before noon, before five, after. */
export type DayPart = 'morning' | 'afternoon' | 'evening';

/** What is tried next: a channel not used so far, another time of day, or both; or a look at the contact details. */
export type Suggestion = {
  readonly channel: ContactMode | null;
  readonly part: DayPart | null;
  readonly checkDetails: boolean;
};

/** Where the three-attempts rule stands. */
export type AttemptsProgress = {
  /** Attempts that count, oldest first; two by one channel in one part of one day are one. */
  readonly counted: readonly Attempt[];
  readonly needed: number;
  readonly channels: readonly ContactMode[];
  readonly parts: readonly DayPart[];
  /** The day the next one is due; null when none is needed any more. */
  readonly nextDue: Temporal.PlainDate | null;
  readonly suggestion: Suggestion | null;
  /** The first day on which “could not be contacted” may close the case; null before the first attempt. */
  readonly mayCloseFrom: Temporal.PlainDate | null;
  readonly fulfilled: boolean;
};

type Rules = Pick<ProgrammeSettings, 'attempts' | 'attemptDays' | 'attemptChannels'>;

/** Channels that reach the person themself, in the order in which they are suggested. */
const channelsToTry: readonly ContactMode[] = ['phone', 'text', 'email', 'letter'];
const partsToTry: readonly DayPart[] = ['morning', 'evening', 'afternoon'];
/** Nothing got through: a try at a wrong address is none, but says that the details need a look. */
const notDelivered: ReadonlySet<ContactOutcome> = new Set(['wrong_number', 'number_not_working', 'returned']);

/** The part of the day of a time. */
export function partOf(time: Temporal.PlainTime | Temporal.PlainDateTime): DayPart {
  if (time.hour < 12) return 'morning';
  return time.hour < 17 ? 'afternoon' : 'evening';
}

/** Tries since the two sides were last in touch; what came before no longer matters. */
function sinceInTouch(attempts: readonly Attempt[]): readonly Attempt[] {
  const sorted = attempts.toSorted((a, b) => Temporal.PlainDateTime.compare(a.at, b.at));
  const last = sorted.findLastIndex(one => outcomesInTouch.has(one.outcome));
  return sorted.slice(last + 1);
}

function countable(attempts: readonly Attempt[]): readonly Attempt[] {
  const seen = new Set<string>();
  return attempts.filter(({ at, mode, outcome }) => {
    const key = `${at.toPlainDate()} ${mode} ${partOf(at)}`;
    if (mode === 'third_party' || notDelivered.has(outcome) || seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

/**
 * The three-attempts rule of first contact (domain.md): so many attempts over so many working days, through at least
 * so many channels, at different times of day. Attempts before the last time in touch do not count.
 * @param allowed channels the person's safe-contact rules leave open; only these are suggested
 * @example attemptsProgress([], settings, holidays, today).fulfilled // false
 */
export function attemptsProgress(
  attempts: readonly Attempt[],
  settings: Rules,
  holidays: Holidays,
  today: Temporal.PlainDate,
  allowed: readonly ContactMode[] = channelsToTry,
): AttemptsProgress {
  const recent = sinceInTouch(attempts);
  const counted = countable(recent);
  const channels = [...new Set(counted.map(one => one.mode))];
  const parts = [...new Set(counted.map(one => partOf(one.at)))];
  const needed = settings.attempts;
  // Where the person allows one channel only, a second cannot be asked for.
  const possible = new Set([...channels, ...allowed]).size;
  const channelsNeeded = Math.min(settings.attemptChannels, needed, Math.max(possible, 1));
  const partsNeeded = Math.min(2, needed);
  const complete =
    counted.length >= needed && channels.length >= channelsNeeded && parts.length >= partsNeeded;
  const first = counted.at(0)?.at.toPlainDate() ?? null;
  const mayCloseFrom = first === null ? null : addWorkingDays(first, settings.attemptDays, holidays);
  const fulfilled = complete && mayCloseFrom !== null && Temporal.PlainDate.compare(today, mayCloseFrom) >= 0;
  const failed = recent.at(-1);
  return {
    counted,
    needed,
    channels,
    parts,
    nextDue: complete ? null : dueAfter(counted, settings, holidays),
    suggestion: complete
      ? null
      : {
          channel: channels.length < channelsNeeded ? (untried(allowed, channels) ?? null) : null,
          part:
            counted.length > 0 && parts.length < partsNeeded ? (untried(partsToTry, parts) ?? null) : null,
          checkDetails: failed !== undefined && notDelivered.has(failed.outcome),
        },
    mayCloseFrom,
    fulfilled,
  };
}

function untried<T>(order: readonly T[], used: readonly T[]): T | undefined {
  return order.find(one => !used.includes(one));
}

/** Attempts are spread evenly over the days of the rule, never two on one day. */
function dueAfter(
  counted: readonly Attempt[],
  settings: Rules,
  holidays: Holidays,
): Temporal.PlainDate | null {
  const [first] = counted;
  const last = counted.at(-1);
  if (!first || !last) return null;
  const gap = Math.max(1, Math.floor(settings.attemptDays / Math.max(1, settings.attempts - 1)));
  const steps = Math.min(counted.length, Math.max(1, settings.attempts - 1));
  const even = addWorkingDays(first.at.toPlainDate(), gap * steps, holidays);
  const soonest = nextWorkingDay(last.at.toPlainDate(), holidays);
  return Temporal.PlainDate.compare(even, soonest) > 0 ? even : soonest;
}
