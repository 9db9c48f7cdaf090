import { houseRules } from '../care/index.ts';
import { Refused } from '../core/index.ts';
import type { Scope } from '../platform/database/index.ts';
import { move } from './move.ts';

export type BookFirst = {
  readonly referralId: string;
  readonly introductionId: string;
  /** Local day and time of the first visit; not in the past. */
  readonly at: Temporal.PlainDateTime;
};

/** Puts the first visit in the book, or moves it to another day. */
export async function bookFirst(scope: Scope, { at, ...one }: BookFirst): Promise<void> {
  const { today } = await houseRules(scope);
  if (Temporal.PlainDate.compare(at.toPlainDate(), today) < 0)
    throw new Refused('introductions.refused.past');
  await move(scope, { ...one, name: 'book', set: { booked_for: at } });
}
