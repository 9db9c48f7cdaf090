import type { Fact } from './record.ts';

/** Days as people ask for them, Monday first. */
export const weekDays = ['mo', 'tu', 'we', 'th', 'fr', 'sa', 'su'] as const;
export type WeekDay = (typeof weekDays)[number];

/** Before noon, from noon to five, from five on. */
export const weekParts = ['morning', 'afternoon', 'evening'] as const;
export type WeekPart = (typeof weekParts)[number];

const hourUnknown = 3;
const dayUnknown = 1 << 28;

/** What of `listing.week` fits days and parts for certain, and what of it leaves the question open. */
export type WeekMask = { readonly fit: number; readonly open: number };

/**
 * The masks of a question about days and parts of the day; none of either means any. Null when nothing is asked.
 * The bits are those of the column: 4 × day for morning, afternoon, evening and "no hour said"; bit 28 "no day said".
 */
export function weekMask(days: readonly WeekDay[], parts: readonly WeekPart[]): WeekMask | null {
  if (days.length + parts.length === 0) return null;
  const asked = days.length > 0 ? days : weekDays;
  let fit = 0;
  let open = dayUnknown;
  for (const day of asked) {
    const first = 4 * weekDays.indexOf(day);
    for (const part of parts.length > 0 ? parts : weekParts) fit |= 1 << (first + weekParts.indexOf(part));
    if (parts.length === 0) fit |= 1 << (first + hourUnknown);
    else open |= 1 << (first + hourUnknown);
  }
  return { fit, open };
}

/** Whether a service takes place when it was asked for. */
export function fitsWeek(week: number, mask: WeekMask): Fact {
  if ((week & mask.fit) !== 0) return 'yes';
  return (week & mask.open) !== 0 ? 'unknown' : 'no';
}
