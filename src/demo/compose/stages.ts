import type { ClosingReason } from '../../programmes/index.ts';
import type { Stage } from '../story.ts';

/** Sessions behind and ahead, from the first week to the eighth, with what happens in real weeks. */
const activeLines = [
  '|PP',
  'H|PP',
  'H|P',
  'MH|PP',
  'HH|PP',
  'HH|P',
  'HCH|PP',
  'HHH|PP',
  'HHH|P',
  'HMHH|PP',
  'HHHH|PP',
  'HHVH|PP',
  'HHHHH|PP',
  'HHMHHH|PP',
  'HHHHH|P',
  'HHHHHH|PP',
  'HHUHHHH|P',
  'HHHHHHH|P',
  'HHHCHHHH|P',
  'HHHMM|P',
] as const;

export function activeStages(count: number): Stage[] {
  return Array.from({ length: count }, (_, index) => ({
    at: 'active',
    line: activeLines[index % activeLines.length] ?? '|P',
    next: 2 + (index % 4),
  }));
}

const fullLines = [
  'HHHHHHHH|',
  'HHHMHHHHH|',
  'HHHHHHH|',
  'HHCHHHHHH|',
  'HHHHHH|',
  'HHHVHHHH|',
  'HHHHUHHHH|',
] as const;
const shortLines = ['HH|', 'HHHM|', 'H|', 'HHHH|', 'HHMM|', 'HHH|'] as const;

/** Reasons as they come in a year, most of them good. */
const closings: readonly ClosingReason[] = [
  'goals_met',
  'mostly_met',
  'goals_met',
  'disengaged',
  'mostly_met',
  'goals_met',
  'person_ended',
  'mostly_met',
  'stepped_up',
  'goals_met',
  'moved',
  'mostly_met',
  'hospital_care_home',
  'goals_met',
  'disengaged',
  'mostly_met',
  'risk_unsuitable',
  'goals_met',
  'capacity',
  'mostly_met',
];

/** Closed cases spread over the year before today; the last ones a few days ago. */
export function closedStages(count: number, from: number, to: number): Stage[] {
  return Array.from({ length: count }, (_, index) => {
    const reason = closings[index % closings.length] ?? 'goals_met';
    const full = reason === 'goals_met' || reason === 'mostly_met';
    const lines = full ? fullLines : shortLines;
    return {
      at: 'closed',
      line: lines[index % lines.length] ?? 'HHH|',
      ago: Math.round(from + ((to - from) * index) / Math.max(1, count - 1)),
      reason,
    };
  });
}

/** Cases that were asked again three months after closing. */
export function followedStages(count: number, from: number, to: number): Stage[] {
  return closedStages(count * 2, from, to)
    .filter(stage => stage.at === 'closed' && (stage.reason === 'goals_met' || stage.reason === 'mostly_met'))
    .slice(0, count)
    .map(stage => ({ ...stage, at: 'follow_up' }) as Stage);
}

/** A waiting list: ages in working days, the oldest five weeks. */
export function waitingStages(ages: readonly number[]): Stage[] {
  return ages.map(days => ({ at: 'waiting', days }));
}
