import { houseRules } from '../care/index.ts';
import { dayIn, Refused } from '../core/index.ts';
import type { Scope } from '../platform/database/index.ts';
import { holdIntroduction, move } from './move.ts';

export type AttendFirst = {
  readonly referralId: string;
  readonly introductionId: string;
  /** Not ahead, and not before the group was told. */
  readonly on: Temporal.PlainDate;
};

/** The person went for the first time: the unit of success. */
export async function attendFirst(scope: Scope, { on, ...one }: AttendFirst): Promise<void> {
  const { today, zone } = await houseRules(scope);
  if (Temporal.PlainDate.compare(on, today) > 0) throw new Refused('introductions.refused.future');
  const found = await holdIntroduction(scope, one.referralId, one.introductionId);
  if (found.sent_at && Temporal.PlainDate.compare(on, dayIn(zone, found.sent_at)) < 0) {
    throw new Refused('introductions.refused.before_sent');
  }
  await move(scope, { ...one, name: 'attend_first', set: { first_attended_on: on } });
}
