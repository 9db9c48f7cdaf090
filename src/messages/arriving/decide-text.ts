import { audit } from '../../audit/index.ts';
import { settleTasks } from '../../care/index.ts';
import { Forbidden, NotFound, Refused } from '../../core/index.ts';
import type { Scope } from '../../platform/database/index.ts';
import { emit } from '../../platform/events/index.ts';
import { mayWrite } from './may-write.ts';
import { correspondent } from './queries.ts';
import { arrivedStore } from './store.ts';

/** What a member of staff says of a text: dealt with; or, where several have its number, who wrote. */
export const textActs = ['done', 'theirs', 'not_theirs'] as const;
export type TextAct = (typeof textActs)[number];

/**
 * Deals with a text. Who wrote is told to the other records of that number by the house itself (`TextOwned`), which the one who says
 * it may not even see.
 * @param input.personId whose text it must be, where it is looked for among somebody's
 * @throws NotFound for a text that does not exist for this actor, Forbidden for one of a person who is another link worker's, Refused when
 * it was dealt with already or is nobody else's
 */
export async function decideText(
  scope: Scope,
  input: { readonly textId: string; readonly act: TextAct; readonly personId?: string },
): Promise<void> {
  const store = arrivedStore(scope);
  const text = await store.hold(input.textId);
  if (!text || (input.personId !== undefined && text.personId !== input.personId)) throw new NotFound('text');
  const person = text.personId === null ? undefined : await correspondent(scope, text.personId);
  const may = mayWrite(scope.actor, person ?? { linkWorkerId: null });
  if (!may.ok) throw new Forbidden(may.reasonKey);
  if (text.handledAt) throw new Refused('messages.texts.refused.handled');
  if (input.act !== 'done' && !text.shared) throw new Refused('messages.texts.refused.notShared');
  if (input.act === 'done') {
    await store.handled([text.id]);
    await settleTasks(scope, 'text_arrived', text.id);
  } else {
    await emit(scope, { name: 'TextOwned', subjectId: text.id, payload: { act: input.act } });
    if (input.act === 'theirs') await store.settleOn(text.id);
  }
  await audit(scope, {
    verb: `arrived_text.${input.act}`,
    subject: { kind: 'arrived_text', id: text.id },
    personId: text.personId,
  });
}
