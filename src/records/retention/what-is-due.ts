import type { Scope } from '../../platform/database/index.ts';
import { type Due, dueOf, type History } from './due.ts';
import { historiesBefore, keepingRules } from './queries.ts';

export type DueRecord = History & Due;

/** How many records one run takes at most. */
export const MOST_AT_ONCE = 500;

/**
 * What would go today, why and since when, and what would go but is held: nothing changes. Says references and days, no names.
 * @param only asks about these records only
 */
export async function whatIsDue(
  scope: Scope,
  only?: readonly string[],
): Promise<{ readonly due: readonly DueRecord[]; readonly held: readonly DueRecord[] }> {
  const { profile, longer, zone, today } = await keepingRules(scope);
  const ofRecords = profile.retention.filter(
    rule => rule.record !== 'audit' && rule.record !== 'unsent_draft',
  );
  const ends = ofRecords.map(rule => today.subtract(rule.period));
  const histories = await historiesBefore(scope, {
    zone,
    // A day more, for periods that begin on a day that other years lack.
    before: latest(ends).add({ days: 1 }),
    limit: MOST_AT_ONCE * 4,
    ...(only ? { only } : {}),
  });
  const over = histories.flatMap(history => {
    const due = dueOf(history, profile.retention, longer);
    return due && Temporal.PlainDate.compare(due.dueOn, today) <= 0 ? [{ ...history, ...due }] : [];
  });
  return {
    due: over.filter(one => !one.isHeld).slice(0, MOST_AT_ONCE),
    held: over.filter(one => one.isHeld),
  };
}

const latest = (days: readonly Temporal.PlainDate[]): Temporal.PlainDate =>
  days.reduce((one, other) => (Temporal.PlainDate.compare(one, other) < 0 ? other : one));
