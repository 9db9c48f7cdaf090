import { audit } from '../audit/index.ts';
import type { Scope } from '../platform/database/index.ts';
import type { HedgerowEvent } from '../platform/events/index.ts';
import { waitingAbout } from './queries/messages.ts';
import { messageStore } from './store.ts';
import { saidNo } from './what-stops.ts';

/**
 * Somebody said no: what waits and was allowed before is held at once, so that whoever looks at the outbox sees why. Nothing depends on
 * it: each message is asked about again before it leaves.
 */
export async function holdWhatIsRefused(scope: Scope, { payload }: HedgerowEvent): Promise<void> {
  const { personId } = payload;
  if (typeof personId !== 'string') return;
  for (const message of await waitingAbout(scope, personId)) {
    if (!(await saidNo(scope, message))) continue;
    const held = { state: 'held', stateReason: 'consent_withdrawn', nextTryAt: null } as const;
    await messageStore(scope).change(message.id, held);
    await audit(scope, {
      verb: 'message.held',
      subject: { kind: 'message', id: message.id },
      personId,
      reason: 'consent_withdrawn',
    });
  }
}
