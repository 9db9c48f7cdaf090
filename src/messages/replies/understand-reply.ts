import { audit } from '../../audit/index.ts';
import { heedWords, houseRules, makeTask } from '../../care/index.ts';
import { personStore } from '../../people/index.ts';
import type { Scope } from '../../platform/database/index.ts';
import { speaksOfDanger } from '../../referrals/index.ts';
import { answerAsk, askForCall } from './answer-ask.ts';
import { answerWith, whenOf } from './answer-with.ts';
import { aboutAsked } from './asked-queries.ts';
import { type Writer, writerOf } from './queries.ts';
import { isEmergency, type Meaning, readReply } from './read-reply.ts';
import { type Ask, askStore } from './store.ts';
import { type Which, whichAsk } from './which-ask.ts';

/** A text that came in, kept before. */
export type CameIn = {
  readonly id: string;
  /** Whose number it is beyond doubt; null: nobody's, or of several. */
  readonly personId: string | null;
  readonly body: string;
};

export type Understanding = {
  /** What the text says. */
  readonly meaning: Meaning;
  /** A person has to read it: it was not understood, or there was nothing that it could be about. A task says so. */
  readonly toRead: boolean;
};

type Heard = {
  readonly scope: Scope;
  readonly text: CameIn & { readonly personId: string };
  readonly writer: Writer;
};

/**
 * Understands a text that came in and does what it says: confirms the meeting that a reminder asked about, marks that somebody cannot come,
 * has somebody ring, ends texts. Whatever is not beyond doubt is left to a person, with a task. Words of danger are never answered as
 * anything else. The person gets one answer, within the limits of `may-answer.ts`, and never one that says what is not so.
 */
export async function understandReply(scope: Scope, text: CameIn): Promise<Understanding> {
  const { personId } = text;
  const writer = personId ? await writerOf(scope, personId) : undefined;
  if (!personId || !writer) {
    await toRead(scope, text, null);
    return { meaning: 'not_understood', toRead: true };
  }
  const heard = { scope, writer, text: { ...text, personId } };
  if (speaksOfDanger(text.body) || isEmergency(text.body)) {
    await inDanger(heard);
    return { meaning: 'not_understood', toRead: true };
  }
  const { zone } = await houseRules(scope);
  const which = whichAsk(await askStore(scope).lately(personId), scope.now);
  const meaning = readReply(text.body, {
    locale: writer.locale,
    names: [writer.called, writer.workerName ?? ''],
    when: which.ask
      ? { at: which.ask.startsAt, today: scope.now.toZonedDateTimeISO(zone).toPlainDate() }
      : null,
  });
  await audit(scope, {
    verb: 'text.understood',
    subject: { kind: 'arrived_text', id: text.id },
    personId,
    reason: meaning,
  });
  return { meaning, toRead: await act(heard, meaning, which) };
}

/** Does what it says. @returns whether a person has to read it all the same */
async function act(heard: Heard, meaning: Meaning, which: Which): Promise<boolean> {
  const { scope, text, writer } = heard;
  if (meaning === 'stop') {
    await endTexts(heard);
    return false;
  }
  if (meaning === 'start') {
    await task(heard, 'texts_again');
    await answerWith(scope, text, 'reply_read', writer, {});
    return false;
  }
  if (meaning === 'call_me') {
    if (which.ask) await answerAsk(scope, which.ask, 'call_me', 'text');
    await askForCall(scope, text.personId, writer);
    await answerWith(scope, text, 'reply_call', writer, {});
    return false;
  }
  if (meaning === 'not_understood' || !which.ask) {
    await toRead(scope, text, writer);
    await answerWith(scope, text, 'reply_read', writer, {});
    return true;
  }
  return answered(heard, which.ask, meaning);
}

async function answered(
  { scope, text, writer }: Heard,
  ask: Ask,
  meaning: 'yes' | 'cannot_come',
): Promise<boolean> {
  const outcome = await answerAsk(scope, ask, meaning, 'text');
  const about = await aboutAsked(scope, ask);
  if (outcome === 'freed' && about) {
    // Who says that they come has no place any more: somebody speaks with them.
    if (meaning === 'yes') await toRead(scope, text, writer);
    await answerWith(scope, text, 'reply_group_freed', writer, { group: about.with });
    return meaning === 'yes';
  }
  if (outcome !== 'done' || !about) {
    // Whoever says yes to a meeting that was called off must not go there.
    await toRead(scope, text, writer);
    const when = await whenOf(scope, ask.startsAt, writer.locale);
    await answerWith(scope, text, outcome === 'off' ? 'reply_off' : 'reply_read', writer, { when });
    return true;
  }
  const when = await whenOf(scope, ask.startsAt, writer.locale);
  if (ask.about === 'group_date') {
    const template = meaning === 'yes' ? 'reply_group_yes' : 'reply_group_cannot';
    await answerWith(scope, text, template, writer, { when, group: about.with });
    return false;
  }
  const template = meaning === 'yes' ? 'reply_yes' : 'reply_cannot';
  await answerWith(scope, text, template, writer, { when, with: about.with });
  return false;
}

/** Texts end at once. They are told so once; who ended them before hears nothing more. */
async function endTexts({ scope, text, writer }: Heard): Promise<void> {
  if (!writer.mayText) return;
  await answerWith(scope, text, 'reply_stopped', writer, {});
  await personStore(scope).change(text.personId, { may_text: false });
  await audit(scope, {
    verb: 'person.changed',
    subject: { kind: 'person', id: text.personId },
    personId: text.personId,
    fields: ['may_text'],
    reason: 'stop_by_text',
  });
}

async function inDanger({ scope, text, writer }: Heard): Promise<void> {
  const { personId, body } = text;
  await toRead(scope, text, writer);
  const { referralId, linkWorkerId } = writer;
  if (referralId) await heedWords(scope, { id: referralId, personId, linkWorkerId }, [body]);
  await answerWith(scope, text, 'reply_danger', writer, {});
  await audit(scope, {
    verb: 'text.read_carefully',
    subject: { kind: 'arrived_text', id: text.id },
    personId,
  });
}

async function task({ scope, text, writer }: Heard, kind: 'texts_again'): Promise<void> {
  await makeTask(scope, {
    kind,
    subjectId: text.personId,
    referralId: writer.referralId,
    personId: text.personId,
    assigneeId: writer.linkWorkerId,
    dueOn: (await houseRules(scope)).today,
  });
}

/** A person reads it: the link worker, or any co-ordinator where there is none. */
async function toRead(scope: Scope, text: CameIn, writer: Writer | null): Promise<void> {
  await makeTask(scope, {
    kind: 'text_arrived',
    subjectId: text.id,
    referralId: writer?.referralId ?? null,
    personId: text.personId,
    assigneeId: writer?.linkWorkerId ?? null,
    dueOn: (await houseRules(scope)).today,
  });
}
