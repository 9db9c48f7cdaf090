import { caseOf, houseRules } from '../../care/index.ts';
import { NotFound, Refused } from '../../core/index.ts';
import type { Scope } from '../../platform/database/index.ts';
import type { Timepoint } from '../../programmes/index.ts';
import type { Assessment } from '../assessment.ts';
import { dueNow } from '../due.ts';
import { type Catalogue, instrumentsOf } from '../instruments/index.ts';
import { assessmentsOf } from '../queries.ts';
import { type RecordAssessments, recordAssessments } from '../record-assessments.ts';
import { heldDaysOf } from '../schedule/queries.ts';
import { isWithin } from './course-moment.ts';
import { placeAsked } from './place-in-course.ts';

/**
 * Puts on record what somebody answered for a course. What their own case asks at this moment as well is kept for the case, and counts for the
 * course from there: one answer, asked once, never copied.
 * @returns ids of the assessments added
 * @throws NotFound, Forbidden, Stale, Refused (the place was given up, a day at which it does not count)
 */
export async function recordForCourse(scope: Scope, input: RecordAssessments): Promise<readonly string[]> {
  const asked = await placeAsked(scope, input);
  if (!asked) throw new NotFound('group_place');
  const { place, moment } = asked;
  if (!['booked', 'completed'].includes(place.state)) throw new Refused('outcomes.course.refused.left');
  if (!isWithin(input.takenOn, moment)) throw new Refused(`outcomes.course.refused.day.${moment.timepoint}`);
  const { today } = await houseRules(scope);
  const own = input.proxy || !input.takenOn.equals(today) ? null : await openOfCase(scope, input.referralId);
  const forCase = input.filled.filter(one => !one.declined && own?.open.has(one.instrument));
  const rest = input.filled.filter(one => !forCase.includes(one));
  const kept =
    own && forCase.length > 0
      ? await recordAssessments(scope, {
          ...input,
          placeId: null,
          timepoint: own.timepoint,
          filled: forCase,
          seen: undefined,
        })
      : [];
  return rest.length > 0 ? [...kept, ...(await recordAssessments(scope, { ...input, filled: rest }))] : kept;
}

/** What the case itself asks of somebody now; null when it is not the time. */
export async function openOfCase(
  scope: Scope,
  referralId: string,
): Promise<{ readonly timepoint: Timepoint; readonly open: ReadonlySet<string> } | null> {
  const { today, zone, settings } = await houseRules(scope);
  const kase = await caseOf(scope, referralId);
  const taken: readonly Assessment[] = await assessmentsOf(scope, referralId);
  const catalogue: Catalogue = await instrumentsOf(scope, today);
  const due = dueNow(
    {
      state: kase.state,
      sessionsHeld: kase.sessionsHeld,
      sessionsPlanned: kase.sessionsPlanned,
      closedOn: kase.closedAt?.toZonedDateTimeISO(zone).toPlainDate() ?? null,
      today,
      heldOn: await heldDaysOf(scope, referralId),
    },
    settings,
    taken,
    catalogue,
  );
  return due && { timepoint: due.timepoint, open: new Set(due.open.map(one => one.id)) };
}
