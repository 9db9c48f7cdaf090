import { RRuleTemporal } from 'rrule-temporal';
import type { Holidays } from '../core/index.ts';

/** How often a group meets: `listed` has no rule, its days are given one by one. */
export const rhythms = ['weekly', 'fortnightly', 'monthly', 'listed'] as const;
export type RhythmName = (typeof rhythms)[number];

const codes = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const;

/**
 * The rule of RFC 5545 for a rhythm that begins on a day; null for a list. Monthly means the same weekday of the same week of the
 * month; a fifth week is taken as the last, so that no month is left out.
 * @example ruleOf('monthly', Temporal.PlainDate.from('2026-11-10')) // 'FREQ=MONTHLY;BYDAY=2TU'
 */
export function ruleOf(rhythm: RhythmName, begins: Temporal.PlainDate): string | null {
  const day = codes[begins.dayOfWeek - 1] ?? 'MO';
  if (rhythm === 'listed') return null;
  if (rhythm === 'weekly') return `FREQ=WEEKLY;BYDAY=${day}`;
  if (rhythm === 'fortnightly') return `FREQ=WEEKLY;INTERVAL=2;BYDAY=${day}`;
  const week = Math.ceil(begins.day / 7);
  return `FREQ=MONTHLY;BYDAY=${week === 5 ? -1 : week}${day}`;
}

/** Which rhythm a rule is. */
export function rhythmOf(rule: string | null): RhythmName {
  if (rule === null) return 'listed';
  if (rule.startsWith('FREQ=MONTHLY')) return 'monthly';
  return rule.includes('INTERVAL=2') ? 'fortnightly' : 'weekly';
}

export type DaysAsked = {
  readonly rule: string;
  readonly begins: Temporal.PlainDate;
  /** The first day wanted; days before it are passed over. */
  readonly from?: Temporal.PlainDate;
  /** How many at most. */
  readonly most: number;
  /** The last day wanted. */
  readonly until?: Temporal.PlainDate;
  readonly holidays: Holidays;
  /** Further days on which it does not meet. */
  readonly off?: ReadonlySet<string>;
};

/** Two years of days off are more than any group takes. */
const MOST_TRIES = 750;

/**
 * The days on which a group meets, in order. A public holiday or a day off is passed over, and what a course loses by it is added at
 * its end: six weeks stay six meetings.
 */
export function daysOf(asked: DaysAsked): readonly Temporal.PlainDate[] {
  const { begins, from = begins, most, until, holidays, off = new Set() } = asked;
  // The rule gives days only. It is asked in universal time, where no clock changes; what time it is on the wall is said elsewhere.
  const rule = new RRuleTemporal({
    rruleString: asked.rule,
    dtstart: begins.toZonedDateTime({ timeZone: 'UTC', plainTime: '12:00' }),
  });
  const found: Temporal.PlainDate[] = [];
  let last = begins.toZonedDateTime({ timeZone: 'UTC', plainTime: '11:00' });
  for (let tries = 0; found.length < most && tries < MOST_TRIES; tries += 1) {
    const next = rule.next(last, false);
    if (!next) break;
    last = next;
    const day = next.toPlainDate();
    if (until && Temporal.PlainDate.compare(day, until) > 0) break;
    if (Temporal.PlainDate.compare(day, from) < 0) continue;
    const text = day.toString();
    if (!holidays.has(text) && !off.has(text)) found.push(day);
  }
  return found;
}

/** When it begins on a day: ten o'clock is ten o'clock on the wall, before and after the clocks change. */
export function startOn(day: Temporal.PlainDate, time: Temporal.PlainTime, zone: string): Temporal.Instant {
  return day.toZonedDateTime({ timeZone: zone, plainTime: time }).toInstant();
}
