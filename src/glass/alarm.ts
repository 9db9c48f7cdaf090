import { houseRules, makeTask } from '../care/index.ts';
import { activeStaff } from '../identity/index.ts';
import { houseOf, queueMessage, stableId, viewOf } from '../messages/index.ts';
import type { Scope } from '../platform/database/index.ts';
import type { HedgerowEvent, Listener } from '../platform/events/index.ts';
import { findGlass } from './queries.ts';

/**
 * Tells the co-ordinators at once: a task for any of them and an e-mail to each. The e-mail names nobody, for it is a postcard, and
 * nothing waits for it: the record is open before it is sent, also at night and without a mail server.
 */
async function alarm(scope: Scope, event: HedgerowEvent, publicUrl: string): Promise<void> {
  const glass = await findGlass(scope, event.subjectId);
  if (!glass) return;
  const { today } = await houseRules(scope);
  await makeTask(scope, {
    kind: 'review_glass',
    subjectId: glass.id,
    personId: glass.personId,
    assigneeId: null,
    dueOn: today,
  });
  const house = await houseOf(scope);
  const { say } = viewOf(house, scope.now, house.locale);
  for (const one of await activeStaff(scope)) {
    if (one.role !== 'coordinator') continue;
    await queueMessage(scope, {
      id: stableId(event.id, one.id),
      template: 'break_glass',
      recipient: { email: one.email },
      values: {
        name: one.name,
        worker: glass.staffName,
        when: say.when(glass.openedAt),
        link: `${publicUrl}/break-glass/reviews`,
      },
    });
  }
}

/** What is heard in this room. */
export function glassListeners({ publicUrl }: { readonly publicUrl: string }): readonly Listener[] {
  return [
    { name: 'glass.alarm', on: ['GlassOpened'], handle: (scope, event) => alarm(scope, event, publicUrl) },
  ];
}
