import { audit } from '../../audit/index.ts';
import { NotFound, Refused } from '../../core/index.ts';
import type { Scope } from '../../platform/database/index.ts';
import { permitEditing } from '../editing/save-concept.ts';
import { learningStore } from './store.ts';

export type DecideLesson = {
  readonly conceptId: string;
  readonly serviceId: string;
  /** The version that was read before deciding. */
  readonly version: number;
  /** Use what is proposed; false puts it aside, or takes back what was in use. */
  readonly use: boolean;
};

/**
 * Uses what was learned of a service and a concept, or no longer: the list is then as if it had never been learned.
 * @throws Forbidden, NotFound, Refused (the counts changed since they were read)
 */
export async function decideLesson(scope: Scope, { use, ...lesson }: DecideLesson): Promise<void> {
  permitEditing(scope.actor);
  const store = learningStore(scope);
  const before = await store.find(lesson.conceptId, lesson.serviceId);
  if (before === null) throw new NotFound('lesson');
  if (!(await store.decide(lesson, use))) throw new Refused('matching.refused.lesson_changed');
  await audit(scope, {
    verb: use ? 'learning.approved' : before.approved === null ? 'learning.put_aside' : 'learning.reverted',
    subject: { kind: 'service', id: lesson.serviceId },
    reason: `${lesson.conceptId} ${use ? before.factor : 1}`,
  });
}
