import { houseRules, makeTask } from '../care/index.ts';
import { addWorkingDays } from '../core/index.ts';
import type { Scope } from '../platform/database/index.ts';
import type { HedgerowEvent } from '../platform/events/index.ts';
import { findMessage } from './queries/messages.ts';

/** What nobody needs to mend: it would be too late. */
const settled: readonly unknown[] = ['too_late', 'too_long_ago'];

/** A message did not arrive: the link worker of its person finds another way. About nobody's case it is any co-ordinator's. */
export async function hearFailed(scope: Scope, event: HedgerowEvent): Promise<void> {
  if (settled.includes(event.payload['reason'])) return;
  const message = await findMessage(scope, event.subjectId);
  if (message?.state !== 'failed' || message.toWhom === 'staff') return;
  const { today, holidays } = await houseRules(scope);
  await makeTask(scope, {
    kind: 'message_failed',
    subjectId: message.id,
    referralId: message.referralId,
    personId: message.personId,
    assigneeId: message.linkWorkerId,
    dueOn: addWorkingDays(today, 1, holidays),
  });
}
