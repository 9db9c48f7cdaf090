import { houseRules, makeTask } from '../../care/index.ts';
import type { Scope } from '../../platform/database/index.ts';
import type { HedgerowEvent } from '../../platform/events/index.ts';
import { understandReply } from '../replies/index.ts';
import { whoseNumber } from './number-queries.ts';
import { arrivedStore } from './store.ts';

/** Finds out what a text means, once. Of a number that several people have nothing is guessed: each of their link workers is asked. */
export async function hearText(scope: Scope, event: HedgerowEvent): Promise<void> {
  const store = arrivedStore(scope);
  const text = await store.hold(event.subjectId);
  if (!text || text.understood !== null) return;
  if (!text.shared) {
    const { meaning, toRead } = await understandReply(scope, text);
    await store.understood(text.id, meaning);
    if (!toRead) await store.handled([text.id]);
    return;
  }
  const known = await whoseNumber(scope, text.from);
  const { today } = await houseRules(scope);
  await makeTask(scope, {
    kind: 'text_arrived',
    subjectId: text.id,
    referralId: text.referralId,
    personId: text.personId,
    assigneeId: known.find(({ personId }) => personId === text.personId)?.linkWorkerId ?? null,
    dueOn: today,
  });
  await store.understood(text.id, 'shared');
}
