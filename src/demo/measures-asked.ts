import { houseRules } from '../care/index.ts';
import { askForMeasures, dueMoments, notReached, ons4, recordAssessments } from '../outcomes/index.ts';
import type { Scope } from '../platform/database/index.ts';
import type { World } from './world.ts';

const WAYS = ['phone', 'paper'] as const;

/**
 * Of the measures that are due some were asked for by phone or on paper, some people could not be reached, and one husband answered for his
 * wife, so that the list of what is missing reads like any week.
 */
export async function askForSomeMeasures(scope: Scope, { calendar, setting }: World): Promise<void> {
  const { settings } = await houseRules(scope);
  const rules = { ...settings, today: calendar.today, zone: setting.zone };
  const due = await dueMoments(scope, rules, { most: 60, after: null, linkWorkerId: null });
  const open = due.filter(({ timepoint }) => timepoint !== 'waiting');
  for (const [at, { referralId, timepoint }] of open.entries()) {
    const then: Scope = { ...scope, now: scope.now.subtract({ hours: 24 * (3 + (at % 9)) }) };
    if (at % 3 === 0) await askForMeasures(then, { referralId, timepoint, way: WAYS[at % 2] ?? 'phone' });
    if (at % 7 === 4) await notReached(then, { referralId, timepoint });
  }
  const forHer = open.find(one => one.timepoint !== 'follow_up' && one.fate === 'not_asked');
  if (!forHer) return;
  await recordAssessments(scope, {
    referralId: forHer.referralId,
    timepoint: forHer.timepoint,
    takenOn: calendar.today,
    mode: 'phone',
    askedIn: 'en',
    proxy: { by: 'partner', reason: 'speech' },
    filled: [
      {
        instrument: ons4.id,
        declined: false,
        answers: { satisfied: 5, worthwhile: 6, happy: 5, anxious: 4 },
      },
    ],
  });
}
