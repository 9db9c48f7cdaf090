import { audit } from '../../audit/index.ts';
import { houseRules } from '../../care/index.ts';
import { Refused } from '../../core/index.ts';
import { allowedGroup } from '../../groups/index.ts';
import type { Scope } from '../../platform/database/index.ts';
import { emit } from '../../platform/events/index.ts';
import { instrumentsOf } from '../instruments/index.ts';
import { choicesOf } from './choices.ts';
import { chosenOf } from './course-queries.ts';
import { courseStore } from './course-store.ts';

/**
 * Says which questionnaires a course asks at its start and its end; none is a choice too. The same again changes nothing. What was asked
 * before stays on record and is still compared.
 * @throws NotFound, Forbidden, Refused (no course, over, or a questionnaire that the programme does not ask)
 */
export async function chooseMeasures(
  scope: Scope,
  { groupId, instruments }: { readonly groupId: string; readonly instruments: readonly string[] },
): Promise<void> {
  const group = await allowedGroup(scope, groupId, 'found');
  if (group.kind !== 'course') throw new Refused('outcomes.course.refused.regular');
  if (group.state === 'ended' || group.state === 'cancelled')
    throw new Refused('outcomes.course.refused.over');
  const { settings, today } = await houseRules(scope);
  const choices = choicesOf(settings, await instrumentsOf(scope, today)).map(one => one.id);
  const chosen = choices.filter(one => instruments.includes(one));
  if (chosen.length !== new Set(instruments).size) throw new Refused('outcomes.course.refused.not_asked');
  const before = await chosenOf(scope, groupId);
  if (before.join(' ') === chosen.join(' ')) return;
  await courseStore(scope).choose(groupId, chosen);
  await audit(scope, {
    verb: 'group_measures.chosen',
    subject: { kind: 'own_group', id: groupId },
    fields: chosen,
  });
  await emit(scope, { name: 'GroupMeasuresChosen', subjectId: groupId, payload: { instruments: chosen } });
}
