import { audit, auditAll } from '../../audit/index.ts';
import { Forbidden } from '../../core/index.ts';
import { findGroup, mayDoWithGroup, ruleOf } from '../../groups/index.ts';
import { assessmentsOfCases, coursePlaces, everChosenOf, instrumentsOf } from '../../outcomes/index.ts';
import { whoSaidNo } from '../../people/index.ts';
import type { Actor, Scope } from '../../platform/database/index.ts';
import { type CourseChange, type CourseFigures, courseChanges, courseFigures } from './course.ts';
import { type DateFact, dateFacts, type PlaceFact, placeFacts } from './queries.ts';

/** What somebody may see of a course: everything with the people behind it, its register, or figures that show no one. */
export type Sight = 'people' | 'register' | 'figures';

/** The co-ordinator sees the people; who leads the course keeps its register and sees its counts; everybody else who works with people figures only. */
export function sightOf(actor: Actor, leads: boolean): Sight {
  const leave = mayDoWithGroup(actor, 'look', leads);
  if (!leave.ok) throw new Forbidden(leave.reasonKey);
  if (actor.role === 'coordinator') return 'people';
  return leads ? 'register' : 'figures';
}

export type CourseReport = {
  readonly group: Awaited<ReturnType<typeof findGroup>>['group'];
  readonly over: boolean;
  readonly places: readonly PlaceFact[];
  readonly figures: CourseFigures;
  readonly dates: readonly DateFact[];
  readonly changes: readonly CourseChange[];
};

/** Whether the reader leads a group. @throws NotFound */
export async function leadsGroup(scope: Scope, groupId: string): Promise<boolean> {
  const { leaders } = await findGroup(scope, groupId);
  return leaders.some(one => one.staffId === scope.actor.id);
}

/**
 * Everything a course comes to. Whoever sees only figures has them worked out for them over everybody, since their own sight would leave people
 * out; what they are shown of it is up to the page.
 * @throws NotFound
 */
export async function readReport(
  scope: Scope,
  groupId: string,
  today: Temporal.PlainDate,
): Promise<CourseReport> {
  const { group } = await findGroup(scope, groupId);
  const without = [...(await whoSaidNo(scope, 'figures'))];
  const places = await placeFacts(scope, groupId, without);
  const dates = await dateFacts(scope, groupId, without);
  const catalogue = await instrumentsOf(scope, today);
  const asks = (await everChosenOf(scope, groupId)).flatMap(id => catalogue.of(id) ?? []);
  const measured = (await coursePlaces(scope, { groupId, ever: true })).filter(
    one => !without.includes(one.personId),
  );
  const taken = await assessmentsOfCases(
    scope,
    measured.flatMap(one => one.referralId ?? []),
  );
  const over = group.state === 'ended' || group.state === 'cancelled';
  return {
    group,
    over,
    places,
    dates,
    figures: courseFigures(places, ruleOf(group), over),
    changes: courseChanges(
      measured.map(place => ({ place, taken: taken.get(place.referralId ?? '') ?? [] })),
      asks,
      today,
    ),
  };
}

/** That the report was read; with whose names it was shown, if any. */
export async function onRecord(scope: Scope, groupId: string, shown: readonly PlaceFact[]): Promise<void> {
  await audit(scope, {
    verb: 'report.read',
    subject: { kind: 'own_group', id: groupId },
    reason: 'course',
  });
  await auditAll(
    scope,
    shown.map(one => ({
      verb: 'group_place.listed',
      subject: { kind: 'group_place', id: one.placeId },
      personId: one.personId,
    })),
  );
}
