import { caseOf, houseRules, makeTask } from '../care/index.ts';
import type { Scope } from '../platform/database/index.ts';
import type { HedgerowEvent } from '../platform/events/index.ts';
import { aboutReferral } from './queries/about.ts';
import { queueMessage } from './queue-message.ts';
import { stableId } from './stable-id.ts';

/**
 * Tells somebody that questions wait on their own page, and reminds them once, in a way they allow. Where there is none, their link
 * worker asks them.
 */
export async function hearMeasures(scope: Scope, event: HedgerowEvent): Promise<void> {
  const { way, askId } = event.payload;
  if (way !== 'link' || typeof askId !== 'string') return;
  const about = await aboutReferral(scope, event.subjectId);
  if (!about?.personId) return;
  const queued = await queueMessage(scope, {
    id: stableId(askId, 'measures_waiting', event.name),
    template: 'measures_waiting',
    personId: about.personId,
    referralId: about.id,
    values: { name: about.called, worker: about.workerName ?? '' },
  });
  if (queued.state !== 'not_written' && queued.state !== 'held') return;
  const { today } = await houseRules(scope);
  await makeTask(scope, {
    kind: 'measures_due',
    subjectId: about.id,
    referralId: about.id,
    personId: about.personId,
    assigneeId: (await caseOf(scope, about.id)).linkWorkerId,
    dueOn: today,
  });
}
