import type { Scope } from '../../platform/database/index.ts';
import { regionOf } from '../../programmes/index.ts';
import { houseOf, viewOf } from '../queries/house.ts';
import { queueMessage } from '../queue-message.ts';
import { stableId } from '../stable-id.ts';
import { mayAnswer } from './may-answer.ts';
import { answersLately, type Writer } from './queries.ts';

export type AnswerTemplate =
  | 'reply_yes'
  | 'reply_cannot'
  | 'reply_group_yes'
  | 'reply_group_cannot'
  | 'reply_group_freed'
  | 'reply_call'
  | 'reply_off'
  | 'reply_read'
  | 'reply_danger'
  | 'reply_stopped';

/** Answers a text by text, in the person's language and within the limits of what we say by ourselves. One answer for a text. */
export async function answerWith(
  scope: Scope,
  text: { readonly id: string; readonly personId: string },
  template: AnswerTemplate,
  writer: Writer,
  values: { readonly when?: string; readonly with?: string; readonly group?: string },
): Promise<void> {
  if (!mayAnswer(template, await answersLately(scope, text.personId), scope.now)) return;
  const house = await houseOf(scope);
  await queueMessage(scope, {
    id: stableId(text.id, 'answer'),
    template,
    channel: 'sms',
    personId: text.personId,
    referralId: writer.referralId,
    usefulUntil: scope.now.add({ hours: 24 }),
    values: {
      name: writer.called,
      worker: values.with ?? writer.workerName ?? house.hostName,
      when: values.when ?? '',
      group: values.group ?? '',
      emergency: regionOf(house.region).emergency.numbers.join(' / '),
    },
  });
}

/** When the meeting is, as the person reads it. */
export async function whenOf(scope: Scope, at: Temporal.PlainDateTime, locale: string): Promise<string> {
  return viewOf(await houseOf(scope), scope.now, locale).say.when(at);
}
